import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8 } from 'fflate';
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { DEMO_TITLES } from '../../src/modules/governance/index.ts';
import { calendarDay } from '../../src/platform/i18n/format.ts';
import { makePdf } from '../support/files.ts';
import {
  agree,
  button,
  comment,
  download,
  heading,
  isSaved,
  link,
  said,
  tab,
  textIn,
} from './support/acts.ts';
import { unprovoked } from './support/browser.ts';
import {
  address,
  BOARD,
  browsers,
  closeRound,
  complaints,
  folder,
  liveInACity,
  NAMES,
  openContext,
  pages,
  signIn,
  toRound,
  toStart,
} from './support/five-people.ts';
import { keepPicture } from './support/picture.ts';

/**
 * A whole year, through the pages alone: five people, each in a browser of their own, in two browser processes. The
 * city is the test's own, since it closes rounds that other tests answer in.
 */
const THIS_YEAR = Number(calendarDay(new Date()).slice(0, 4));
const LAST = `Uppföljning ${THIS_YEAR}`;
const NEXT = `Uppföljning ${THIS_YEAR + 1}`;

liveInACity();

test('the five sign in, each in a browser of their own', async () => {
  const [one, other] = browsers as [Browser, Browser];
  await signIn('planner', one);
  await signIn('coordinator', one);
  await signIn('approver', one);
  await signIn('colleague', other);
  await signIn('reader', other);
});

const REWORDED = 'Vad har ni gjort i år för att fler unga ska ha något att göra på kvällarna?';

test('the planner ends one year and begins the next over several documents', async () => {
  const page = pages.planner;
  await closeRound(page, LAST);
  await page.goto(`${address}/uppfoljning/omgangar`);
  await link(page, 'Skapa en omgång').click();
  await heading(page, 'Skapa en uppföljningsomgång');
  await page.getByLabel('Vad ska omgången heta?').fill(NEXT);
  await page.getByLabel('Vilket år följs upp?').fill(String(THIS_YEAR + 1));
  await page.getByRole('checkbox', { name: DEMO_TITLES.planAgainstSilence }).uncheck();
  await page.getByLabel('Sista svarsdag').fill(`${THIS_YEAR + 1}-12-10`);
  await page.getByLabel(/^Inledning till dem/).fill('Svara kort och konkret.');
  await keepPicture(page, '01-new-round');
  await button(page, 'Skapa omgången').click();

  await heading(page, 'Frågor och mottagare');
  for (const title of [DEMO_TITLES.program, DEMO_TITLES.plan])
    await page.getByRole('heading', { level: 2, name: title }).waitFor();
  // What the document links say is followed up together is not asked twice.
  expect(await page.getByText(/^Följs upp genom insats/).count()).toBeGreaterThan(0);

  const dropped = page.getByRole('listitem').filter({ hasText: 'Ändra frågan' }).last();
  await dropped.getByRole('button', { name: /^Ta bort frågan/ }).click();
  await said(page, 'Frågan är borttagen');
  await page.getByText('Borttagen', { exact: true }).waitFor();
  const first = page.getByRole('listitem').filter({ hasText: 'Ändra frågan' }).first();
  await first.getByText('Ändra frågan').click();
  await first.getByLabel('Frågan', { exact: true }).fill(REWORDED);
  await isSaved(page);
  await page.getByRole('listitem').filter({ hasText: REWORDED }).first().waitFor();
  await keepPicture(page, '03-prepared');
  await button(page, 'Öppna omgången').click();
  await agree(page, 'Öppna omgången');
  await heading(page, 'Hur långt har alla kommit?');
  await keepPicture(page, '04-progress');
  await tab(page, 'Frågor');
  await page.getByText('Omgången är öppnad. Frågorna är låsta.').waitFor();
  expect(await page.getByText('Ändra frågan').count()).toBe(0);
  await page.getByText(REWORDED).waitFor();
});

/** The questions of the coordinator that had an approved answer the year before, as the list of questions shows them. */
let earlier: { name: string; href: string }[] = [];

