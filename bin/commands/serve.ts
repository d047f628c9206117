import pg from 'pg';
import { type Environment, readServeSettings } from '../../src/platform/config/config.ts';
import type { Installation } from '../../src/platform/database/installation.ts';
import { loadDemoCity } from '../demo-city.ts';
import { type RunningServer, startServer } from '../server.ts';
import { complain, EXIT, say } from './output.ts';

/** A signal stops the server cleanly, also one that comes while it is still starting. */
function stopOnSignal(starting: Promise<RunningServer>): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      starting
        .then((server) => server.stop())
        .then(
          () => process.exit(EXIT.done),
          () => process.exit(EXIT.found),
        );
    });
  }
}

async function refuseDemoCity(installation: Installation): Promise<void> {
  const owner = new pg.Client({ connectionString: installation.urls.samlad_owner });
  await owner.connect();
  try {
    const { rowCount } = await owner.query('select 1 from identity.person where demo limit 1');
    if (rowCount) {
      throw new Error('Den här datamappen har demostaden i sig. Välj en annan mapp med SAMLAD_DATA.');
    }
    const roles = await owner.query('select 1 from identity.role_assignment limit 1');
    if (!roles.rowCount) {
      complain(
        'Ingen har någon roll ännu. Lägg till den första: samlad add-administrator --name "För- och efternamn" --email namn@kommunen.se',
      );
    }
  } finally {
    await owner.end();
  }
}

/** `samlad serve`: for real use. Sign-in goes through the identity provider; there is no other way in. */
export async function serve(environment: Environment): Promise<void> {
  const { oidc } = readServeSettings(environment);
  const starting = startServer({
    environment,
    signIn: oidc,
    municipality: environment.SAMLAD_MUNICIPALITY ?? 'Kommunen',
    prepare: ({ installation }) => refuseDemoCity(installation),
  });
  stopOnSignal(starting);
  const server = await starting;
  say(`Samlad svarar på ${server.address} och når användarna som ${oidc.publicUrl}`);
}

/** `samlad demo`: the demo city, on this computer only. */
export async function demo(environment: Environment, chosenLog: string | undefined): Promise<void> {
  if (!['127.0.0.1', '::1', 'localhost'].includes(environment.SAMLAD_HOST)) {
    throw new Error(
      'Demoläget har ingen riktig inloggning och svarar bara på den egna datorn. Ta bort SAMLAD_HOST.',
    );
  }
  const begun = performance.now();
  const starting = startServer({
    environment: { ...environment, SAMLAD_LOG: chosenLog ? environment.SAMLAD_LOG : 'error' },
    signIn: 'demo',
    municipality: environment.SAMLAD_MUNICIPALITY ?? 'Göteborgs Stad (demo)',
    prepare: async (parts) => {
      if (await loadDemoCity(parts, () => new Date()))
        say('Demostaden är inläst. Alla personer i den är påhittade.');
    },
  });
  stopOnSignal(starting);
  const server = await starting;
  say(`\nSamlad svarar på ${server.address} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
  say('Logga in genom att välja en person på startsidan. Avsluta med Ctrl+C.\n');
}
