import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { address, openBrowser, visitAs } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const BOARD = 'Socialnämnd Nordost';
test('a coordinator sees what the own board must do, filters it, and takes it along', async () => {
  const { context, page } = await visitAs(browser, 'board-coordinator', BOARD);
  await page.goto(`${address()}/styrning/uppdrag`);
  await page.getByRole('heading', { level: 1, name: `Vad ${BOARD} ska göra` }).waitFor();
  const rows = page.locator('tbody tr');
  const all = await rows.count();
  await page.getByLabel('Del', { exact: true }).selectOption('coordinator');
  await expect.poll(() => new URL(page.url()).searchParams.get('del')).toBe('coordinator');
  await expect.poll(() => rows.count()).toBeLessThan(all);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Hämta som Excel' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^uppdrag-.*\.xlsx$/);
  await context.close();
});

test('the search field of the header leads to marked hits, and from there to the measure', async () => {
  const { context, page } = await visitAs(browser, 'reader');
  await page.goto(address());
  const field = page.getByRole('banner').getByRole('searchbox');
  await field.fill('skolor');
  await field.press('Enter');
  await page.locator('mark').first().waitFor();
  expect((await page.locator('mark').allTextContents()).map((word) => word.toLowerCase())).toContain(
    'skolor',
  );
  await page.getByRole('link', { name: /^2:4 Socialtjänstens/ }).click();
  await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/styrning\/insats\//);
  await context.close();
});

test('the network is walked by keyboard, and its table says the same', async () => {
  const { context, page } = await visitAs(browser, 'reader');
  await page.goto(`${address()}/styrning/natverk`);
  const picture = page.getByRole('region', { name: /nätverket/ });
  await picture.locator('svg').waitFor();
  const before = await picture
    .locator('a')
    .evaluateAll((links) => links.map((each) => each.getBoundingClientRect().x));
  await page.waitForTimeout(500);
  const after = await picture
    .locator('a')
    .evaluateAll((links) => links.map((each) => each.getBoundingClientRect().x));
  expect(after).toEqual(before);
  await picture.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/styrning\/dokument\//);
  await page.goBack();
  await page.getByText('Visa som tabell').click();
  await page.getByRole('cell', { name: 'Konkretiserar' }).first().waitFor();
  await context.close();
});

test('a gap leads to the place where it shows', async () => {
  const { context, page } = await visitAs(browser, 'planner');
  await page.goto(`${address()}/styrning/luckor?lucka=cost-unknown`);
  await page.locator('tbody tr').first().waitFor();
  await page.locator('tbody tr').first().getByRole('link').click();
  await expect.poll(() => new URL(page.url()).hash).toBe('#pengar');
  await page.locator('#pengar').waitFor();
  await context.close();
});
