import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../src/platform/identity/contract.ts';
import { webModules } from '../../src/web/modules.ts';
import { findAccessibilityFaults } from './support/accessibility.ts';
import { address, openBrowser, visitAs } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const read = async <T>(page: Page, path: string): Promise<T> =>
  (await (await page.request.get(`${address()}/api/v1${path}`)).json()) as T;

type Rows = {
  items: { id: string; status?: string; origin?: string; version?: { id: string }; versions?: number }[];
};

/** What stands in an address instead of its parameters: something the role really can open. */
async function findParameters(page: Page): Promise<Record<string, string>> {
  const documents = await read<Rows>(page, '/governance/documents');
  const plan = documents.items?.find(({ versions }) => (versions ?? 0) > 1);
  const rounds = await read<Rows>(page, '/followup/rounds');
  const asked = rounds.items?.filter(({ origin }) => origin === 'asked');
  const open = asked?.find(({ status }) => status === 'open') ?? asked?.[0];
  const filled = rounds.items?.find(({ origin }) => origin === 'filled');
  const filling = filled
    ? await read<{ files?: { id: string }[] }>(page, `/followup/rounds/${filled.id}/filling`)
    : null;
  const content = plan?.version
    ? await read<{ items?: { id: string }[] }>(page, `/governance/versions/${plan.version.id}`)
    : null;
  const work = open ? await read<{ documents?: unknown }>(page, `/followup/rounds/${open.id}/work`) : null;
  const question = JSON.stringify(work ?? '').match(/"questionId":"([0-9a-f-]{36})"/)?.[1];
  const organisations = await read<{ organisations?: { id: string }[] }>(page, '/organisations');
  const people = await read<{ people?: { id: string }[] }>(page, '/people');
  return Object.fromEntries(
    Object.entries({
      documentId: plan?.id,
      itemId: content?.items?.[0]?.id,
      roundId: open?.id,
      filledRoundId: filled?.id,
      fileId: filling?.files?.[0]?.id,
      questionId: question,
      organisationId: organisations.organisations?.[0]?.id,
      personId: people.people?.[0]?.id,
    }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

const addresses = webModules.flatMap((module) => module.routes.map(({ path }) => path));

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 320, height: 700 };

/** Opens each page once and looks at it in both themes and at phone width. */
async function visitPages(role: Role, unit: string | undefined, wanted: RegExp) {
  const { context, page, complaints } = await visitAs(browser, role, unit, { viewport: DESKTOP });
  // A question about who else is there is held for seconds: the network would never be idle.
  await context.route(/\/presence$/, (route) => route.fulfill({ status: 404, json: { code: 'not-found' } }));
  const parameters = await findParameters(page);
  const faults: string[] = [];
  const visited: string[] = [];
  for (const path of addresses.filter((each) => wanted.test(each))) {
    // Files are of rounds that planners fill; everything else is looked at in a round that boards answer.
    const from = path.includes('/fyll') ? path.replace('$roundId', '$filledRoundId') : path;
    const missing = [...from.matchAll(/\$(\w+)/g)].some(([, name]) => !parameters[name ?? '']);
    if (missing) continue;
    await page.setViewportSize(DESKTOP);
    await page.goto(address() + from.replace(/\$(\w+)/g, (_, name: string) => parameters[name] ?? ''));
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await findAccessibilityFaults(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await findAccessibilityFaults(page, 'colours');
    faults.push(...light.map((fault) => `${path}, light: ${fault}`));
    faults.push(...dark.map((fault) => `${path}, dark: ${fault}`));
    if ((await page.getByRole('heading', { level: 1 }).count()) !== 1)
      faults.push(`${path}: not one main heading`);
    await page.setViewportSize(PHONE);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) faults.push(`${path}: ${overflow} px wider than a phone`);
    visited.push(path);
  }
  await context.close();
  return { faults, complaints, visited };
}

// Two at a time: much of each is waiting for a page to come to rest.
test.concurrent.each([
  ['planner', 'Kommunstyrelsen', /^\/styrning/, 4],
  ['planner', 'Kommunstyrelsen', /^(?!\/styrning)/, 10],
  ['board-coordinator', 'Socialnämnd Nordost', /^\/$|^\/uppfoljning/, 4],
  ['board-approver', 'Socialnämnd Nordost', /^\/$|godkann|svara$/, 2],
  ['reader', undefined, /^\/$|^\/uppfoljning\/\$roundId$|^\/styrning\/insats/, 3],
  ['administrator', undefined, /^\/$|^\/administration/, 5],
  ['log-reviewer', undefined, /^\/$|^\/administration\/logg/, 2],
] as const)(
  'axe finds nothing for a %s (%s, %s) in either theme, and no page is wider than a phone',
  { timeout: 400_000 },
  async (role, unit, wanted, least) => {
    const { faults, complaints, visited } = await visitPages(role, unit, wanted);
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
    expect(visited.length).toBeGreaterThanOrEqual(least);
  },
);
