import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { TEST_CERTIFICATE, TEST_KEY } from './certificate.ts';

export interface ReceivedLetter {
  to: string[];
  /** The whole message as it came. */
  source: string;
  secure: boolean;
  user: string | null;
}

/** A real mail server on a free port of this computer, which answers as a test wants it to. */
export interface MailServer {
  port: number;
  received: ReceivedLetter[];
  /** Connections that came, whatever became of them. */
  connections: () => number;
  close(): Promise<void>;
}

export interface MailServerOptions {
  /** Offers no encryption. */
  plain?: boolean;
  /** Encrypted from the first byte. */
  implicit?: boolean;
  login?: { user: string; password: string };
  /** What to say to a recipient: null takes the letter, else the code. */
  answerTo?: (address: string) => number | null;
  /** What to say when the whole letter has come. */
  answerData?: () => number | null;
}

const refusal = (code: number) =>
  Object.assign(new Error(`Says no to kim@example.se`), { responseCode: code });

export async function startMailServer(options: MailServerOptions = {}, port = 0): Promise<MailServer> {
  const received: ReceivedLetter[] = [];
  let connections = 0;
  const settings: SMTPServerOptions = {
    secure: options.implicit ?? false,
    ...(options.plain ? { disabledCommands: options.login ? ['STARTTLS'] : ['STARTTLS', 'AUTH'] } : {}),
    cert: TEST_CERTIFICATE,
    key: TEST_KEY,
    authOptional: !options.login,
    allowInsecureAuth: true,
    logger: false,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onAuth: ({ username, password }, _session, done) => {
      const right = username === options.login?.user && password === options.login?.password;
      done(right ? null : refusal(535), right ? { user: username } : undefined);
    },
    onRcptTo: ({ address }, _session, done) => {
      const code = options.answerTo?.(address) ?? null;
      done(code === null ? null : refusal(code));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const code = options.answerData?.() ?? null;
        if (code !== null) return done(refusal(code));
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString('utf8'),
          secure: session.secure,
          user: typeof session.user === 'string' ? session.user : null,
        });
        done();
      });
    },
  };
  const server = new SMTPServer(settings);
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
