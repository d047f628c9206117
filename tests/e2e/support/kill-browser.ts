import { readdir, readFile } from 'node:fs/promises';

/** kill -9 of every process of the browser that has the profile. */
export async function killBrowser(profile: string): Promise<void> {
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (!command.includes(profile)) continue;
    try {
      process.kill(Number(name), 'SIGKILL');
    } catch {
      // it has ended with its parent
    }
  }
}
