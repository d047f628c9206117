import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePdf, makePdfWithScript } from '../support/files.ts';
import { findAccessibilityFaults } from './support/accessibility.ts';
import { address, openBrowser, unprovoked, visitAs } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const UNIT = 'Nämnden för funktionsstöd';
type Work = {
  questions: { id: string; text: string }[];
  answers: { questionId: string; state: string; value: string | null }[];
};

test('a file is attached, approved with its answer and downloaded by a reader', async () => {
  const coordinator = await visitAs(browser, 'board-coordinator', UNIT, {
    viewport: { width: 320, height: 800 },
  });
  const { page } = coordinator;
  const read = async <T>(path: string) =>
    (await (await page.request.get(`${address()}/api/v1${path}`)).json()) as T;
  const rounds = await read<{ items: { id: string; status: string }[] }>('/followup/rounds');
  const roundId = rounds.items.find(({ status }) => status === 'open')!.id;
  const work = await read<Work>(`/followup/rounds/${roundId}/work`);
  const answer = work.answers.find(({ state, value }) => state === 'draft' && value !== null)!;
  const place = `${address()}/uppfoljning/${roundId}/svara/${answer.questionId}`;
  await page.goto(place);
  await page.getByRole('heading', { name: 'Underlag' }).waitFor();
  const comment = page.getByRole('textbox', { name: /Kommentar/ });
  const top = async (of: typeof comment) => (await of.boundingBox())!.y;
  expect(await top(comment)).toBeLessThan(await top(page.getByRole('complementary')));
  await comment.fill('Text som står kvar medan filerna laddas upp.');
  const pdf = await makePdf();
  await page.locator('input[type=file][multiple]').setInputFiles([
    { name: 'Rapport från året.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) },
    {
      name: 'med program.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(await makePdfWithScript(true)),
    },
  ]);
  await page.getByText('1 fil är bifogad').waitFor();
  const alert = page.getByRole('alert').filter({ hasText: '1 fil bifogades inte' });
  expect(await alert.textContent()).toContain('Skriv ut den till en ny PDF');
  expect(await comment.inputValue()).toBe('Text som står kvar medan filerna laddas upp.');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await findAccessibilityFaults(page)).toEqual([]);

  await page.getByRole('button', { name: 'Ta bort Rapport från året.pdf' }).click();
  await page.getByRole('button', { name: 'Ångra' }).click();
  await page.getByRole('link', { name: 'Hämta Rapport från året.pdf' }).waitFor();
  await page.getByRole('textbox', { name: 'Länk till underlag' }).fill('javascript:alert(1)');
  await page.getByRole('button', { name: 'Lägg till länken' }).click();
  await page.getByText('Skriv en adress som börjar med https://').waitFor();

  await page.getByRole('button', { name: 'Lämna in svaret' }).click();
  await page.getByText('Svaret är inlämnat').first().waitFor();
  // The file with a program in it is refused.
  expect(unprovoked(coordinator.complaints, /status of 422/)).toEqual([]);
  await coordinator.context.close();

  const approver = await visitAs(browser, 'board-approver', UNIT);
  await approver.page.goto(`${address()}/uppfoljning/${roundId}/godkann`);
  await approver.page.getByRole('link', { name: 'Hämta Rapport från året.pdf' }).waitFor();
  await approver.page
    .getByRole('button', { name: /^Godkänn / })
    .first()
    .click();
  await approver.page
    .getByText(/godkänt|godkända/)
    .first()
    .waitFor();
  await approver.context.close();

  const reader = await visitAs(browser, 'reader');
  const listed = await reader.page.request.get(
    `${address()}/api/v1/followup/rounds/${roundId}/evidence?questionId=${answer.questionId}`,
  );
  const { items } = (await listed.json()) as { items: { id: string; fileName: string }[] };
  const file = items.find(({ fileName }) => fileName === 'Rapport från året.pdf')!;
  const download = await reader.page.request.get(`${address()}/api/v1/followup/evidence/${file.id}/file`);
  expect(download.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  });
  expect(download.headers()['content-disposition']).toMatch(/^attachment; /);
  expect(new Uint8Array(await download.body())).toEqual(pdf);
  await reader.context.close();
}, 120_000);
