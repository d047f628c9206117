import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFaultsInAllLooks } from './support/accessibility.ts';
import { address, comesToRest, openBrowser, visitAs } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A loaded machine may take its time; what is expected must come all the same. */
const PATIENCE = { timeout: 20_000 };

const PLAN = `Plan för lugnare kvällar i staden 2027–2029
Diarienummer: 0042/27

Fokusområde 1: Tidigt stöd

Insats 1:1 Öppna fler mötesplatser
Platserna ska vara öppna även på helger.
Förväntat resultat: Fler unga har någonstans att vara
Målgrupp: Unga 12–16 år
Ansvar: Kulturnämnden

Insats 1:2 Tala med föräldrar
Insatsen är kopplad till insats 1:1.
Förväntat resultat: Föräldrar vet vart de kan vända sig
Ansvar: Grundskolenämnden och Kvällsnämnden
`;
const file = (text: string, name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

test('a planner brings a plan, jumps both ways, corrects, accepts and saves it to the register', async () => {
  const { context, page, complaints } = await visitAs(browser, 'planner', 'Kommunstyrelsen');
  await page.goto(`${address()}/styrning/importera`);
  await page.setInputFiles('#import-file', file(PLAN, 'kvällar.txt'));
  await page.waitForURL(/importera\/[0-9a-f-]{36}/);
  await page.getByRole('heading', { level: 1, name: 'Granska kvällar.txt' }).waitFor();

  const first = page.getByRole('region', { name: 'Insats 1:1: Öppna fler mötesplatser' });
  await first.getByRole('button', { name: 'Visa i källan Förväntat resultat' }).click();
  const mark = page.locator('.import-mark[data-active]');
  await expect.poll(() => mark.textContent(), PATIENCE).toBe('Fler unga har någonstans att vara');
  await page.locator('.import-mark', { hasText: 'Unga 12–16 år' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id), PATIENCE).toContain('targetGroup');
  await page.keyboard.press('End');
  await page.keyboard.type(' i hela staden');

  const second = page.getByRole('region', { name: 'Insats 1:2: Tala med föräldrar' });
  await second.getByRole('button', { name: 'Ta bort Kvällsnämnden' }).click();
  expect(await page.getByRole('button', { name: 'Spara i registret' }).isDisabled()).toBe(true);
  for (
    let left = await page.getByRole('button', { name: 'Godkänn och gå till nästa' }).count();
    left > 0;
    left--
  ) {
    await page.getByRole('button', { name: 'Godkänn och gå till nästa' }).first().click();
    await expect
      .poll(() => page.getByRole('button', { name: 'Godkänn och gå till nästa' }).count(), PATIENCE)
      .toBe(left - 1);
  }
  await page.getByRole('button', { name: 'Spara i registret' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Spara i registret' }).click();
  await page.waitForURL(/styrning\/dokument\/[0-9a-f-]{36}/);
  await page.getByText('Plan för lugnare kvällar i staden').first().waitFor();
  await page.getByText('Unga 12–16 år i hela staden').first().waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('a file that cannot be read is answered with what to do, and nothing is kept', async () => {
  const { context, page } = await visitAs(browser, 'planner', 'Kommunstyrelsen');
  await page.goto(`${address()}/styrning/importera`);
  await page.setInputFiles('#import-file', file('Hej och hå.', 'hej.txt'));
  await page.getByRole('alert').getByText('Filen gick inte att läsa in').waitFor();
  await page.setInputFiles('#import-file', file('', 'tom.pdf'));
  await page.getByRole('alert').getByText('Filen är tom').waitFor();
  expect(await page.getByText('hej.txt').count()).toBe(0);
  await context.close();
});

test('axe finds nothing on the imports and the review, in either theme', async () => {
  const { context, page } = await visitAs(browser, 'planner', 'Kommunstyrelsen');
  await page.goto(`${address()}/styrning/importera`);
  await comesToRest(page);
  expect(await findFaultsInAllLooks(page)).toEqual([]);
  await page.setInputFiles('#import-file', file(PLAN, 'granska.txt'));
  await page.waitForURL(/importera\/[0-9a-f-]{36}/);
  await page.getByRole('heading', { level: 1, name: 'Granska granska.txt' }).waitFor();
  await comesToRest(page);
  expect(await findFaultsInAllLooks(page)).toEqual([]);
  await context.close();
});
