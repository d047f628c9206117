import { cac } from 'cac';
import { importCommand } from '../src/modules/governance/import/cli.ts';
import { readEnvironment } from '../src/platform/config/config.ts';
import { auditCommand } from './commands/audit.ts';
import { addAdministrator, migrateCommand } from './commands/installation.ts';
import { complain, EXIT, say } from './commands/output.ts';
import { demo, serve } from './commands/serve.ts';
import { inSwedish, swedishMessage } from './commands/swedish.ts';
import { version } from './project.ts';

const program = cac('samlad');
const environment = () => readEnvironment(process.env);

program
  .command('demo', 'Starta demostaden på den här datorn')
  .action(() => demo(environment(), process.env.SAMLAD_LOG));

program
  .command('serve', 'Starta Samlad för verklig användning, med inloggning hos kommunens identitetsleverantör')
  .action(() => serve(environment()));

program
  .command('migrate', 'Skapa databasen eller uppdatera den till den här versionen')
  .action(() => migrateCommand(environment()));

program
  .command('add-administrator', 'Lägg till den första administratören i en tom installation')
  .option('--name <namn>', 'Personens namn')
  .option('--email <adress>', 'Adressen som personens konto har hos identitetsleverantören')
  .action((options: { name?: unknown; email?: unknown }) => addAdministrator(environment(), options));

program
  .command(
    'audit <verify|export-seals> [fil]',
    'Kontrollera att loggen är hel, eller spara förseglingarna på annat håll',
  )
  .option('--seals <fil>', 'Jämför med förseglingar som sparats tidigare')
  .action(async (act: string, file: string | undefined, options: { seals?: unknown }) => {
    process.exitCode = await auditCommand(environment(), act, file, options.seals);
  });

program
  .command('import <fil>', 'Läs ett styrande dokument och visa vad en import skulle föreslå')
  .option('--dry-run', 'Visa förslaget utan att spara något')
  .option('--json', 'Skriv förslaget som JSON')
  .action(async (file: string, options: { dryRun?: boolean; json?: boolean }) => {
    process.exitCode = await importCommand(file, options, { out: say, err: complain });
  });

program.help(inSwedish);
program.version(version);

try {
  program.parse(process.argv, { run: false });
  if (program.matchedCommand) await program.runMatchedCommand();
  else if (!program.options.help && !program.options.version) {
    if (program.args[0]) complain(`Kommandot ${program.args[0]} finns inte.\n`);
    program.outputHelp();
    process.exitCode = EXIT.refused;
  }
} catch (error) {
  complain(swedishMessage(error));
  if (process.env.SAMLAD_LOG === 'debug') console.error(error);
  process.exit(EXIT.refused);
}
