import { spawn } from 'node:child_process';
import { FileRefused } from './refusals.ts';

const MOST_MILLISECONDS = 60_000;
/** As virus scanners have agreed: 0 is clean, 1 is found, everything else is a fault of the scanner. */
const CLEAN = 0;
const FOUND = 1;

let command: string[] | null = null;

/**
 * Set once, when the server starts: a command that gets each file on its input, for instance `clamdscan --no-summary -`.
 * Its words are divided at spaces; no shell has part in it.
 */
export function setFileScanner(line: string | null): void {
  const words = line?.trim().split(/\s+/).filter(Boolean) ?? [];
  command = words.length > 0 ? words : null;
}

/**
 * Lets the city's own scanner look at a file, when one is set. What cannot be scanned is not let through.
 * @throws {FileRefused} infected, check-failed
 */
export async function scanExternally(bytes: Uint8Array, mostMilliseconds = MOST_MILLISECONDS): Promise<void> {
  if (!command) return;
  const [program, ...words] = command as [string, ...string[]];
  const code = await new Promise<number | string>((resolve) => {
    const child = spawn(program, words, {
      stdio: ['pipe', 'ignore', 'ignore'],
      env: { PATH: process.env.PATH ?? '' },
    });
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      resolve('took too long');
    }, mostMilliseconds);
    child.on('error', (error) => resolve(error.message));
    child.on('close', (status, signal) => {
      clearTimeout(late);
      resolve(status ?? signal ?? 'ended');
    });
    // A scanner that has seen enough may close its input early; its exit code says what it thought.
    child.stdin.on('error', () => {});
    child.stdin.end(bytes);
  });
  if (code === FOUND) throw new FileRefused('infected');
  if (code !== CLEAN) throw new FileRefused('check-failed', `the file scanner: ${code}`);
}