test('the board finds the task, hands out a question, and two write in one answer at once', async () => {
  const { coordinator, colleague } = pages;
  await toStart(coordinator);
  const task = coordinator.getByRole('listitem').filter({ hasText: NEXT });
  await task.getByRole('link', { name: /^Svara på \d+ frågor$/ }).click();
  await keepPicture(coordinator, '05-first-question');
  await link(coordinator, 'Till alla frågor').click();
  await heading(coordinator, `Svar från ${BOARD}`);
  await coordinator.getByText('Svara kort och konkret.').waitFor();
  const answered = coordinator
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`${THIS_YEAR}: *(Ja|Delvis)`) });
  earlier = await answered
    .getByRole('link')
    .evaluateAll((links) =>
      (links as HTMLAnchorElement[]).map((each) => ({ name: each.textContent ?? '', href: each.href })),
    );
  expect(earlier.length).toBeGreaterThan(3);
  await button(coordinator, 'Fördela frågor').click();
  await answered.first().getByRole('checkbox').check();
  await coordinator.getByLabel('Till', { exact: true }).selectOption({ label: NAMES.colleague });
  await coordinator.getByLabel('Meddelande').fill('Du var med i våras.');
  await keepPicture(coordinator, '06-hand-out');
  await button(coordinator, 'Lämna över 1 fråga').click();
  await said(coordinator, `1 fråga är överlämnad till ${NAMES.colleague}`);
  await keepPicture(coordinator, '07-handed-out');

  await toStart(colleague);
  await keepPicture(colleague, '08-colleague-start');
  await link(colleague, 'Svara på 1 fråga som du har fått').click();
  await colleague.getByText('”Du var med i våras.”').waitFor();
  await coordinator.goto(earlier[0]!.href);
  const sees = (page: Page, name: string) =>
    page.getByText(`${name} är också inne i svaret just nu.`).and(page.locator('li')).waitFor();
  await Promise.all([sees(coordinator, NAMES.colleague), sees(colleague, NAMES.coordinator)]);
  await comment(coordinator).fill('Vi öppnade två lokaler.\n\nNittio unga kom.');
  await expect.poll(() => comment(colleague).inputValue(), { timeout: 60_000 }).toContain('Nittio unga kom.');
  await comment(coordinator).press('Control+Home');
  await comment(colleague).press('Control+End');
  await Promise.all([
    comment(coordinator).pressSequentially('I våras gjorde vi som planerat. ', { delay: 25 }),
    comment(colleague).pressSequentially(' De flesta kom igen på hösten.', { delay: 30 }),
  ]);
  const together =
    'I våras gjorde vi som planerat. Vi öppnade två lokaler.\n\nNittio unga kom. De flesta kom igen på hösten.';
  for (const page of [coordinator, colleague])
    await expect.poll(() => comment(page).inputValue(), { timeout: 60_000 }).toBe(together);
  await colleague.getByLabel('Delvis', { exact: true }).check();
  await keepPicture(colleague, '09-together');
  await button(colleague, 'Lämna in svaret').click();
  await said(colleague, 'Svaret är inlämnat');
});

