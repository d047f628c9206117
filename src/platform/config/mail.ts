import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './config.ts';

/** How letters leave: to a mail server, or as files in a folder. */
export type MailRoute =
  | { kind: 'folder'; folder: string }
  | {
      kind: 'smtp';
      host: string;
      port: number;
      /** Encrypted from the first byte, or turned into encryption before anything is said, or not at all. */
      tls: 'implicit' | 'starttls' | 'none';
      login: { user: string; password: string } | null;
      /** Certificates to trust besides the machine's own, as PEM. */
      authority?: string;
    };

export interface MailSettings {
  route: MailRoute;
  /** The address letters come from. */
  from: string;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

function readPassword(environment: Environment, lines: string[]): string | null {
  const { SAMLAD_SMTP_PASSWORD: given, SAMLAD_SMTP_PASSWORD_FILE: file } = environment;
  if (given !== undefined || file === undefined) return given ?? null;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    lines.push('SAMLAD_SMTP_PASSWORD_FILE: filen går inte att läsa.');
    return null;
  }
}

/**
 * Where letters go: the mail server in SAMLAD_SMTP_HOST, else the folder `utkorg` in the data folder.
 * @throws Error with a Swedish text that names every setting that is missing or unsafe
 */
export function readMailSettings(environment: Environment): MailSettings {
  const { SAMLAD_SMTP_HOST: host, SAMLAD_MAIL_FROM: from, SAMLAD_SMTP_TLS: tls } = environment;
  if (!host) return folderMail(environment);
  const lines: string[] = [];
  if (!from) lines.push('SAMLAD_MAIL_FROM: adressen som breven skickas från saknas.');
  const user = environment.SAMLAD_SMTP_USER;
  const password = readPassword(environment, lines);
  if ((user === undefined) !== (password === null))
    lines.push(
      'SAMLAD_SMTP_USER och SAMLAD_SMTP_PASSWORD (eller SAMLAD_SMTP_PASSWORD_FILE) hör ihop: ange båda eller ingen.',
    );
  if (tls === 'none' && password !== null && !LOOPBACK.includes(host))
    lines.push('SAMLAD_SMTP_TLS: ett lösenord skickas inte okrypterat. Ta bort none.');
  if (!from || lines.length > 0)
    throw new Error(
      `Inställningarna för e-post behöver rättas:\n${lines.map((line) => `  ${line}`).join('\n')}`,
    );
  return {
    from,
    route: {
      kind: 'smtp',
      host,
      port: environment.SAMLAD_SMTP_PORT ?? (tls === 'implicit' ? 465 : 587),
      tls,
      login: user !== undefined && password !== null ? { user, password } : null,
    },
  };
}

/** Letters as files, whatever the settings say about a mail server: nothing of a demo city reaches anybody. */
export function folderMail(environment: Environment): MailSettings {
  return {
    from: environment.SAMLAD_MAIL_FROM ?? 'samlad@localhost',
    route: { kind: 'folder', folder: join(environment.SAMLAD_DATA, 'utkorg') },
  };
}
