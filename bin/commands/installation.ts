import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import type { Environment } from '../../src/platform/config/config.ts';
import { openInstallation, visitInstallation } from '../../src/platform/database/installation.ts';
import { projectFolder } from '../project.ts';
import { say } from './output.ts';

/** `samlad migrate`: makes what is missing and brings the database to this version's schema. */
export async function migrateCommand(environment: Environment): Promise<void> {
  const installation = await openInstallation(
    environment.SAMLAD_DATA,
    environment.DATABASE_URL,
    join(projectFolder, 'migrations'),
  );
  await installation.close();
  const { migrations } = installation;
  say(
    migrations.length > 0
      ? `Databasen är uppdaterad: ${migrations.join(', ')}.`
      : 'Databasen har redan det senaste schemat.',
  );
}

const Administrator = z.object({ name: z.string().trim().min(1).max(200), email: z.email() });

/** `samlad add-administrator`: the first person of an empty installation, who gives the others their roles. */
export async function addAdministrator(
  environment: Environment,
  given: { name?: unknown; email?: unknown },
): Promise<void> {
  const parsed = Administrator.safeParse(given);
  if (!parsed.success) throw new Error('Ange både --name "För- och efternamn" och --email namn@kommunen.se.');
  const { name, email } = parsed.data;
  const visit = await visitInstallation(environment.SAMLAD_DATA, environment.DATABASE_URL);
  const owner = new pg.Client({ connectionString: visit.urls.samlad_owner });
  try {
    await owner.connect();
    const { rowCount } = await owner.query('select 1 from identity.role_assignment limit 1');
    if (rowCount) {
      throw new Error(
        'Det finns redan personer med roller. En administratör lägger till fler på sidan Personer i Samlad.',
      );
    }
    await owner.query('select identity.bootstrap_administrator($1, $2, false)', [name, email]);
  } finally {
    await owner.end().catch(() => {});
    await visit.close();
  }
  say(`${name} är administratör. Logga in med kontot som har adressen ${email}.`);
}
