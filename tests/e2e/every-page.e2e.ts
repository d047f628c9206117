import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../src/platform/identity/contract.ts';
import { webModules } from '../../src/web/modules.ts';
import { DESKTOP, findFaultsInAllLooks } from './support/accessibility.ts';
import { address, comesToRest, openBrowser, visitAs, visitAsStranger } from './support/browser.ts';

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
type Named = { id: string; name: string }[];

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
  const { organisations } = await read<{ organisations?: Named }>(page, '/organisations?q=Nordost');
  const { areas } = await read<{ areas?: Named }>(page, '/areas');
  const { people } = await read<{ people?: Named }>(page, '/people?q=Provberg');
  return Object.fromEntries(
    Object.entries({
      documentId: plan?.id,
      itemId: content?.items?.[0]?.id,
      roundId: open?.id,
      closedRoundId: asked?.find(({ status }) => status === 'closed')?.id,
      filledRoundId: filled?.id,
      fileId: filling?.files?.[0]?.id,
      questionId: question,
      organisationId: organisations?.[0]?.id,
      areaId: areas?.[0]?.id,
      personId: people?.[0]?.id,
      // The first edition of the office's text.
      number: '1',
    }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Files are of rounds that planners fill, reports of closed ones; everything else is of a round that boards answer. */
function roundFor(path: string): string {
  if (path.includes('/fyll/') || path.endsWith('/fyll')) return path.replace('$roundId', '$filledRoundId');
  return path.includes('/rapporter/') ? path.replace('$roundId', '$closedRoundId') : path;
}

/** Further states of pages, by their addresses. */
const STATES: Record<string, string[]> = {
  '/styrning/natverk': ['?visa=insatser'],
  '/styrning/sok': ['?q=skolan', '?q=finnsinte'],
  '/administration/organisationer': ['?q=finns+inte&on=2015-01-01'],
};
/** What is only there once the page has been read, where a heading alone would hide that it is empty. */
const SHOWN: Record<string, string> = {
  '/styrning/uppdrag': 'table',
  '/styrning/natverk': '.governance-views-network svg',
  '/styrning/pyramid': '.governance-views-chip',
  '/styrning/luckor': 'table',
  '/styrning/sok?q=skolan': 'mark',
  '/styrning/sok?q=finnsinte': '.state',
  '/uppfoljning/$roundId/karta': 'table',
  '/uppfoljning/$roundId/svara/$questionId': 'textarea',
  '/uppfoljning/rapporter/$roundId': '.ds-button',
  '/uppfoljning/rapporter/$roundId/text': 'textarea',
  '/administration/logg': 'table tbody tr',
};

const addresses = webModules.flatMap((module) => module.routes.map(({ path }) => path));
/** These places have no pages yet, and an import is looked at where one is made. */
const ELSEWHERE = ['/laget', '/arenden', '/styrning/importera/$importId'];
const looked = new Set<string>();

/** Opens each page once and looks at it in both themes and at phone width. */
async function visitPages(
  who: { role: Role; unit?: string | undefined } | null,
  wanted: RegExp,
  narrow: 'axe' | 'width',
) {
  const { context, page, complaints } = who
    ? await visitAs(browser, who.role, who.unit, { viewport: DESKTOP })
    : await visitAsStranger(browser, { viewport: DESKTOP });
  const parameters = who ? await findParameters(page) : {};
  const faults: string[] = [];
  const visited: string[] = [];
  for (const path of addresses.filter((each) => wanted.test(each) && !ELSEWHERE.includes(each))) {
    const at = roundFor(path).replace(/\$(\w+)/g, (whole, name: string) => parameters[name] ?? whole);
    if (at.includes('$')) {
      faults.push(`${path}: nothing in the demo city stands in ${at}`);
      continue;
    }
    for (const state of ['', ...(STATES[path] ?? [])]) {
      await page.goto(address() + at + state);
      await comesToRest(page);
      const shown = SHOWN[path + state];
      if (shown) await page.locator(shown).first().waitFor();
      faults.push(...(await findFaultsInAllLooks(page, narrow)).map((fault) => `${path}${state}, ${fault}`));
      if ((await page.getByRole('heading', { level: 1 }).count()) !== 1)
        faults.push(`${path}${state}: not one main heading`);
      if ((await page.getByText('Sidan finns inte, eller så har du inte rätt att se den').count()) > 0)
        faults.push(`${path}${state}: is not there for whoever should look at it`);
    }
    visited.push(path);
    looked.add(path);
  }
  await context.close();
  return { faults, complaints, visited };
}

const BOARD = 'Socialnämnd Nordost';
// Two at a time: much of each is waiting for a page to come to rest. A page that looks alike to several is looked at
// once; whoever sees more in it, or something else, looks at it for themselves.
test.concurrent.each([
  ['planner', 'Kommunstyrelsen', /^\/uppfoljning(?!.*(svara|godkann))/, 'width', 16],
  ['planner', 'Kommunstyrelsen', /^\/$|^\/(styrning|administration$|mina-)/, 'width', 13],
  [
    'board-coordinator',
    BOARD,
    /^\/$|^\/(styrning|uppfoljning)$|uppdrag|omgangar|kalender|roundId$|forbered|svara|godkann|rapporter(?!.*text)/,
    'width',
    10,
  ],
  ['board-approver', BOARD, /^\/$|godkann|svara$/, 'width', 3],
  ['reader', undefined, /^\/$|^\/uppfoljning\/\$roundId$|^\/styrning\/insats/, 'width', 3],
  ['administrator', undefined, /^\/$|^\/administration(?!\/logg)/, 'axe', 14],
  ['log-reviewer', undefined, /^\/$|^\/administration\/logg/, 'axe', 2],
] as const)(
  'axe finds nothing for a %s (%s, %s) in either theme, no page is wider than a phone, and the console is silent',
  { timeout: 400_000 },
  async (role, unit, wanted, narrow, least) => {
    const { faults, complaints, visited } = await visitPages({ role, unit }, wanted, narrow);
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
    expect(visited.length).toBeGreaterThanOrEqual(least);
  },
);

test('axe finds nothing for a stranger either, who signs in or reads about the city', async () => {
  const { faults, complaints } = await visitPages(null, /^\/$|^\/(logga-in|om|ordlista|tillg)/, 'width');
  expect(faults).toEqual([]);
  expect(complaints).toEqual([]);
});

test('no address was left out', () => {
  expect(addresses.filter((each) => !looked.has(each) && !ELSEWHERE.includes(each))).toEqual([]);
});
