import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Keeps a picture of the whole page when SAMLAD_PICTURES names a folder, to look at what a test went through. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SAMLAD_PICTURES;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
