import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPeopleOf } from '../../src/modules/organisation/index.ts';
import { makeJpeg } from '../support/files.ts';
import { signInToDemo } from '../support/http-client.ts';
import { copyDemoFolder, killEverything, ownerUrl, removeDataFolder, startCity } from './city-process.ts';

/** How often everything is killed while a file is on its way; more with SAMLAD_KILLS=100. */
const ROUNDS = Number(process.env.SAMLAD_KILLS ?? 6);
const UNIT = 'Nämnden för funktionsstöd';

let folder: string;
beforeAll(async () => {
  folder = await copyDemoFolder();
});
afterAll(() => removeDataFolder(folder));

/** A picture of some megabytes, with an end after what cannot be packed. */
function makeFile(): Uint8Array {
  const noise = randomBytes(6_000_000).map((byte) => (byte === 0xff ? 0 : byte));
  const head = makeJpeg();
  return new Uint8Array(Buffer.concat([head.slice(0, -2), noise, head.slice(-2)]));
}

interface Person {
  id: string;
  name: string;
}

test('a server killed during an upload keeps the file whole or not at all, and every file it has acknowledged', async () => {
  const acknowledged: string[] = [];
  const outcomes = new Set<boolean>();
  for (let round = 0; round < ROUNDS; round++) {
    const city = startCity(folder);
    const address = await city.address;
    const { people } = (await (await fetch(`${address}/api/v1/demo/people`)).json()) as { people: Person[] };
    const person = people.find(({ name }) => name === demoPeopleOf(UNIT).coordinator)!;
    const client = await signInToDemo(address, person.id);
    const read = async <T>(path: string) => (await (await client.get(`/api/v1${path}`)).json()) as T;
    const { items } = await read<{ items: { id: string; status: string }[] }>('/followup/rounds');
    const open = items.find(({ status }) => status === 'open')!;
    const work = await read<{ answers: { questionId: string; state: string }[] }>(
      `/followup/rounds/${open.id}/work`,
    );
    const drafts = work.answers.filter(({ state }) => state === 'draft');
    const { questionId } = drafts[round % drafts.length]!;
    const answered = new Promise<string | null>((resolve) => {
      const sending = request(
        `${address}/api/v1/followup/questions/${questionId}/evidence/files`,
        {
          method: 'POST',
          headers: {
            cookie: [...client.cookies()].map((pair) => pair.join('=')).join('; '),
            origin: address,
            'x-samlad-csrf': client.csrfToken,
            'x-file-name': 'bild.jpg',
          },
        },
        (answer) => {
          let body = '';
          answer.on('data', (chunk) => {
            body += chunk;
          });
          answer.on('end', () => resolve(answer.statusCode === 200 ? JSON.parse(body).id : null));
          answer.on('error', () => resolve(null));
        },
      );
      sending.on('error', () => resolve(null));
      sending.end(makeFile());
    });
    // The first kills come while bytes are on their way, later ones while the file is checked or written; the last never.
    const last = round === ROUNDS - 1;
    await Promise.race([answered, sleep(last ? 60_000 : 20 + 150 * round)]);
    await killEverything(folder, city.node);
    const id = await answered;
    if (id) acknowledged.push(id);
    outcomes.add(id !== null);
  }
  const city = startCity(folder);
  await city.address;
  const owner = new pg.Client({ connectionString: await ownerUrl(folder) });
  await owner.connect();
  const { rows: halves } = await owner.query(`
    select e.id from followup.evidence e full join followup.evidence_file f on f.evidence_id = e.id
    where e.id is null or (e.kind = 'file' and (f.bytes is null or encode(sha256(f.bytes), 'hex') <> e.sha256))`);
  const { rows } = await owner.query('select evidence_id as id from followup.evidence_file');
  await owner.end();
  await killEverything(folder, city.node);
  expect(halves).toEqual([]);
  const kept = rows.map(({ id }) => id as string);
  expect(acknowledged.filter((id) => !kept.includes(id))).toEqual([]);
  expect(outcomes).toEqual(new Set([true, false]));
}, 600_000);
