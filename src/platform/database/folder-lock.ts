import { createHash } from 'node:crypto';
import { mkdir, open, readFile, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

export const ALREADY_RUNNING =
  'Samlad körs redan i den här datamappen. Stoppa den först, eller välj en annan mapp med SAMLAD_DATA.';

/**
 * Holds a data folder for this process, so that two starts at once never touch the same files.
 * On Linux the lock is a name that the kernel lets go of when the process dies, however it dies; elsewhere a file
 * with our process number.
 * @returns lets go of it
 * @throws Error with a Swedish text when another process holds it
 */
export async function holdFolder(dataFolder: string): Promise<() => Promise<void>> {
  await mkdir(dataFolder, { recursive: true });
  const folder = await realpath(dataFolder);
  return process.platform === 'linux' ? await holdName(folder) : await holdFile(join(folder, 'running'));
}

async function holdName(folder: string): Promise<() => Promise<void>> {
  const name = `\0samlad-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(ALREADY_RUNNING) : error),
    );
    server.listen(name, resolve);
  });
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

async function holdFile(file: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = await open(file, 'wx', 0o600);
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const pid = Number(await readFile(file, 'utf8').catch(() => ''));
      try {
        if (pid) process.kill(pid, 0);
        if (pid) throw new Error(ALREADY_RUNNING);
      } catch (lookup) {
        if ((lookup as NodeJS.ErrnoException).code !== 'ESRCH') throw lookup;
      }
      await rm(file, { force: true });
    }
  }
  throw new Error(ALREADY_RUNNING);
}
