import { readFile, rename, writeFile } from 'node:fs/promises';
import { exportSeals, parseKeptSeals } from '../../src/platform/audit/kept-seals.ts';
import { type LogReading, readLog } from '../../src/platform/audit/read-log.ts';
import { verifyLog } from '../../src/platform/audit/verify.ts';
import type { Environment } from '../../src/platform/config/config.ts';
import { visitInstallation } from '../../src/platform/database/installation.ts';
import { complain, EXIT, say } from './output.ts';

const MOST_FAULTS_SHOWN = 50;

async function withLog<T>(environment: Environment, work: (reading: LogReading) => Promise<T>): Promise<T> {
  const visit = await visitInstallation(environment.SAMLAD_DATA, environment.DATABASE_URL);
  try {
    const reading = await readLog(visit.urls.samlad_owner);
    try {
      return await work(reading);
    } finally {
      await reading.close();
    }
  } finally {
    await visit.close();
  }
}

async function readKept(file: string) {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`Filen ${file} går inte att läsa.`);
  });
  const kept = parseKeptSeals(text);
  if (kept.length === 0) throw new Error(`Filen ${file} innehåller inga förseglingar.`);
  return kept;
}

/**
 * `samlad audit verify [--seals FIL]`: recomputes the log's seals from its rows.
 * @returns 0 when the log is whole, 1 when it is not
 */
async function verify(environment: Environment, file: string | undefined): Promise<number> {
  const kept = file ? await readKept(file) : [];
  const { faults, blocks, sealed, unsealed } = await withLog(environment, ({ events, seals }) =>
    verifyLog(events, seals, kept),
  );
  for (const { text } of faults.slice(0, MOST_FAULTS_SHOWN)) complain(text);
  if (faults.length > MOST_FAULTS_SHOWN) complain(`… och ${faults.length - MOST_FAULTS_SHOWN} fel till.`);
  const size = `${blocks} block med ${sealed} rader, och ${unsealed} rader som väntar på att förseglas`;
  if (faults.length > 0) {
    complain(`\nLoggen är inte hel: ${faults.length} fel. Granskat: ${size}.`);
    return EXIT.found;
  }
  say(`Loggen är hel: ${size}.`);
  say(
    file
      ? `Jämförd med ${kept.length} förseglingar i ${file}.`
      : 'Utan --seals syns det inte om någon har räknat om alla förseglingar. Spara dem på annat håll med samlad audit export-seals FIL.',
  );
  return EXIT.done;
}

/** `samlad audit export-seals FIL`: the seals, to keep where nobody who can write to the database can write. */
async function exportToFile(environment: Environment, file: string): Promise<number> {
  const { faults } = await withLog(environment, ({ events, seals }) => verifyLog(events, seals));
  if (faults.length > 0)
    throw new Error('Loggen är inte hel, så förseglingarna sparas inte. Kör samlad audit verify.');
  const lines: string[] = [];
  await withLog(environment, async (reading) => {
    for await (const line of exportSeals(reading)) lines.push(line);
  });
  if (lines.length === 0)
    throw new Error('Det finns inga förseglingar ännu. De görs varje minut när Samlad är igång.');
  await writeFile(`${file}.part`, `${lines.join('\n')}\n`, { mode: 0o600 });
  await rename(`${file}.part`, file);
  say(
    `${lines.length} förseglingar är sparade i ${file}. Lägg filen där ingen med tillgång till databasen kan ändra den.`,
  );
  return EXIT.done;
}

export async function auditCommand(
  environment: Environment,
  act: string,
  file: string | undefined,
  seals: unknown,
): Promise<number> {
  if (act === 'verify' && !file)
    return await verify(environment, seals === undefined ? undefined : String(seals));
  if (act === 'export-seals' && file) return await exportToFile(environment, file);
  throw new Error('Skriv samlad audit verify [--seals FIL] eller samlad audit export-seals FIL.');
}
