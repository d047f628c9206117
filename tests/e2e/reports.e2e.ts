import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAccessibilityFaults, findFaultsInAllLooks } from './support/accessibility.ts';
import { address, openBrowser, visitAs } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const findPublic = async () =>
  /\/publicerat\/rapport\/[a-z0-9-]+/.exec(await (await fetch(`${address()}/publicerat`)).text())![0];

test('a published report is read by anybody without script, in either theme and at phone width', async () => {
  const context = await browser.newContext({ locale: 'sv-SE' });
  const page = await context.newPage();
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(`${address()}${await findPublic()}`);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^Uppföljning \d{4}$/);
  expect(await page.locator('script').count()).toBe(0);
  expect(await findFaultsInAllLooks(page, 'axe')).toEqual([]);
  await page.getByRole('link', { name: 'Hur fullständiga svaren är' }).click();
  expect(new URL(page.url()).hash).toBe('#fullstandighet');
  await context.close();
});

test('a planner downloads a report, withdraws it and publishes it again', async () => {
  const place = await findPublic();
  const { context, page, complaints } = await visitAs(browser, 'planner');
  await page.goto(`${address()}/uppfoljning/rapporter`);
  const title = `Uppföljning ${/\d{4}/.exec(place)![0]}`;
  await page.getByRole('link', { name: title }).first().click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Hämta PDF', exact: true }).click();
  expect((await download).suggestedFilename()).toMatch(/^uppfoljning-\d{4}\.pdf$/);

  await page.getByRole('textbox', { name: /Skäl, visas för alla/ }).fill('En nämnd svarade om fel år.');
  await page.getByRole('button', { name: 'Dra tillbaka' }).click();
  await page.getByRole('button', { name: 'Publicera' }).waitFor();
  const gone = await fetch(`${address()}${place}`);
  expect(gone.status).toBe(410);
  expect(await gone.text()).toContain('En nämnd svarade om fel år.');

  await page.getByRole('button', { name: 'Publicera' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.textContent()).toContain('alla godkända svar, ordagrant');
  await dialog.getByRole('button', { name: 'Publicera' }).click();
  await page.getByRole('button', { name: 'Dra tillbaka' }).waitFor();
  expect((await fetch(`${address()}${place}`)).status).toBe(200);
  expect(await findAccessibilityFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
}, 90_000);

test('a reader sees a report and its files, and nothing to decide with', async () => {
  const { context, page } = await visitAs(browser, 'reader');
  await page.goto(`${address()}/uppfoljning/rapporter`);
  await page
    .getByRole('link', { name: /^Uppföljning \d{4}$/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Hämta JSON' }).waitFor();
  for (const name of ['Publicera', 'Dra tillbaka', 'Lägg till'])
    expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
  await context.close();
});
