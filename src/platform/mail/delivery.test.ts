import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TEST_CERTIFICATE } from '../../../tests/support/certificate.ts';
import { createTestCity, type TestCity } from '../../../tests/support/city.ts';
import {
  type MailServer,
  type MailServerOptions,
  startMailServer,
} from '../../../tests/support/mail-server.ts';
import type { MailRoute } from '../config/mail.ts';
import { createLog } from '../log.ts';
import { type Carrier, createCarrier } from './carrier.ts';
import { deliverMail } from './delivery.ts';
import { unsubscribeLinkFor, writeLetter } from './outbox.ts';

const SECRET = 'a password for tests 4711';
const NOON = new Date('2026-11-24T11:00:00Z');
const later = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);

let city: TestCity;
let personId: string;
const closing: (() => Promise<unknown> | unknown)[] = [];
beforeAll(async () => {
  city = await createTestCity();
});
afterAll(() => city.close());
beforeEach(async () => {
  await sql`delete from mail.message`.execute(city.owner.db);
  await sql`delete from mail.refused_address`.execute(city.owner.db);
  await sql`delete from mail.subscription`.execute(city.owner.db);
  personId = await addPerson('Åsa Öberg-Prov', 'asa@example.se');
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function addPerson(name: string, address: string): Promise<string> {
  await sql`delete from identity.email_address where address = ${address}`.execute(city.owner.db);
  const { rows } = await sql<{ id: string }>`insert into identity.person (name, valid_from)
    values (${name}, '2020-01-01') returning id`.execute(city.owner.db);
  await sql`insert into identity.email_address values (${rows[0]!.id}, ${address})`.execute(city.owner.db);
  return rows[0]!.id;
}

async function startServer(options?: MailServerOptions, port?: number): Promise<MailServer> {
  const server = await startMailServer(options, port);
  closing.push(() => server.close());
  return server;
}

function carrierTo(port: number, route: Partial<Extract<MailRoute, { kind: 'smtp' }>> = {}): Carrier {
  const carrier = createCarrier({
    from: 'samlad@kommunen.example',
    fromName: 'Samlad, Provköping',
    publicUrl: () => 'https://samlad.kommunen.example',
    route: {
      kind: 'smtp',
      host: '127.0.0.1',
      port,
      tls: 'starttls',
      login: null,
      authority: TEST_CERTIFICATE,
      ...route,
    },
  });
  closing.push(() => carrier.close());
  return carrier;
}

const write = (key: string, to = personId, subject = 'Påminnelse: 3 frågor kvar') =>
  city.jobs.db.transaction().execute(async (db) =>
    writeLetter(db, {
      personId: to,
      kind: 'test',
      key,
      language: 'sv',
      subject,
      text: 'Hej på dig!\n',
      html: '<p>Hej på dig!</p>',
      unsubscribeLink: await unsubscribeLinkFor(db, to, 'https://samlad.kommunen.example'),
      at: NOON,
    }),
  );
const log: string[] = [];
const deliver = (carrier: Carrier, at = NOON) =>
  deliverMail(
    {
      db: city.jobs.db,
      now: () => at,
      publicUrl: 'https://samlad.kommunen.example',
      log: createLog('debug', { write: (line: string) => log.push(line) }),
    },
    carrier,
  );
const messages = async () =>
  (
    await sql<{ state: string; attempts: number; code: string; text: string; next: Date }>`
      select state, attempts, last_code as code, body_text as text, next_attempt_at as next
      from mail.message order by created_at, key`.execute(city.owner.db)
  ).rows;

describe('a letter', () => {
  test('is sent once, encrypted, and emptied; a second one with the same key is never written', async () => {
    const server = await startServer({ login: { user: 'samlad', password: SECRET } });
    const carrier = carrierTo(server.port, { login: { user: 'samlad', password: SECRET } });
    expect(await write('one')).not.toBeNull();
    expect(await write('one')).toBeNull();
    await deliver(carrier);
    await deliver(carrier, later(60));
    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toMatchObject({ to: ['asa@example.se'], secure: true, user: 'samlad' });
    expect(await messages()).toMatchObject([{ state: 'sent', attempts: 1, text: '' }]);
  });

  test('says who it is from, that it is automatic, how to stop it, and has one Message-ID', async () => {
    const server = await startServer();
    const id = await write('headers');
    await deliver(carrierTo(server.port));
    const head = server.received[0]!.source.split('\r\n\r\n')[0]!.replace(/\r\n\s+/g, ' ');
    expect(head).toContain(`Message-ID: <${id}@samlad.kommunen.example>`);
    expect(head).toContain('Auto-Submitted: auto-generated');
    expect(head).toMatch(
      /List-Unsubscribe: <https:\/\/samlad\.kommunen\.example\/paminnelser\/avsluta\/[\w-]{43}>/,
    );
    expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(head).toMatch(/Subject: =\?UTF-8\?Q\?P=C3=A5minnelse/);
    expect(server.received[0]!.source).toContain('multipart/alternative');
  });

  test('has no header that a name or a subject smuggles in', async () => {
    const server = await startServer();
    const sly = await addPerson('Eva\r\nBcc: alla@example.se\r\nX: ', 'eva@example.se');
    await write('sly', sly, 'Hej\r\nBcc: alla@example.se\u2028X-Sly: 1');
    await deliver(carrierTo(server.port));
    const [letter] = server.received;
    expect(letter!.to).toEqual(['eva@example.se']);
    expect(letter!.source.split('\r\n\r\n')[0]).not.toMatch(/^(bcc|x-sly|x):/im);
  });
});

describe('encryption', () => {
  test('a server that offers none gets no letter and no password', async () => {
    const server = await startServer({ plain: true, login: { user: 'samlad', password: SECRET } });
    await write('plain');
    await deliver(carrierTo(server.port, { login: { user: 'samlad', password: SECRET } }));
    expect(server.connections()).toBeGreaterThan(0);
    expect(server.received).toEqual([]);
    expect(await messages()).toMatchObject([{ state: 'waiting', attempts: 1 }]);
  });

  test('a server whose certificate nobody vouches for gets none either', async () => {
    const server = await startServer();
    await write('unknown');
    await deliver(carrierTo(server.port, { authority: '' }));
    expect(server.received).toEqual([]);
    expect((await messages())[0]).toMatchObject({ state: 'waiting' });
  });

  test('from the first byte, when asked for', async () => {
    const server = await startServer({ implicit: true });
    await write('implicit');
    await deliver(carrierTo(server.port, { tls: 'implicit' }));
    expect(server.received).toHaveLength(1);
  });

  test('none at all, when the administrator has said so', async () => {
    const server = await startServer({ plain: true });
    await write('none');
    await deliver(carrierTo(server.port, { tls: 'none' }));
    expect(server.received).toMatchObject([{ secure: false }]);
  });
});

describe('a refusal', () => {
  test('for now is tried again after longer and longer pauses, and given up after some three days', async () => {
    let code: number | null = 451;
    const server = await startServer({ answerData: () => code });
    const carrier = carrierTo(server.port);
    await write('later');
    await deliver(carrier);
    expect(await messages()).toMatchObject([{ state: 'waiting', attempts: 1, code: '451', next: later(5) }]);
    await deliver(carrier, later(4));
    expect(await messages()).toMatchObject([{ attempts: 1 }]);
    await deliver(carrier, later(5));
    expect(await messages()).toMatchObject([{ state: 'waiting', attempts: 2, next: later(25) }]);
    code = null;
    await deliver(carrier, later(25));
    expect(server.received).toHaveLength(1);
    expect(await messages()).toMatchObject([{ state: 'sent', attempts: 3 }]);

    code = 451;
    await write('never');
    let at = NOON;
    for (let turn = 0; turn < 20; turn++) {
      await deliver(carrier, at);
      at = (await messages()).find(({ state }) => state === 'waiting')?.next ?? at;
    }
    expect(at.getTime() - NOON.getTime()).toBeGreaterThan(60 * 3_600_000);
    expect((await messages()).map(({ state }) => state)).toEqual(['sent', 'abandoned'].sort().reverse());
  });

  test('of the address for good marks the address; a new one is tried', async () => {
    const server = await startServer({ answerTo: (address) => (address === 'asa@example.se' ? 550 : null) });
    const carrier = carrierTo(server.port);
    await write('refused');
    await deliver(carrier);
    await deliver(carrier, later(600));
    expect(await messages()).toMatchObject([{ state: 'refused', attempts: 1, code: '550', text: '' }]);
    await write('second');
    await deliver(carrier);
    expect((await messages()).map(({ state }) => state).sort()).toEqual(['dropped', 'refused']);
    await sql`update identity.email_address set address = 'asa.ny@example.se' where person_id = ${personId}`.execute(
      city.owner.db,
    );
    await write('third');
    await deliver(carrier);
    expect(server.received.map(({ to }) => to)).toEqual([['asa.ny@example.se']]);
  });

  test('of us, our password or the letter is nobody’s address’s fault', async () => {
    const server = await startServer({ login: { user: 'samlad', password: 'another' } });
    await write('password');
    await deliver(carrierTo(server.port, { login: { user: 'samlad', password: SECRET } }));
    expect(await messages()).toMatchObject([{ state: 'waiting', code: '535' }]);
    const picky = await startServer({ answerData: () => 554 });
    await deliver(carrierTo(picky.port), later(10));
    expect(await messages()).toMatchObject([{ state: 'waiting', code: '554' }]);
    const { rows } = await sql`select 1 from mail.refused_address`.execute(city.owner.db);
    expect(rows).toEqual([]);
  });

  test('a server that is not there loses nothing', async () => {
    const server = await startMailServer();
    await server.close();
    await write('absent');
    await deliver(carrierTo(server.port));
    expect(await messages()).toMatchObject([{ state: 'waiting', attempts: 1 }]);
    const back = await startServer({}, server.port);
    await deliver(carrierTo(server.port), later(5));
    expect(back.received).toHaveLength(1);
  });
});

test('a sender killed before it could say that the server took the letter sends the same letter again', async () => {
  const server = await startServer();
  const carrier = carrierTo(server.port);
  await write('killed');
  const killed = new Error('killed');
  const dying: Carrier = {
    carry: async (letter) => {
      await carrier.carry(letter);
      // From here on nothing more is written: the process is gone.
      throw killed;
    },
    close: () => {},
  };
  const { rows } =
    await sql`select id, name, address, language, subject, body_text as text, body_html as html,
    unsubscribe_link as "unsubscribeLink", attempts, created_at as "createdAt"
    from mail.take(${NOON}, '2026-11-24', 10, interval '5 minutes')`.execute(city.jobs.db);
  await expect(dying.carry(rows[0] as never)).rejects.toBe(killed);
  await deliver(carrier, later(4));
  expect(server.received).toHaveLength(1);
  await deliver(carrier, later(5));
  expect(server.received).toHaveLength(2);
  const ids = server.received.map(({ source }) => /^Message-ID: .*$/m.exec(source)![0]);
  expect(ids[0]).toBe(ids[1]);
  await deliver(carrier, later(500));
  expect(server.received).toHaveLength(2);
});

test('somebody who has declined meanwhile gets nothing', async () => {
  const server = await startServer();
  await write('declined');
  await sql`update mail.subscription set subscribed = false where person_id = ${personId}`.execute(
    city.owner.db,
  );
  await deliver(carrierTo(server.port));
  expect(server.received).toEqual([]);
  expect(await messages()).toMatchObject([{ state: 'dropped', text: '' }]);
});

test('without a mail server letters are files, each once, readable by their owner only', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samlad-mail-'));
  closing.push(() => rm(folder, { recursive: true }));
  const carrier = createCarrier({
    from: 'samlad@localhost',
    fromName: 'Samlad',
    publicUrl: () => 'http://127.0.0.1:4800',
    route: { kind: 'folder', folder: join(folder, 'utkorg') },
  });
  const id = await write('file');
  await deliver(carrier);
  await deliver(carrier, later(60));
  const files = await readdir(join(folder, 'utkorg'));
  expect(files).toEqual([`2026-11-24-${id}.eml`]);
  const source = await readFile(join(folder, 'utkorg', files[0]!), 'utf8');
  expect(source).toContain('asa@example.se');
  expect(source).toContain('Hej p=C3=A5 dig!');
});

test('neither addresses, names nor passwords are in the log', () => {
  const whole = log.join('');
  expect(whole).toContain('a letter was not taken');
  expect(whole).not.toMatch(/@example\.se|Öberg|4711|Påminnelse/);
});
