import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
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
];

/** Where the demo city of this run answers. */
export const address = () => inject('address');

/** One a test file: `beforeAll(async () => { browser = await openBrowser(); })`, closed in afterAll. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: inject('chromium'), args: ARGUMENTS });
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

const EXPECTED = [
  // Answers such as 404 for a form without a draft are expected; the browser writes them as errors all the same.
  'Failed to load resource',
  // The router waits for a page's file with `use` only while it is on its way, which React remarks on and survives.
  'This library called use() to suspend',
];

/** What a page complains about while it is used. Read it at the end of a test: it should be empty. */
export function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.some((text) => message.text().includes(text)))
      complaints.push(message.text());
  });
  return complaints;
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

/** The same as one particular person. */
export async function visitAsPerson(
  browser: Browser,
  person: DemoPerson,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ locale: 'sv-SE', timezoneId: 'Europe/Stockholm', ...options });
  const page = await context.newPage();
  const complaints = collectComplaints(page);
  await page.goto(`${address()}/health/live`);
  const status = await page.evaluate(
    async (personId) =>
      (
        await fetch('/api/v1/demo/sign-in', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ personId }),
        })
      ).status,
    person.id,
  );
  if (status !== 204) throw new Error(`signing in as ${person.name} answered ${status}`);
  return { context, page, person, complaints };
}
