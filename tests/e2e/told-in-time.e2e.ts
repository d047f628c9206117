import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { address, comesToRest, openBrowser, unprovoked, visitAs } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('a planner is told before opening what keeps a round from it, and drops what goes to nobody', async () => {
  const { context, page, complaints } = await visitAs(browser, 'planner', 'Kommunstyrelsen');
  await page.goto(`${address()}/uppfoljning/ny-omgang`);
  await page.getByLabel('Vad ska omgången heta?').fill('Omgång som tas bort');
  await page.getByLabel('Sista svarsdag').fill('2020-01-31');
  await page.getByLabel('Några av dem').check();
  await page.getByLabel('Kulturnämnden').check();
  await page.getByRole('button', { name: 'Skapa omgången' }).click();
  await page.getByText('Sista svarsdag, 31 jan. 2020, har redan varit.').waitFor();
  await page.getByRole('link', { name: 'Välj en ny sista svarsdag' }).waitFor();
  const drop = page.getByRole('button', { name: /^Ta bort \d+ frågor som ingen får$/ });
  const unasked = await page.getByText('Ingen får frågan än').count();
  expect(unasked).toBeGreaterThan(1);
  await drop.click();
  await page.getByText(`${unasked} frågor är borttagna`).waitFor();
  expect(await page.getByText('Ingen får frågan än').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await page.getByRole('button', { name: 'Ångra' }).click();
  await drop.waitFor();
  expect(await page.getByText('Ingen får frågan än').count()).toBe(unasked);

  await page.getByRole('button', { name: 'Öppna omgången' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Öppna omgången' }).click();
  await dialog.getByText('Sista svarsdag har redan varit.').waitFor();
  expect(await dialog.getByRole('listitem').count()).toBe(2);
  await dialog.getByRole('button', { name: 'Avbryt' }).click();

  await page.getByRole('button', { name: 'Ta bort omgången' }).click();
  await dialog.getByRole('button', { name: 'Ta bort omgången' }).click();
  await page.getByText('Omgången är borttagen').waitFor();
  expect(unprovoked(complaints, /422/)).toEqual([]);
  await context.close();
});

test('whoever types without a network reads so where they type', async () => {
  const { context, page } = await visitAs(browser, 'board-coordinator', 'Nämnden för funktionsstöd', {
    viewport: { width: 1280, height: 900 },
  });
  const { items } = await (await context.request.get(`${address()}/api/v1/followup/rounds`)).json();
  const open = items.find(({ status }: { status: string }) => status === 'open');
  await page.goto(`${address()}/uppfoljning/${open.id}/svara`);
  await page.getByRole('link', { name: 'Fortsätt svara' }).click();
  const comment = page.getByLabel('Kommentar', { exact: true });
  await comment.waitFor();
  await comesToRest(page);
  await context.setOffline(true);
  await comment.pressSequentially('Vi har ');
  const told = page.locator('.save-status-echo[data-state=offline]');
  await told.waitFor();
  const [field, words] = [await comment.boundingBox(), await told.boundingBox()];
  expect(words!.y - (field!.y + field!.height)).toBeLessThan(40);
  await context.setOffline(false);
  await page.locator('.save-status-echo[data-state=saved]').waitFor({ timeout: 60_000 });
  await context.close();
});
