import { cac } from 'cac';
import { importCommand } from '../src/modules/governance/import/cli.ts';
import { readEnvironment } from '../src/platform/config/config.ts';
import { loadDemoCity } from './demo-city.ts';
import { version } from './project.ts';
import { type RunningServer, startServer } from './server.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

/** A signal stops the server cleanly, also one that comes while it is still starting. */
function stopOnSignal(starting: Promise<RunningServer>): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      starting
        .then((server) => server.stop())
        .then(
          () => process.exit(0),
          () => process.exit(1),
        );
    });
  }
}

const program = cac('samlad');

program.command('demo', 'Starta demostaden på den här datorn').action(async () => {
  const environment = readEnvironment(process.env);
  if (!['127.0.0.1', '::1', 'localhost'].includes(environment.SAMLAD_HOST)) {
    throw new Error(
      'Demoläget har ingen riktig inloggning och svarar bara på den egna datorn. Ta bort SAMLAD_HOST.',
    );
  }
  if (!process.env.SAMLAD_LOG) environment.SAMLAD_LOG = 'error';
  const begun = performance.now();
  const starting = startServer({
    environment,
    demo: true,
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
});

program
  .command('import <fil>', 'Läs ett styrande dokument och visa vad en import skulle föreslå')
  .option('--dry-run', 'Visa förslaget utan att spara något')
  .option('--json', 'Skriv förslaget som JSON')
  .action(async (file: string, options: { dryRun?: boolean; json?: boolean }) => {
    process.exitCode = await importCommand(file, options, {
      out: say,
      err: (text) => process.stderr.write(`${text}\n`),
    });
  });

program.help();
program.version(version);

try {
  program.parse(process.argv, { run: false });
  if (program.matchedCommand) await program.runMatchedCommand();
  else if (!program.options.help && !program.options.version) {
    program.outputHelp();
    process.exitCode = 2;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env.SAMLAD_LOG === 'debug') console.error(error);
  process.exit(2);
}
