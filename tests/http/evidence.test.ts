import { request } from 'node:http';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/application.ts';
import { expectProblem } from '../support/expect-problem.ts';
import { makePdf, makePdfWithScript } from '../support/files.ts';
import { createFollowupCity, type FollowupCity } from '../support/followup-city.ts';
import { type SignedInClient, signInToDemo } from '../support/http-client.ts';

let city: FollowupCity;
let server: TestServer;
let client: SignedInClient;
let address: string;
beforeAll(async () => {
  city = await createFollowupCity();
  server = await startTestServer(city);
  client = await signInToDemo(server.address, city.coordinator.personId);
  const { questionIds } = await city.beginOpenRound();
  address = `/api/v1/followup/questions/${questionIds[0]}/evidence/files`;
});
afterAll(async () => {
  await server.close();
  await city.close();
});

const headersFor = (name: string) => ({
  cookie: [...client.cookies()].map((pair) => pair.join('=')).join('; '),
  origin: server.address,
  'x-samlad-csrf': client.csrfToken,
  'content-type': 'application/octet-stream',
  'x-file-name': encodeURIComponent(name),
});
const upload = (bytes: Uint8Array, name: string) =>
  fetch(`${server.address}${address}`, {
    method: 'POST',
    headers: headersFor(name),
    body: new Uint8Array(bytes),
  });
const kept = async () =>
  Number(
    (await sql<{ n: string }>`select count(*) as n from followup.evidence_file`.execute(city.owner.db))
      .rows[0]!.n,
  );

test('a file is downloaded as itself, never shown by us, never shared by a cache', async () => {
  const bytes = await makePdf();
  const added = await upload(bytes, '../Ränt "a"\u202E.pdf');
  expect(added.status).toBe(200);
  const evidence = (await added.json()) as { id: string; fileName: string };
  expect(evidence.fileName).toBe('Ränt -a-.pdf');
  const answer = await client.get(`/api/v1/followup/evidence/${evidence.id}/file`);
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="Rant-a-.pdf"; filename*=UTF-8''R%C3%A4nt%20-a-.pdf`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'cross-origin-resource-policy': 'same-origin',
  });
});

test('a text is served as text in its character set, whatever is in it', async () => {
  const added = await upload(new TextEncoder().encode('=1+1;<b>hej</b>'), 'tal.csv');
  const evidence = (await added.json()) as { id: string; warnings: string[] };
  expect(evidence.warnings).toEqual(['formulas']);
  const answer = await client.get(`/api/v1/followup/evidence/${evidence.id}/file`);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
});

test('what is refused is told in plain words and leaves nothing', async () => {
  const before = await kept();
  const problem = await expectProblem(
    await upload(await makePdfWithScript(true), 'a.pdf'),
    422,
    'file.pdf-script',
  );
  expect(problem.detail).toBe(
    'PDF-filen innehåller program eller ett formulär som kan köra program. Skriv ut den till en ny PDF och bifoga den.',
  );
  await expectProblem(await upload(await makePdf(), 'a.exe'), 422, 'file.unknown-kind');
  await expectProblem(await upload(new Uint8Array(10 * 1024 * 1024 + 1), 'a.pdf'), 413, 'too-large');
  expect(await kept()).toBe(before);
});

test('a file that does not say how large it is, is cut off at the limit and not read to its end', async () => {
  const before = await kept();
  const already = server.log.length;
  const statusesOfUploads = () =>
    server.log
      .slice(already)
      .map((line) => JSON.parse(line) as { method?: string; status?: number })
      .filter(({ method }) => method === 'POST')
      .map(({ status }) => status);
  let sent = 0;
  const status = await new Promise<number | 'cut'>((resolve, reject) => {
    const sending = request(`${server.address}${address}`, {
      method: 'POST',
      headers: { ...headersFor('a.pdf'), 'transfer-encoding': 'chunked' },
    });
    const piece = Buffer.alloc(256 * 1024, '%PDF-');
    let over = false;
    const write = () => {
      if (over || sent > 100 * 1024 * 1024) return sending.end();
      sent += piece.length;
      if (sending.write(piece)) setImmediate(write);
      else sending.once('drain', write);
    };
    sending.on('response', (answer) => {
      over = true;
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    // Who is still sending may find the door shut before the answer has been read.
    sending.on('error', (error: NodeJS.ErrnoException) => {
      over = true;
      if (error.code === 'EPIPE' || error.code === 'ECONNRESET') resolve('cut');
      else reject(error);
    });
    write();
  });
  expect([413, 'cut']).toContain(status);
  await expect.poll(statusesOfUploads, { timeout: 60_000 }).toContain(413);
  expect(sent).toBeLessThan(30 * 1024 * 1024);
  expect(await kept()).toBe(before);
});

test('an upload that breaks off leaves nothing, and the server goes on', async () => {
  const before = await kept();
  await new Promise<void>((resolve) => {
    const sending = request(`${server.address}${address}`, {
      method: 'POST',
      headers: { ...headersFor('a.pdf'), 'content-length': 1_000_000 },
    });
    sending.on('error', () => {});
    sending.on('close', () => resolve());
    sending.write(Buffer.alloc(500_000, '%PDF-'), () => setTimeout(() => sending.destroy(), 50));
  });
  expect((await upload(await makePdf(), 'a.pdf')).status).toBe(200);
  expect(await kept()).toBe(before + 1);
});

test('a page of another origin can neither add nor be handed a file', async () => {
  const bytes = await makePdf();
  const foreign = await fetch(`${server.address}${address}`, {
    method: 'POST',
    headers: { ...headersFor('a.pdf'), origin: 'https://ont.example' },
    body: new Uint8Array(bytes),
  });
  await expectProblem(foreign, 403, 'cross-site');
});

test('somebody who sends many files at once is told to wait, and keeps nobody else from sending', async () => {
  const begun = Array.from({ length: 6 }, () => {
    const sending = request(`${server.address}${address}`, {
      method: 'POST',
      headers: { ...headersFor('halv.pdf'), 'content-length': 1000 },
      // Each on a connection of its own: one that an earlier test has used may be closed at the other end.
      agent: false,
    });
    sending.on('error', () => {});
    sending.write('%PDF');
    return sending;
  });
  const noFile = () => upload(new Uint8Array(), 'tom.pdf').then(({ status }) => status);
  await expect.poll(noFile, { timeout: 30_000 }).toBe(429);
  const colleague = await city.signIn('board-coordinator', city.coordinator.organisationId);
  const other = await signInToDemo(server.address, colleague.personId);
  expect((await other.change('POST', address, {})).status).toBe(422);
  for (const sending of begun) sending.destroy();
  await expect.poll(noFile, { timeout: 30_000 }).toBe(422);
});
