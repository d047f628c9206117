import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAccessibilityFaults } from './support/accessibility.ts';
import { address, openBrowser, visitAs } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function findRound(page: Page, status: 'open' | 'closed'): Promise<string> {
  const answer = await page.request.get(`${address()}/api/v1/followup/rounds?limit=200`);
  const { items } = (await answer.json()) as { items: { id: string; status: string }[] };
  return items.find((round) => round.status === status)!.id;
}

test('a reader opens the answers to one question, and every answer for printing', async () => {
  const { context, page, complaints } = await visitAs(browser, 'reader');
  const id = await findRound(page, 'open');
  await page.goto(`${address()}/uppfoljning/${id}`);
  const question = page.locator('.followup-question').first();
  await question.getByText(/^Läs \d+ svar/).click();
  await question.locator('.followup-comments > li').first().waitFor();
  expect(await findAccessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Visa alla svar, för utskrift' }).click();
  await page.getByText(/^Svaren på \d+ frågor visas\.$/).waitFor();
  expect(await page.getByText(/^Läs \d+ svar/).count()).toBe(0);
  await page.getByRole('button', { name: 'Till översikten' }).click();
  await page.getByRole('heading', { name: 'Vad har ändrats sedan förra omgången?' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
}, 90_000);

test.each([
  ['wide', { viewport: { width: 1280, height: 900 } }],
  ['narrow and dark', { viewport: { width: 320, height: 700 }, colorScheme: 'dark' as const }],
])(
  'the map is gone through by keyboard, and a cell leads to its answer (%s)',
  async (_, options) => {
    const { context, page, complaints } = await visitAs(browser, 'reader', undefined, options);
    const id = await findRound(page, 'closed');
    await page.goto(`${address()}/uppfoljning/${id}/karta`);
    const table = page.getByRole('table');
    await table.waitFor();
    expect(await table.getByRole('columnheader').count()).toBeGreaterThan(3);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await findAccessibilityFaults(page)).toEqual([]);
    const inTabOrder = table.locator('tbody a[tabindex="0"]');
    expect(await inTabOrder.count()).toBe(1);
    await inTabOrder.focus();
    const place = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.place);
    const first = await place();
    await page.keyboard.press('ArrowDown');
    const below = await place();
    expect(below).not.toBe(first);
    expect(below!.split(' ')[1]).toBe(first!.split(' ')[1]);
    await page.keyboard.press('Control+End');
    expect(await inTabOrder.count()).toBe(1);
    await page.keyboard.press('Control+Home');
    const board = await page.evaluate(
      () => document.activeElement!.closest('tr')!.querySelector('th')!.textContent,
    );
    await page.keyboard.press('Enter');
    await page.getByText('Bara en fråga visas.').waitFor();
    const shown = page.locator('.followup-question');
    await shown.first().waitFor();
    expect(await shown.count()).toBe(1);
    expect(await shown.textContent()).toContain(board);
    expect(complaints).toEqual([]);
    await context.close();
  },
  90_000,
);

test('hindrances and what each board lacks are found from the planner’s progress', async () => {
  const { context, page, complaints } = await visitAs(browser, 'planner', 'Kommunstyrelsen');
  const id = await findRound(page, 'open');
  await page.goto(`${address()}/uppfoljning/${id}/lage`);
  await page.getByRole('link', { name: 'Kulturnämnden' }).first().click();
  await page.getByRole('heading', { name: 'Det här saknas hos Kulturnämnden' }).waitFor();
  await page
    .getByRole('link', { name: /svar saknas/ })
    .or(page.locator('.lacks-list a'))
    .first()
    .waitFor();
  expect(await findAccessibilityFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'Hinder', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Vad hindrar arbetet?' }).waitFor();
  await page.getByText(/^\d+ hinder$/).waitFor();
  expect(await findAccessibilityFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
}, 90_000);
