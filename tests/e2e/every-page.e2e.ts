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

type Rows = { items: { id: string; status?: string; version?: { id: string }; versions?: number }[] };

/** What stands in an address instead of its parameters: something the role really can open. */
async function findParameters(page: Page): Promise<Record<string, string>> {
  const documents = await read<Rows>(page, '/governance/documents');
  const plan = documents.items?.find(({ versions }) => (versions ?? 0) > 1);
  const rounds = await read<Rows>(page, '/followup/rounds');
  const open = rounds.items?.find(({ status }) => status === 'open') ?? rounds.items?.[0];
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
      questionId: question,
      organisationId: organisations.organisations?.[0]?.id,
      personId: people.people?.[0]?.id,
    }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

const addresses = webModules.flatMap((module) => module.routes.map(({ path }) => path));

async function visitEveryPage(role: Role, unit: string | undefined, theme: 'light' | 'dark', width: number) {
  const { context, page, complaints } = await visitAs(browser, role, unit, {
    colorScheme: theme,
    viewport: { width, height: 900 },
  });
  const parameters = await findParameters(page);
  const faults: string[] = [];
  let visited = 0;
  for (const path of addresses) {
    const missing = [...path.matchAll(/\$(\w+)/g)].some(([, name]) => !parameters[name ?? '']);
    if (missing) continue;
    await page.goto(address() + path.replace(/\$(\w+)/g, (_, name: string) => parameters[name] ?? ''));
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    visited += 1;
    const found = width === 1280 ? await findAccessibilityFaults(page) : [];
    faults.push(...found.map((fault) => `${path}: ${fault}`));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) faults.push(`${path}: ${overflow} px wider than the screen`);
    if ((await page.getByRole('heading', { level: 1 }).count()) !== 1)
      faults.push(`${path}: not one main heading`);
  }
  await context.close();
  return { faults, complaints, visited };
}

const roles: [Role, string | undefined][] = [
  ['planner', 'Kommunstyrelsen'],
  ['board-coordinator', 'Socialnämnd Nordost'],
  ['board-approver', 'Socialnämnd Nordost'],
  ['reader', undefined],
  ['administrator', undefined],
  ['log-reviewer', undefined],
];

test.each(roles)(
  'every page a %s can open passes axe in both themes',
  { timeout: 240_000 },
  async (role, unit) => {
    for (const theme of ['light', 'dark'] as const) {
      const { faults, complaints, visited } = await visitEveryPage(role, unit, theme, 1280);
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
      expect(visited).toBeGreaterThan(8);
    }
  },
);

test.each(roles.slice(0, 2))(
  'no page of a %s is wider than a phone of 320 px',
  { timeout: 240_000 },
  async (role, unit) => {
    const { faults, visited } = await visitEveryPage(role, unit, 'light', 320);
    expect(faults).toEqual([]);
    expect(visited).toBeGreaterThan(8);
  },
);
