import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Download, Page } from 'playwright-core';

/** What people do and see on the pages, by the names that they see. */
export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
export const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: true });
/** A tab of the round's pages. */
export const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Omgångens sidor' }).getByRole('link', { name, exact: true }).click();
/** Agrees to what a dialog asks. */
export const agree = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
/** What a live region says, once it says it. */
export const said = (page: Page, text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text }).waitFor();
export const isSaved = (page: Page) => page.locator('.save-status[data-state=saved]').first().waitFor();
export const comment = (page: Page) => page.getByLabel('Kommentar', { exact: true });

/** What the button "Hämta …" of a report gives. */
export async function download(page: Page, name: string): Promise<Uint8Array> {
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 120_000 }) as Promise<Download>,
    button(page, `Hämta ${name}`).click(),
  ]);
  return new Uint8Array(await readFile(await file.path()));
}
/** All text in an office file. */
export const textIn = (bytes: Uint8Array) =>
  Object.entries(unzipSync(bytes))
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, part]) => strFromU8(part).replaceAll(/<[^>]+>/g, ''))
    .join('\n');
