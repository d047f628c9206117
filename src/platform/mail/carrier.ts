import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import type { MailRoute, MailSettings } from '../config/mail.ts';
import { writeWhole } from '../database/whole-file.ts';
import { headerText, type TakenLetter } from './letter.ts';

/** Carries letters away. @throws what nodemailer throws, with `code`, `command` and `responseCode` */
export interface Carrier {
  carry(letter: TakenLetter): Promise<void>;
  close(): void;
}

export interface CarrierOptions extends MailSettings {
  /** Who the letters are from, for instance the municipality's name. */
  fromName: string;
  /** Address of the installation; its host stands in the Message-ID. */
  publicUrl: () => string;
}

const SECONDS = 1000;

const messageOf = (letter: TakenLetter, { from, fromName, publicUrl }: CarrierOptions) => ({
  from: { name: headerText(fromName), address: from },
  to: { name: headerText(letter.name), address: letter.address },
  subject: headerText(letter.subject),
  text: letter.text,
  html: letter.html,
  date: letter.createdAt,
  // The same each time the letter is tried, so that a server that got it twice can tell.
  messageId: `<${letter.id}@${new URL(publicUrl()).hostname}>`,
  headers: {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'Content-Language': letter.language,
    ...(letter.unsubscribeLink
      ? {
          'List-Unsubscribe': `<${letter.unsubscribeLink}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }
      : {}),
  },
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** Writes each letter as a file that any mail program opens; a letter carried twice is the same file. */
function folderCarrier(folder: string, options: CarrierOptions): Carrier {
  const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    carry: async (letter) => {
      const { message } = await composer.sendMail(messageOf(letter, options));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const day = letter.createdAt.toISOString().slice(0, 10);
      await writeWhole(join(folder, `${day}-${letter.id}.eml`), String(message));
    },
    close: () => composer.close(),
  };
}

function smtpCarrier(route: Extract<MailRoute, { kind: 'smtp' }>, options: CarrierOptions): Carrier {
  const transport = nodemailer.createTransport({
    pool: true,
    maxConnections: 2,
    host: route.host,
    port: route.port,
    secure: route.tls === 'implicit',
    requireTLS: route.tls === 'starttls',
    ignoreTLS: route.tls === 'none',
    ...(route.login ? { auth: { user: route.login.user, pass: route.login.password } } : {}),
    tls: { minVersion: 'TLSv1.2', ...(route.authority ? { ca: route.authority } : {}) },
    connectionTimeout: 15 * SECONDS,
    greetingTimeout: 15 * SECONDS,
    socketTimeout: 60 * SECONDS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    carry: async (letter) => {
      await transport.sendMail(messageOf(letter, options));
    },
    close: () => transport.close(),
  };
}

export function createCarrier(options: CarrierOptions): Carrier {
  const { route } = options;
  return route.kind === 'folder' ? folderCarrier(route.folder, options) : smtpCarrier(route, options);
}
