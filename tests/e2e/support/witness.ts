import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { listOpenPages } from './browser.ts';

/** What tells most about a page in a log, where nobody sees the picture. */
async function describePage(page: Page, picture: string): Promise<string> {
  const kept = await page.screenshot({ path: picture, fullPage: true, timeout: 10_000 }).then(
    () => picture,
    (error: unknown) => `no picture: ${String(error).split('\n')[0]}`,
  );
  const texts = async (selector: string) =>
    (await page.locator(selector).allInnerTexts())
      .map((text) => text.replaceAll(/\s+/g, ' ').trim())
      .filter(Boolean);
  return [
    `Page: ${page.url()}`,
    `  headings: ${(await texts('h1, h2')).join(' | ')}`,
    `  alerts and status: ${(await texts('[role=alert], [role=status], dialog[open], .ds-alert')).join(' | ')}`,
    `  text: ${(await texts('main')).join(' ').slice(0, 1_500)}`,
    `  picture: ${kept}`,
  ].join('\n');
}

/** A test that fails says, in its message, what stood on every page that was open, and where its picture is. */
afterEach(async ({ task }) => {
  const [error] = task.result?.errors ?? [];
  if (task.result?.state !== 'fail' || !error) return;
  const folder = join(tmpdir(), 'samlad-failures');
  await mkdir(folder, { recursive: true });
  const name = task.name.replaceAll(/[^\p{L}\d]+/gu, '-').slice(0, 60);
  const accounts: string[] = [];
  for (const [n, page] of listOpenPages().entries())
    accounts.push(
      await describePage(page, join(folder, `${name}-${n + 1}.png`)).catch(
        (fault: unknown) => `${page.url()}: ${fault}`,
      ),
    );
  if (accounts.length === 0) return;
  const account = `\n\nWhat was open when it failed:\n${accounts.join('\n')}\n`;
  error.message += account;
  if (error.stack) error.stack += account;
});
