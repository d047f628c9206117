import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { address, openBrowser, visitAs } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('a log reviewer sees who did what, draws a sample and filters by act', async () => {
  const { context, page, complaints } = await visitAs(browser, 'log-reviewer');
  await page.goto(`${address()}/administration/logg`);
  await page.getByRole('heading', { level: 1, name: 'Logg' }).waitFor();
  const sample = page.getByRole('table', { name: /Stickprov/ });
  await sample.waitFor();
  const before = await sample.textContent();
  await page.getByRole('button', { name: 'Dra ett nytt stickprov' }).click();
  await expect.poll(() => page.getByRole('table', { name: /Stickprov/ }).textContent()).not.toBe(before);

  await page.getByLabel('Handling').selectOption('sign-in');
  const rows = page.getByRole('table', { name: 'Alla rader' }).locator('tbody tr');
  await expect
    .poll(async () => {
      const texts = await rows.allTextContents();
      return texts.length > 0 && texts.every((text) => text.includes('Loggade in'));
    })
    .toBe(true);
  expect(new URL(page.url()).searchParams.get('action')).toBe('sign-in');
  expect(complaints).toEqual([]);
  await context.close();
});

test('nobody else finds the log', async () => {
  const { context, page } = await visitAs(browser, 'planner');
  await page.goto(`${address()}/administration/logg`);
  await page.getByText('Det du söker finns inte').first().waitFor();
  expect(await page.getByRole('link', { name: 'Logg', exact: true }).count()).toBe(0);
  await context.close();
});
