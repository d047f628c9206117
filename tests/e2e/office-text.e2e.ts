import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { findAccessibilityFaults } from './support/accessibility.ts';
import { agree, button, heading, link, said } from './support/acts.ts';
import {
  ARGUMENTS,
  address,
  listDemoPeople,
  openBrowser,
  unprovoked,
  type Visit,
  visitAs,
  visitAsPerson,
  watch,
} from './support/browser.ts';
import { killBrowser } from './support/kill-browser.ts';
import { findLoss, typeUntil } from './support/typing.ts';

/** Nothing older than this may be lost, whatever happens. */
const OLDEST_LOST_MS = 2_000;
/** A published report of the demo city that nothing has been said of, and that no other test changes. */
const TITLE = 'Uppföljning 2024, socialnämnderna';

let browser: Browser;
let planners: Visit[];
let at: string;
beforeAll(async () => {
  browser = await openBrowser();
  const people = (await listDemoPeople()).filter(({ assignments }) =>
    assignments.some(
      ({ role, organisation }) => role === 'planner' && organisation.name === 'Kommunstyrelsen',
    ),
  );
  expect(people.length).toBeGreaterThan(1);
  planners = [await visitAsPerson(browser, people[0]!), await visitAsPerson(browser, people[1]!)];
});
afterAll(() => browser.close());

const summary = (page: Page) => page.getByLabel('Sammanfattning', { exact: true });
const assessment = (page: Page) => page.getByLabel('Bedömning', { exact: true });
const ofDocument = (page: Page) => page.getByLabel(/^Bedömning av /);
const shown = (page: Page, text: string) =>
  expect.poll(() => summary(page).inputValue(), { timeout: 40_000 }).toBe(text);
const drafts = async (page: Page): Promise<{ section: string; text: string }[]> =>
  (
    await (
      await page.request.get(`${address()}/api/v1/publishing/reports/${at.split('/').at(-2)}/text`)
    ).json()
  ).drafts;