test('the coordinator sets out from last year, attaches evidence and submits, also several at once', async () => {
  const page = pages.coordinator;
  await page.goto(earlier[1]!.href);
  await button(page, 'Utgå från förra årets svar').click();
  await said(page, `Svaret från ${THIS_YEAR} är ifyllt.`);
  const before = await comment(page).inputValue();
  expect(before).not.toBe('');
  await comment(page).fill(`${before} I år gick vi längre.`);
  await page
    .locator('input[type=file][multiple]')
    .setInputFiles([
      { name: 'Rapport från hösten.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await makePdf()) },
    ]);
  await said(page, '1 fil är bifogad');
  await link(page, /^Hämta Rapport från hösten\.pdf/).waitFor();
  await keepPicture(page, '10-with-evidence');
  await button(page, 'Lämna in svaret').click();
  await said(page, 'Svaret är inlämnat');

  for (const { href } of earlier.slice(2, 4)) {
    await page.goto(href);
    await button(page, 'Utgå från förra årets svar').click();
    await isSaved(page);
  }
  await link(page, 'Till alla frågor').click();
  await button(page, 'Lämna in 2 svar som är klara').click();
  await keepPicture(page, '11-submit-several');
  await agree(page, 'Lämna in');
  await said(page, '2 svar är inlämnade');
});

const NOTE = 'Skriv hur många som deltog.';
const ADDED = 'Etthundrafyrtio deltog, hälften av dem för första gången.';

test('the approver returns one answer, and approves all of them when it has been changed', async () => {
  const { approver, coordinator } = pages;
  await toStart(approver);
  await approver
    .getByRole('listitem')
    .filter({ hasText: NEXT })
    .getByRole('link', { name: 'Godkänn 4 svar' })
    .click();
  await heading(approver, `Godkänn svar från ${BOARD}`);
  const answers = approver.getByRole('article');
  await expect.poll(() => answers.count()).toBe(4);
  const withFile = answers.filter({ hasText: 'Rapport från hösten.pdf' });
  await withFile.getByRole('button', { name: /^Skicka tillbaka svaret/ }).click();
  await withFile.getByLabel('Vad behöver ändras?').fill(NOTE);
  await keepPicture(approver, '12-approve');
  await withFile.getByRole('button', { name: 'Skicka tillbaka', exact: true }).click();
  await said(approver, 'Svaret är skickat tillbaka');

  await toStart(coordinator);
  await keepPicture(coordinator, '13-returned-start');
  await link(coordinator, 'Ändra 1 svar som har skickats tillbaka').click();
  await coordinator.getByText(NOTE).first().waitFor();
  await coordinator.getByText(`${NAMES.approver} skickade tillbaka svaret`).first().waitFor();
  await comment(coordinator).press('Control+End');
  await comment(coordinator).pressSequentially(` ${ADDED}`);
  await keepPicture(coordinator, '14-returned');
  await button(coordinator, 'Lämna in svaret').click();
  await said(coordinator, 'Svaret är inlämnat');

  await approver.reload();
  await expect.poll(() => answers.count(), { timeout: 60_000 }).toBe(4);
  await approver.getByText(`Ändrat sedan ${NAMES.approver} skickade tillbaka`).first().waitFor();
  await approver.getByText(`Begärt: ${NOTE}`).waitFor();
  await button(approver, 'Välj alla').click();
  // At the head of the page and after the last answer.
  await button(approver, 'Godkänn 4 valda svar').last().click();
  await keepPicture(approver, '15-approve-all');
  await agree(approver, 'Godkänn');
  await said(approver, '4 svar är godkända');
  await approver.getByText('Inget svar väntar på dig just nu').waitFor();
});

test('the planner follows progress, reminders and the result while the round runs', async () => {
  const page = pages.planner;
  await toRound(page, NEXT);
  await tab(page, 'Resultat');
  await page.getByText(/^Svaren fylls på medan omgången pågår: 4 av \d+ hittills\.$/).waitFor();
  await page.getByRole('heading', { name: 'Vad har ändrats sedan förra omgången?' }).waitFor();
  await keepPicture(page, '16-live');
  await tab(page, 'Läget');
  const row = page.getByRole('row').filter({ hasText: BOARD });
  const approved = page.getByRole('columnheader', { name: /^Godkända/ }).first();
  const column = await approved.evaluate((cell) => (cell as HTMLTableCellElement).cellIndex);
  await expect
    .poll(() =>
      row
        .first()
        .getByRole('cell')
        .nth(column - 1)
        .textContent(),
    )
    .toBe('4');
  await tab(page, 'Karta');
  await heading(page, 'Vem svarade vad?');
  await page.getByRole('row').filter({ hasText: BOARD }).first().waitFor();
  await keepPicture(page, '17-map');
  await tab(page, 'Påminnelser');
  await heading(page, 'Påminnelser');
  await page.getByRole('row').filter({ hasText: BOARD }).filter({ hasText: NAMES.coordinator }).waitFor();
  await button(page, 'Påminn nu').click();
  await said(page, /^Breven (är på väg|går ut)/);
  await keepPicture(page, '18-reminders');
});

test('a letter that gathers what a person has left is in the outbox', async () => {
  const outbox = join(folder, 'utkorg');
  const findLetter = async () => {
    for (const name of await readdir(outbox).catch(() => [])) {
      const letter = await readFile(join(outbox, name), 'utf8');
      if (letter.includes('List-Unsubscribe-Post: List-Unsubscribe=One-Click')) return name;
    }
    return '';
  };
  await expect.poll(findLetter, { timeout: 130_000, interval: 500 }).toMatch(/\.eml$/);
});

/** Typed without contact in a tab that was open when the round was closed. */
const LATE = 'Det här hann jag inte spara innan ni stängde.';

test('the planner closes the round; what an old tab then sends is refused, and stays with who typed it', async () => {
  const { coordinator, planner } = pages;
  await coordinator.goto(earlier[4]!.href);
  await comment(coordinator).fill('Påbörjat.');
  await isSaved(coordinator);
  await coordinator.context().setOffline(true);
  await comment(coordinator).press('Control+End');
  await comment(coordinator).pressSequentially(` ${LATE}`);
  await said(coordinator, /^Ingen kontakt med servern\./);
  await closeRound(planner, NEXT);
  await keepPicture(planner, '19-closed');

  await coordinator.context().setOffline(false);
  await coordinator.getByRole('heading', { name: 'Texten är inte sparad: Omgången är inte öppen' }).waitFor();
  await said(coordinator, /^Det gick inte att spara: /);
  await keepPicture(coordinator, '20-refused');
  expect(await comment(coordinator).inputValue()).toBe(`Påbörjat. ${LATE}`);
  await coordinator.reload();
  await coordinator.getByText('Omgången är stängd. Svaren går inte längre att ändra.').waitFor();
  await coordinator.getByRole('heading', { name: /^Text från .* nådde aldrig servern$/ }).waitFor();
  await coordinator.getByText(LATE).waitFor();
  expect(await comment(coordinator).inputValue()).toBe('Påbörjat.');
  await keepPicture(coordinator, '21-refused-reloaded');
});

const ADDENDUM = 'Rättelse: i en av lokalerna var det nittiofem unga.';

test('the closed round is a frozen report, downloaded, published and read by anybody without script', async () => {
  const page = pages.planner;
  await page.goto(`${address}/uppfoljning/rapporter`);
  await link(page, NEXT).click();
  await heading(page, NEXT);
  const hash = (await page.getByText(/^[0-9a-f]{64}$/).textContent())!;
  await keepPicture(page, '22-report');
  const pdf = await download(page, 'PDF');
  expect(strFromU8(pdf.slice(0, 5))).toBe('%PDF-');
  const { catalog } = await PDFDocument.load(pdf, { updateMetadata: false });
  const marks = catalog.lookup(PDFName.of('MarkInfo'), PDFDict);
  expect(String(marks.get(PDFName.of('Marked')))).toBe('true');
  expect(catalog.has(PDFName.of('StructTreeRoot'))).toBe(true);
  for (const name of ['Word (DOCX)', 'Excel (XLSX)']) {
    const text = textIn(await download(page, name));
    expect(text).toContain(hash);
    expect(text).toContain(ADDED);
  }
  await button(page, 'Publicera').click();
  await keepPicture(page, '23-publish');
  await agree(page, 'Publicera');
  await said(page, 'Rapporten är publicerad.');
  const publicAddress = (await link(page, 'Öppna den publika sidan').getAttribute('href'))!;

  const visitor = await (await openContext(browsers[1]!, false)).newPage();
  await visitor.goto(`${address}/publicerat`);
  await link(visitor, NEXT).click();
  await heading(visitor, NEXT);
  expect(new URL(visitor.url()).pathname).toBe(publicAddress);
  await visitor.getByText(hash).first().waitFor();
  await visitor.getByText(ADDED).first().waitFor();
  await visitor.getByText(REWORDED).first().waitFor();
  expect(await visitor.locator('script').count()).toBe(0);
  expect(await visitor.getByText(LATE).count()).toBe(0);
  for (const name of [NAMES.coordinator, NAMES.colleague, NAMES.approver])
    expect(await visitor.content()).not.toContain(name);
  await keepPicture(visitor, '24-public');

  // The correction after closing is a dated addendum, on the public page and in what is downloaded from then on.
  await page.getByLabel('Tilläggets text').fill(ADDENDUM);
  await button(page, 'Lägg till').click();
  await said(page, 'Tillägget är med i rapporten.');
  await page.getByRole('heading', { name: /^Tillägg 1, / }).waitFor();
  await keepPicture(page, '25-addendum');
  await visitor.reload();
  await visitor.getByRole('heading', { name: 'Tillägg efter låsningen' }).waitFor();
  await visitor.getByText(ADDENDUM).waitFor();
  await visitor.getByText(hash).first().waitFor();
  for (const name of ['Word (DOCX)', 'Excel (XLSX)'])
    expect(textIn(await download(page, name))).toContain(ADDENDUM);
  const json = strFromU8(await download(page, 'JSON'));
  expect(json).toContain(ADDENDUM);
  expect(json).toContain(hash);
});

test('the reader sees what has changed since the round before', async () => {
  const page = pages.reader;
  await toRound(page, NEXT);
  await heading(page, `Resultat av uppföljningen ${THIS_YEAR + 1}`);
  await page.getByText(/^Omgången är stängd\. 4 av \d+ svar kom in och godkändes\.$/).waitFor();
  const changes = page.locator('section', {
    has: page.getByRole('heading', { name: 'Vad har ändrats sedan förra omgången?' }),
  });
  await changes.getByRole('listitem').filter({ hasText: DEMO_TITLES.program }).first().waitFor();
  await keepPicture(page, '26-reader');
  for (const name of ['Stäng omgången', 'Lämna in svaret', 'Godkänn'])
    expect(await button(page, name).count()).toBe(0);
});

test('no page complained during the year', () => {
  // Two who save at once, the coordinator's lost network, and what is sent to a closed round are refused, as they should.
  const provoked = [
    /status of 409/,
    /ERR_INTERNET_DISCONNECTED/,
    /status of 422 .*\/answer$/,
    // Who else is in an answer is known while its round is open.
    /status of 404 .*\/presence$/,
  ];
  for (const [who, said] of Object.entries(complaints))
    expect([who, unprovoked(said, ...provoked)]).toEqual([who, []]);
});
