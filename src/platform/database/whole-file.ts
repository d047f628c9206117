import { open, rename } from 'node:fs/promises';

/**
 * Writes a file whole or not at all: a process killed in the middle leaves the old one.
 * Readable by its owner only.
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const fresh = `${file}.new`;
  const handle = await open(fresh, 'w', 0o600);
  try {
    await handle.chmod(0o600);
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, file);
}
