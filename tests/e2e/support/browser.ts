import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from 'playwright-core';
import { inject } from 'vitest';
import type { DemoPeople, Role } from '../../../src/platform/identity/contract.ts';

export const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Two processes for suggestions in an address field that nobody sees would begin with every context, and one in
  // reserve: half of what a context costs. This takes the place of Playwright's own list, hence its entries.
  `--disable-features=${[
    'WebUIOmniboxPopup',
    'WebUIOmniboxAimPopup',
    'WebUIOmniboxFullPopup',
    'SpareRendererForSitePerProcess',
    'AvoidUnnecessaryBeforeUnloadCheckSync',
    'DestroyProfileOnBrowserClose',
    'HttpsUpgrades',
    'HttpsFirstBalancedModeAutoEnable',
    'LensOverlay',
    'MediaRouter',
    'PaintHolding',
    'OptimizationHints',
    'NetworkTimeServiceQuerying',
    'PreconnectToSearch',
    'AimEnabled',
  ].join()}`,
];

/** Where the demo city of this run answers. */
export const address = () => inject('address');

/** Everything that is open in this file, for the account of a test that fails. */
const opened = new Set<Browser | BrowserContext>();

/** Lets a browser that was opened otherwise be part of the account of a test that fails. */
export function watch<B extends Browser | BrowserContext>(browser: B): B {
  opened.add(browser);
  return browser;
}

export const listOpenPages = (): Page[] =>
  [...opened].flatMap((each) =>
    'contexts' in each ? each.contexts().flatMap((context) => context.pages()) : each.pages(),
  );

/** One a test file: `beforeAll(async () => { browser = await openBrowser(); })`, closed in afterAll. */
export async function openBrowser(): Promise<Browser> {
  return watch(await chromium.launch({ executablePath: inject('chromium'), args: ARGUMENTS }));
}

type DemoPerson = DemoPeople['people'][number];

/** The invented persons of the demo city. */
export async function listDemoPeople(): Promise<DemoPerson[]> {
  const answer = await fetch(`${address()}/api/v1/demo/people`);
  return ((await answer.json()) as DemoPeople).people;
}

/**
 * An invented person who has this role alone (whoever has several signs in to the one used last), in the unit if named.
 * @throws Error when the demo city has nobody like that
 */
export async function getDemoPerson(role: Role, unit?: string): Promise<DemoPerson> {
  const found = (await listDemoPeople()).find(
    ({ assignments }) =>
      assignments.length === 1 &&
      assignments[0]?.role === role &&
      (!unit || assignments[0].organisation.name === unit),
  );
  if (!found) throw new Error(`the demo city has no ${role}${unit ? ` in ${unit}` : ''}`);
  return found;
}

export interface Visit {
  context: BrowserContext;
  page: Page;
  person: DemoPerson;
  /** What the page complained about: uncaught errors, and breaches of the content security policy. */
  complaints: string[];
}

/** What a page complains about while it is used. Read it at the end of a test: it should be empty. */
export function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error')
      complaints.push([message.text(), message.location().url].filter(Boolean).join(' '));
  });
  return complaints;
}

/**
 * Complaints but for the answers that the test itself provokes, such as a form refused for a fault in it; the browser
 * writes every refusal as an error.
 * @param provoked what stands in the complaint: a status such as `422`, with the end of an address where it is needed
 */
export const unprovoked = (complaints: string[], ...provoked: RegExp[]): string[] =>
  complaints.filter((text) => !provoked.some((each) => each.test(text)));

const underWay = new WeakMap<Page, Set<Request>>();

/** Follows what a page asks the server for, so that it can be told when it has come to rest. */
function followRequests(page: Page): void {
  const asked = new Set<Request>();
  underWay.set(page, asked);
  page.on('request', (request) => {
    // Who else is there is a question that the server holds for as long as nobody comes or goes.
    if (!request.url().endsWith('/presence')) asked.add(request);
  });
  const answered = (request: Request) => asked.delete(request);
  page.on('requestfinished', answered).on('requestfailed', answered);
}

/** Waits until the page has its heading, and has asked for nothing more for a while; a reading may lead to the next. */
export async function comesToRest(page: Page, within = 60_000): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: within });
  const asked = underWay.get(page)!;
  const begun = performance.now();
  for (let calm = 0; calm < 4; calm = asked.size === 0 ? calm + 1 : 0) {
    if (performance.now() - begun > within)
      throw new Error(`still waiting for ${[...asked].map((request) => request.url()).join(', ')}`);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 40)));
  }
}

/**
 * A page of its own, signed in without the sign-in page, which is quick. Close `visit.context` afterwards.
 * `options` chooses theme (`colorScheme`), size (`viewport`) and so on.
 */
export async function visitAs(
  browser: Browser,
  role: Role,
  unit?: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  return await visitAsPerson(browser, await getDemoPerson(role, unit), options);
}

/**
 * With SAMLAD_SLOW_BROWSER=400 every answer comes that many milliseconds late and the page runs at a third of its pace:
 * a test that does not wait for what it needs then fails, as it would some day on a busy machine.
 */
async function slowDown(page: Page): Promise<void> {
  const latency = Number(process.env.SAMLAD_SLOW_BROWSER ?? 0);
  if (!latency) return;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 3 });
}

/** A page of its own for somebody who has not signed in. */
export async function visitAsStranger(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Omit<Visit, 'person'>> {
  const context = await browser.newContext({ locale: 'sv-SE', timezoneId: 'Europe/Stockholm', ...options });
  const page = await context.newPage();
  const complaints = collectComplaints(page);
  followRequests(page);
  await slowDown(page);
  return { context, page, complaints };
}

/** The same as one particular person. */
export async function visitAsPerson(
  browser: Browser,
  person: DemoPerson,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const visit = await visitAsStranger(browser, options);
  const answer = await visit.context.request.post(`${address()}/api/v1/demo/sign-in`, {
    data: { personId: person.id },
    headers: { origin: address() },
  });
  if (answer.status() !== 204) throw new Error(`signing in as ${person.name} answered ${answer.status()}`);
  return { ...visit, person };
}
