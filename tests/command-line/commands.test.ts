import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSamlad, makeDataFolder, runSamlad } from '../support/samlad.ts';

let data: Awaited<ReturnType<typeof makeDataFolder>>;
beforeAll(async () => {
  await buildSamlad();
  data = await makeDataFolder();
});
afterAll(() => data.remove());

const PROVIDER = {
  OIDC_ISSUER: 'https://login.stad.example',
  OIDC_CLIENT_ID: 'samlad',
  SAMLAD_PUBLIC_URL: 'https://samlad.stad.example',
};

test('serve without an identity provider says what is missing and starts nothing', async () => {
  const { code, out, err } = await runSamlad(['serve'], { SAMLAD_DATA: data.path });
  expect(code).toBe(2);
  for (const name of ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'SAMLAD_PUBLIC_URL']) expect(err).toContain(name);
  expect(out).toBe('');
  expect(existsSync(join(data.path, 'secret'))).toBe(false);
});

test.each([
  ['SAMLAD_PUBLIC_URL', 'http://samlad.stad.example'],
  ['OIDC_ISSUER', 'http://login.stad.example'],
])('serve refuses %s without encryption', async (name, value) => {
  const { code, err } = await runSamlad(['serve'], { ...PROVIDER, [name]: value, SAMLAD_DATA: data.path });
  expect(code).toBe(2);
  expect(err).toContain(`${name}: adressen ska börja med https://`);
});

test.each([['--demo'], ['--sign-in=demo']])('serve knows no %s', async (flag) => {
  const { code, err } = await runSamlad(['serve', flag], { ...PROVIDER, SAMLAD_DATA: data.path });
  expect(code).toBe(2);
  expect(err).toContain('finns inte');
});

test('demo answers on this computer only', async () => {
  const { code, err } = await runSamlad(['demo'], { SAMLAD_HOST: '0.0.0.0', SAMLAD_DATA: data.path });
  expect(code).toBe(2);
  expect(err).toContain('bara på den egna datorn');
});

test('settings that make no sense are named, each on a line', async () => {
  const { code, err } = await runSamlad(['migrate'], { SAMLAD_PORT: 'hej', SAMLAD_IDLE_MINUTES: '0' });
  expect(code).toBe(2);
  expect(err).toMatch(/SAMLAD_PORT: .+\n {2}SAMLAD_IDLE_MINUTES: /);
});

test('an unknown command shows what there is', async () => {
  const { code, out, err } = await runSamlad(['flyg']);
  expect(code).toBe(2);
  expect(err).toContain('Kommandot flyg finns inte.');
  expect(out).toContain('add-administrator');
});

test('import reads a file without touching any database', async () => {
  const { code, out } = await runSamlad(
    ['import', 'tests/documents/texts/a1-plan-wrapped.txt', '--dry-run', '--json'],
    {
      SAMLAD_DATA: data.path,
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
    },
  );
  expect(code).toBe(0);
  expect(JSON.parse(out)).toHaveProperty('kind');
  expect(existsSync(join(data.path, 'secret'))).toBe(false);
});

test('commands that need an installation say so when there is none', async () => {
  const { code, err } = await runSamlad(
    ['add-administrator', '--name', 'Astrid Prov', '--email', 'astrid@stad.example'],
    { SAMLAD_DATA: join(data.path, 'nowhere') },
  );
  expect(code).toBe(2);
  expect(err).toContain('Kör samlad migrate först');
});

test('migrate, the first administrator, and no second one', async () => {
  const settings = { SAMLAD_DATA: data.path };
  const first = await runSamlad(['migrate'], settings);
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toContain('0001_access');
  const second = await runSamlad(['migrate'], settings);
  expect(second).toMatchObject({ code: 0, err: '' });
  expect(second.out).toContain('redan det senaste schemat');

  const incomplete = await runSamlad(['add-administrator', '--name', 'Astrid Prov'], settings);
  expect(incomplete.code).toBe(2);
  expect(incomplete.err).toContain('--email');

  const given = ['add-administrator', '--name', 'Astrid Prov', '--email', 'astrid@stad.example'];
  expect(await runSamlad(given, settings)).toMatchObject({ code: 0, err: '' });
  const again = await runSamlad(given, settings);
  expect(again.code).toBe(2);
  expect(again.err).toContain('redan personer med roller');

  const demo = await runSamlad(['demo'], { ...settings, SAMLAD_PORT: '0' });
  expect(demo.code).toBe(2);
  expect(demo.err).toContain('används redan på riktigt');
});

test('the log is verified beside a stopped server, and its seals can be kept elsewhere', async () => {
  const settings = { SAMLAD_DATA: data.path };
  const whole = await runSamlad(['audit', 'verify'], settings);
  expect(whole).toMatchObject({ code: 0, err: '' });
  expect(whole.out).toContain('Loggen är hel');
  const none = await runSamlad(['audit', 'export-seals', join(data.path, 'seals')], settings);
  expect(none).toMatchObject({ code: 2 });
  expect(none.err).toContain('inga förseglingar ännu');
  const wrong = await runSamlad(['audit', 'polish'], settings);
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('samlad audit verify');
});
