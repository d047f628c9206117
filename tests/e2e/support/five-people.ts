import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { DEMO_COLLEAGUES, DEMO_PEOPLE, demoPeopleOf } from '../../../src/modules/organisation/index.ts';
import { type CityProcess, makeDataFolder, removeDataFolder, startCity } from '../../faults/city-process.ts';
import { agree, button, link, said, tab } from './acts.ts';
import { collectComplaints, openBrowser } from './browser.ts';

/** Five people in a city of a test's own, each in a browser of their own, in two browser processes. */
export const BOARD = 'Socialnämnd Nordost';
const PATIENCE_MS = 60_000;

export const NAMES = {
  planner: DEMO_PEOPLE.planner,
  coordinator: demoPeopleOf(BOARD).coordinator,
  colleague: DEMO_COLLEAGUES[BOARD]!,
  approver: demoPeopleOf(BOARD).approver,
  reader: DEMO_PEOPLE.reader,
};
type Who = keyof typeof NAMES;

export let folder: string;
let city: CityProcess;
export let address: string;
export let browsers: Browser[] = [];
export const pages = {} as Record<Who, Page>;
export const complaints = {} as Record<Who, string[]>;

export async function openContext(browser: Browser, javaScriptEnabled = true): Promise<BrowserContext> {
  const context = await browser.newContext({
    ...{ locale: 'sv-SE', timezoneId: 'Europe/Stockholm', javaScriptEnabled },
    viewport: { width: 1280, height: 900 },
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

/** To be called once in a file: the city and the browsers begin before its tests and end after them. */
export function liveInACity(): void {
  beforeAll(async () => {
    folder = await makeDataFolder();
    city = startCity(folder);
    [address, ...browsers] = await Promise.all([city.address, openBrowser(), openBrowser()]);
  }, 240_000);

  afterAll(async () => {
    for (const browser of browsers) await browser.close();
    city.node.kill('SIGTERM');
    await city.ended;
    await removeDataFolder(folder);
  });
}

/** As a person does it: finds themselves on the sign-in page and sees the start page. */
export async function signIn(who: Who, browser: Browser): Promise<void> {
  const page = await (await openContext(browser)).newPage();
  pages[who] = page;
  complaints[who] = collectComplaints(page);
  await page.goto(address);
  await page.getByLabel('Sök bland personerna').fill(NAMES[who]);
  await page.getByRole('button', { name: NAMES[who] }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Det här har du att göra' }).waitFor();
}

export const toStart = (page: Page) => page.goto(address);

export async function toRound(page: Page, title: string): Promise<void> {
  await page.goto(`${address}/uppfoljning/omgangar`);
  await link(page, title).click();
  await page.getByRole('navigation', { name: 'Omgångens sidor' }).waitFor();
}

export async function closeRound(page: Page, title: string): Promise<void> {
  await toRound(page, title);
  await tab(page, 'Läget');
  await button(page, 'Stäng omgången').click();
  await agree(page, 'Stäng omgången');
  await said(page, 'Omgången är stängd');
}
