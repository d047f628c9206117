import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { serve as listen } from '@hono/node-server';
import { modules } from '../src/modules/index.ts';
import { startSealing } from '../src/platform/audit/index.ts';
import type { Environment } from '../src/platform/config/config.ts';
import { folderMail, readMailSettings } from '../src/platform/config/mail.ts';
import { setMunicipality } from '../src/platform/config/municipality.ts';
import { type Connection, connect } from '../src/platform/database/connection.ts';
import { type Installation, openInstallation } from '../src/platform/database/installation.ts';
import { setFileScanner } from '../src/platform/files/external-scanner.ts';
import type { OidcSettings } from '../src/platform/identity/oidc.ts';
import { startJobs } from '../src/platform/jobs/queue.ts';
import { createLog } from '../src/platform/log.ts';
import { createCarrier } from '../src/platform/mail/carrier.ts';
import { deliveryJob } from '../src/platform/mail/delivery.ts';
import { assembleApplication } from './application.ts';
import { servePages } from './pages.ts';
import { projectFolder } from './project.ts';

/** A server that answers. */
export interface RunningServer {
  address: string;
  installation: Installation;
  app: Connection;
  login: Connection;
  stop(): Promise<void>;
}

/** What is there before the first request is answered. */
export interface Prepared {
  app: Connection;
  login: Connection;
  installation: Installation;
  /** Address that people reach the server at; with SAMLAD_PORT=0 its port is not known yet. */
  publicUrl: string;
}

export interface ServerOptions {
  environment: Environment;
  /** How people sign in: by choosing an invented person on this computer, or at an identity provider. */
  signIn: 'demo' | OidcSettings;
  municipality: string;
  /** Runs when the database is up and before the first request is answered. */
  prepare?: (parts: Prepared) => Promise<void>;
  now?: () => Date;
}

/** Starts everything: database, migrations, application. Throws an Error with a Swedish text when it cannot. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { environment, signIn, municipality } = options;
  const now = options.now ?? (() => new Date());
  const log = createLog(environment.SAMLAD_LOG);
  setMunicipality({ name: municipality, colour: environment.SAMLAD_REPORT_COLOUR });
  const mail = signIn === 'demo' ? folderMail(environment) : readMailSettings(environment);
  setFileScanner(environment.SAMLAD_FILE_SCANNER ?? null);
  const installation = await openInstallation(
    environment.SAMLAD_DATA,
    environment.DATABASE_URL,
    join(projectFolder, 'migrations'),
  );
  const app = connect(installation.urls.samlad_app);
  const login = connect(installation.urls.samlad_login, 4);
  installation.keepRunning((what) => {
    if (what === 'lost') log.error('the database has ended; it is started again');
    else if (what === 'back') log.error('the database answers again');
    else if (what === 'gone') {
      log.error({ folder: environment.SAMLAD_DATA }, 'the data folder is gone; the server ends');
      process.exit(1);
    } else log.error({ err: what }, 'the database could not be started; it is tried again');
  });
  const closeDatabase = async () => {
    await Promise.all([app.close(), login.close()]);
    await installation.close();
  };
  try {
    const host = environment.SAMLAD_HOST.includes(':')
      ? `[${environment.SAMLAD_HOST}]`
      : environment.SAMLAD_HOST;
    const addressAt = (port: number) => `http://${host}:${port}`;
    let address = addressAt(environment.SAMLAD_PORT);
    const publicUrl = () => (signIn === 'demo' ? address : signIn.publicUrl);
    await options.prepare?.({ app, login, installation, publicUrl: publicUrl() });
    const server = assembleApplication({
      app,
      login,
      signIn,
      municipality,
      lengths: { hours: environment.SAMLAD_SESSION_HOURS, idleMinutes: environment.SAMLAD_IDLE_MINUTES },
      address: () => address,
      metricsToken: signIn === 'demo' ? null : (environment.SAMLAD_METRICS_TOKEN ?? randomUUID()),
      now,
      log,
    });
    await servePages(server, environment.SAMLAD_THEME_CSS);

    const listener = await new Promise<ReturnType<typeof listen>>((resolve, reject) => {
      const starting = listen(
        { fetch: server.fetch, hostname: environment.SAMLAD_HOST, port: environment.SAMLAD_PORT },
        () => resolve(starting),
      );
      starting.once('error', reject);
    });
    const bound = listener.address();
    const port = typeof bound === 'object' && bound ? bound.port : environment.SAMLAD_PORT;
    address = addressAt(port);
    const sealing = startSealing(app, log);
    const carrier = createCarrier({ ...mail, fromName: `Samlad, ${municipality}`, publicUrl });
    const jobs = startJobs({
      url: installation.urls.samlad_jobs,
      jobs: [deliveryJob(carrier), ...modules.flatMap((module) => module.jobs ?? [])],
      now,
      publicUrl: publicUrl(),
      log,
    });
    jobs.catch((error: unknown) => log.error({ err: error }, 'the jobs could not be started'));
    let stopping: Promise<void> | null = null;
    const stop = () => {
      stopping ??= (async () => {
        await new Promise<void>((resolve) => {
          listener.close(() => resolve());
          if ('closeIdleConnections' in listener) listener.closeIdleConnections();
          setTimeout(() => 'closeAllConnections' in listener && listener.closeAllConnections(), 3000).unref();
        });
        await jobs.then((running) => running.stop()).catch(() => {});
        carrier.close();
        await sealing.stop();
        await closeDatabase();
      })();
      return stopping;
    };
    return { address, installation, app, login, stop };
  } catch (error) {
    await closeDatabase();
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE') {
      throw new Error(
        `Porten ${environment.SAMLAD_PORT} är upptagen. Välj en annan med SAMLAD_PORT (0 ger en ledig).`,
      );
    }
    throw error;
  }
}
