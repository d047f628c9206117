import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentInSameLayout } from '../../src/modules/governance/import/documents-in-same-layout.ts';
import { findAccessibilityFaults } from './support/accessibility.ts';
import { address, openBrowser, unprovoked, visitAs } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const PATIENCE = { timeout: 60_000 };
const NAME = 'uppfoljning-program-sydvast.txt';
/** The board's own document where the folder of real documents lies beside the project, else one in the same layout. */
function answeredFollowUp(): Buffer {
  const real = resolve(import.meta.dirname, '../../../shared/documents', NAME);
  return existsSync(real) ? readFileSync(real) : Buffer.from(documentInSameLayout(NAME));
}
const read = async <T>(page: Page, path: string): Promise<T> =>
  (await (await page.request.get(`${address()}/api/v1${path}`)).json()) as T;

test('a planner fills a round of an earlier year from a board’s document, and this year is compared with it', {
  timeout: 300_000,
}, async () => {
  const { context, page, complaints } = await visitAs(browser, 'planner', 'Kommunstyrelsen');
  page.setDefaultTimeout(PATIENCE.timeout);
  const title = 'Uppföljning av programmet, ifylld';
  await page.goto(`${address()}/uppfoljning/ny-omgang`);
  await page.getByRole('link', { name: 'Skapa en omgång för ett tidigare år' }).click();
  // The page before has fields of the same names.
  await page.getByRole('heading', { level: 1, name: 'Skapa en omgång för ett tidigare år' }).waitFor();
  await page.getByLabel('Vad ska omgången heta?').fill(title);
  await page.getByLabel(/^Trygghetsskapande och brottsförebyggande program/).check();
  await page.getByRole('button', { name: 'Skapa omgången' }).click();
  await page.waitForURL(/forbered/);
  await page.getByRole('button', { name: 'Lås frågorna' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Lås frågorna' }).click();
  await page.getByRole('heading', { level: 1, name: 'Fyll i svaren' }).waitFor();
  const roundId = /uppfoljning\/([0-9a-f-]{36})\/fyll/.exec(page.url())![1]!;

  const board = await visitAs(browser, 'board-approver', 'Socialnämnd Sydväst');
  expect((await board.page.request.get(`${address()}/api/v1/followup/rounds/${roundId}`)).status()).toBe(404);

  const buffer = answeredFollowUp();
  await page.setInputFiles('#filling-files', [
    { name: NAME, mimeType: 'text/plain', buffer },
    { name: 'tom.txt', mimeType: 'text/plain', buffer: Buffer.from('') },
  ]);
  await page.getByText('tom.txt lades inte till').waitFor();
  const row = page.getByRole('row', { name: new RegExp(NAME) });
  expect(await row.textContent()).toContain('Socialnämnd Sydväst');
  await row.getByRole('link', { name: 'Granska' }).click();
  await page.getByRole('heading', { level: 1, name: `Granska ${NAME}` }).waitFor();
  expect(await page.getByLabel('Vems svar är det?').inputValue()).not.toBe('');
  expect(await page.getByText('Inga svar väntar på beslut.').count()).toBe(1);
  expect(await page.locator('.filling-entry').count()).toBe(18);
  await page.getByRole('button', { name: 'Visa i källan' }).nth(4).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id), PATIENCE).toBe('kalla-4');
  await page.locator('#kalla-7').click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id), PATIENCE).toBe('svar-7');
  expect(await findAccessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Spara 18 svar i omgången' }).click();
  await page.getByText('18 svar i omgången').waitFor();

  await page.getByRole('button', { name: 'Ta tillbaka svaren' }).click();
  await page.getByText('Svaren är tillbakatagna').waitFor();
  await page.getByRole('link', { name: 'Granska' }).click();
  await page.getByRole('button', { name: 'Spara 18 svar i omgången' }).click();
  await page.getByText('18 svar i omgången').waitFor();

  // One of them was read wrongly: it is corrected by hand, and a question that no file answers is filled in.
  await page.getByRole('link', { name: 'Socialnämnd Sydväst', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Fyll i för hand: Socialnämnd Sydväst' }).waitFor();
  const wrong = page.locator('.byhand-row:has(option[value="no"]:checked)');
  await wrong.getByRole('combobox', { name: 'Svar' }).focus();
  await page.keyboard.press('D');
  await page.getByText('Rättat för hand. Från början ur').waitFor();
  expect(await findAccessibilityFaults(page)).toEqual([]);
  await page.reload();
  await page.getByText('Rättat för hand. Från början ur').waitFor();
  expect(await page.locator('.byhand-row:has(option[value="partly"]:checked)').count()).toBe(1);
  const other = page.locator('option', { hasText: /^Kommunstyrelsen \(0 av / });
  await page.getByLabel('Nämnd eller bolag').selectOption(await other.getAttribute('value'));
  await page.getByRole('heading', { level: 1, name: 'Fyll i för hand: Kommunstyrelsen' }).waitFor();
  const [first, second] = await page.locator('.byhand-row').all();
  await first!.getByLabel('Kommentar').fill('Ur en pappersblankett.');
  await first!.getByText('Välj svar, så sparas det du har skrivit.').waitFor();
  await first!.getByRole('combobox', { name: 'Svar' }).selectOption('yes');
  await page.getByText('Skrivet för hand').waitFor();
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(() => second!.getByRole('combobox').evaluate((each) => each === document.activeElement), PATIENCE)
    .toBe(true);
  await page.goto(`${address()}/uppfoljning/${roundId}/fyll`);

  await page.getByRole('button', { name: 'Stäng omgången' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stäng omgången' }).click();
  await page.getByText('Omgången är stängd.', { exact: false }).first().waitFor();

  const { distribution } = await read<{ distribution: Record<string, number> }>(
    page,
    `/followup/rounds/${roundId}/compiled`,
  );
  expect(distribution).toMatchObject({ yes: 18, no: 0, partly: 1, notApplicable: 0 });
  const { items } = await read<{ items: { id: string; status: string; origin: string }[] }>(
    page,
    '/followup/rounds',
  );
  const present = items.find(({ status, origin }) => status === 'open' && origin === 'asked')!;
  const compared = JSON.stringify(await read(page, `/followup/rounds/${present.id}/compiled`));
  expect(compared).toContain(title);
  const { answers } = await read<{ answers: { round: { title: string } }[] }>(
    board.page,
    `/followup/rounds/${present.id}/earlier-answers`,
  );
  // The board answers this year about the strategies that none of its measures makes concrete.
  const work = await read<{
    round: { documents: { versionId: string; title: string }[] };
    questions: { versionId: string }[];
  }>(board.page, `/followup/rounds/${present.id}/work`);
  const program = work.round.documents.find(({ title: name }) => name.includes('program'))!;
  const asked = work.questions.filter(({ versionId }) => versionId === program.versionId);
  expect(asked.length).toBeGreaterThan(0);
  expect(answers.filter(({ round }) => round.title === title)).toHaveLength(asked.length);
  // The empty file is refused.
  expect(unprovoked(complaints, /status of 422/)).toEqual([]);
  await Promise.all([context.close(), board.context.close()]);
});
