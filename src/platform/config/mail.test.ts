import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEnvironment } from './config.ts';
import { folderMail, readMailSettings } from './mail.ts';

const SERVER = { SAMLAD_SMTP_HOST: 'post.example', SAMLAD_MAIL_FROM: 'samlad@kommunen.example' };
const read = (env: Record<string, string>) =>
  readMailSettings(readEnvironment({ SAMLAD_DATA: '/data', ...env }));

test('without a mail server letters go to a folder in the data folder', () => {
  expect(read({}).route).toEqual({ kind: 'folder', folder: '/data/utkorg' });
  expect(folderMail(readEnvironment({ SAMLAD_DATA: '/data', ...SERVER })).route.kind).toBe('folder');
});

test('encryption is demanded unless the settings say otherwise, on the port that goes with it', () => {
  expect(read(SERVER).route).toMatchObject({ tls: 'starttls', port: 587, login: null });
  expect(read({ ...SERVER, SAMLAD_SMTP_TLS: 'implicit' }).route).toMatchObject({ port: 465 });
  expect(read({ ...SERVER, SAMLAD_SMTP_TLS: 'none', SAMLAD_SMTP_PORT: '25' }).route).toMatchObject({
    tls: 'none',
    port: 25,
  });
});

test('the password comes from the environment or from a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samlad-settings-'));
  const file = join(folder, 'password');
  await writeFile(file, 'hemligt\n');
  const login = { user: 'samlad', password: 'hemligt' };
  const user = { ...SERVER, SAMLAD_SMTP_USER: 'samlad' };
  expect(read({ ...user, SAMLAD_SMTP_PASSWORD: 'hemligt' }).route).toMatchObject({ login });
  expect(read({ ...user, SAMLAD_SMTP_PASSWORD_FILE: file }).route).toMatchObject({ login });
  await rm(folder, { recursive: true });
  expect(() => read({ ...user, SAMLAD_SMTP_PASSWORD_FILE: file })).toThrow('SAMLAD_SMTP_PASSWORD_FILE');
});

test.each([
  ['no sender', { SAMLAD_SMTP_HOST: 'post.example' }, 'SAMLAD_MAIL_FROM'],
  ['an account without a password', { ...SERVER, SAMLAD_SMTP_USER: 'samlad' }, 'SAMLAD_SMTP_USER'],
  ['a password without an account', { ...SERVER, SAMLAD_SMTP_PASSWORD: 'x' }, 'SAMLAD_SMTP_USER'],
  [
    'a password that would go unencrypted',
    { ...SERVER, SAMLAD_SMTP_USER: 'samlad', SAMLAD_SMTP_PASSWORD: 'x', SAMLAD_SMTP_TLS: 'none' },
    'SAMLAD_SMTP_TLS',
  ],
])('%s stops the start, and the message names the setting', (_, env, named) => {
  expect(() => read(env)).toThrow(named);
});