test('two planners write what the office says of the year, decide it, and everybody reads it', {
  timeout: 240_000,
}, async () => {
  const [one, other] = [planners[0]!.page, planners[1]!.page];
  await one.goto(`${address()}/uppfoljning/rapporter`);
  await link(one, TITLE).click();
  await heading(one, TITLE);
  await link(one, 'Skriv sammanfattning och bedömning').click();
  await heading(one, 'Sammanfattning och bedömning');
  at = new URL(one.url()).pathname;
  await one.getByText('Inget är skrivet').waitFor();
  expect(await button(one, 'Fastställ texten').isDisabled()).toBe(true);

  // Facts come at the end of what is written, never instead of it, and can be taken back.
  await summary(one).fill('Första stycket.\n\nAndra stycket.');
  await button(one, 'Lägg till sist i texten').first().click();
  await expect
    .poll(() => summary(one).inputValue())
    .toMatch(/^Första stycket\.\n\nAndra stycket\.\n\n\d+ av \d+/);
  await button(one, 'Ångra').click();
  await shown(one, 'Första stycket.\n\nAndra stycket.');
  await one.locator('.save-status[data-state=saved]').first().waitFor();

  // The second planner sees it, and both write in different paragraphs at once.
  await other.goto(address() + at);
  await shown(other, 'Första stycket.\n\nAndra stycket.');
  await summary(one).press('Control+End');
  await summary(other).press('Control+Home');
  await Promise.all([
    summary(one).pressSequentially(' Ett skriver sist.', { delay: 60 }),
    summary(other).pressSequentially('Två skriver först. ', { delay: 70 }),
  ]);
  const together = 'Två skriver först. Första stycket.\n\nAndra stycket. Ett skriver sist.';
  for (const page of [one, other]) await shown(page, together);

  // In the same paragraph nothing is overwritten: the second is shown both.
  await other.route('**/text', (route) =>
    route.request().method() === 'GET' ? route.abort() : route.continue(),
  );
  await summary(one).fill('Ett ändrar allt.');
  await summary(one).blur();
  await expect
    .poll(async () => (await drafts(one)).find(({ section }) => section === 'summary')?.text)
    .toBe('Ett ändrar allt.');
  await summary(other).fill('Två ändrar allt.');
  await summary(other).blur();
  await other.getByText('skrev i samma stycke medan du skrev').waitFor();
  expect(await findAccessibilityFaults(other)).toEqual([]);
  await other.unroute('**/text');
  await button(other, 'Spara den sammansatta').click();
  await shown(other, 'Två ändrar allt.\nEtt ändrar allt.');
  await shown(one, 'Två ändrar allt.\nEtt ändrar allt.');

  await assessment(one).fill('Det går åt rätt håll.');
  await one.getByText(/^Kommentera enskilda frågor/).click();
  await button(one, /^Skriv en kommentar/)
    .first()
    .click();
  await one.getByLabel(/^Kommentar till/).fill('En fråga för sig.');
  await one.getByText(/^Kommentera enskilda frågor \(\d+, 1 med kommentar\)/).waitFor();
  expect(await findAccessibilityFaults(one)).toEqual([]);

  // A reader is told nothing of it until it is decided.
  const reader = await visitAs(browser, 'reader');
  const report = at.replace(/\/text$/, '');
  await reader.page.goto(address() + report);
  await heading(reader.page, TITLE);
  expect(await reader.page.getByText('Det går åt rätt håll.').count()).toBe(0);
  expect((await fetch(address() + at)).status).toBe(200);
  await reader.page.goto(address() + at);
  await reader.page.getByText('Sidan finns inte, eller så har du inte rätt att se den').waitFor();

  await button(one, 'Fastställ texten').click();
  expect(await one.getByRole('dialog').textContent()).toContain('vem som helst på internet');
  await agree(one, 'Fastställ texten');
  await said(one, 'Texten är fastställd och med i rapporten.');
  await one.getByText('Utgåva 1 gäller').waitFor();

  await reader.page.goto(address() + report);
  const words = ['Två ändrar allt.', 'Det går åt rätt håll.', 'En fråga för sig.'];
  for (const said of words) await reader.page.getByText(said).first().waitFor();
  expect(await reader.page.getByRole('link', { name: 'Ändra texten' }).count()).toBe(0);
  const place = await reader.page.getByRole('link', { name: 'Öppna den publika sidan' }).getAttribute('href');
  const open = await (await fetch(address() + place)).text();
  for (const said of [...words, 'Sammanfattning och bedömning', 'Utgåva&#160;1']) {
    expect(open.replaceAll('\u00a0', '&#160;')).toContain(said);
  }

  // What is written after that is not in the report until it is decided again.
  await assessment(one).fill('Det går åt fel håll.');
  await one.getByText('Utkastet skiljer sig från utgåva 1').waitFor();
  await reader.page.reload();
  await reader.page.getByText('Det går åt rätt håll.').first().waitFor();
  await link(one, 'Utgåva 1').click();
  await heading(one, 'Utgåva 1');
  await one.getByText('Det går åt rätt håll.').waitFor();

  for (const { complaints } of planners)
    expect(unprovoked(complaints, /409/, /ERR_FAILED.*\/text/)).toEqual([]);
  expect(unprovoked(reader.complaints, /404/)).toEqual([]);
  await reader.context.close();
});

test('the browser is killed: what was typed is there when the page is opened again', {
  timeout: 120_000,
}, async () => {
  const profile = await mkdtemp(join(tmpdir(), 'samlad-profile-'));
  let context: BrowserContext | undefined;
  const open = async (): Promise<Page> => {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: inject('chromium'),
      args: ARGUMENTS,
      locale: 'sv-SE',
    });
    watch(context);
    await context.request.post(`${address()}/api/v1/demo/sign-in`, {
      data: { personId: planners[1]!.person.id },
      headers: { origin: address() },
    });
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(address() + at);
    await ofDocument(page).waitFor();
    return page;
  };
  try {
    const page = await open();
    await ofDocument(page).click();
    const typed = { text: '', at: [] };
    let over = false;
    const typing = typeUntil(page, typed, () => over);
    await sleep(3_000);
    const moment = performance.now();
    await killBrowser(profile);
    over = true;
    await typing;
    await context!.close().catch(() => undefined);

    const again = await open();
    const before = await ofDocument(again).inputValue();
    const offer = button(again, 'Lägg in texten');
    await offer.waitFor({ timeout: 1_000 }).catch(() => undefined);
    if (await offer.isVisible()) await offer.click();
    const after = await ofDocument(again).inputValue();
    const loss = findLoss(typed, after.length > before.length ? after : before, moment);
    expect(typed.text.length).toBeGreaterThan(20);
    expect(loss).toBeLessThan(OLDEST_LOST_MS);
  } finally {
    await context?.close().catch(() => undefined);
    await rm(profile, { recursive: true, force: true });
  }
});
