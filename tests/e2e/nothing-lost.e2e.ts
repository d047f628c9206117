import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { DEMO_PEOPLE, demoPeopleOf } from '../../src/modules/organisation/index.ts';
import { findFreePort } from '../../src/platform/database/server.ts';
import {
  type CityProcess,
  killEverything,
  makeDataFolder,
  ownerUrl,
  removeDataFolder,
  signIn as signInByHttp,
  startCity,
} from '../faults/city-process.ts';
import { makeRound } from '../faults/kills/rounds.ts';
import { ARGUMENTS, watch } from './support/browser.ts';
import { killBrowser } from './support/kill-browser.ts';
import { findLoss, type Typed, typeUntil } from './support/typing.ts';

/** Times each thing happens; SAMLAD_LOSSES=10 for the figures in docs/operations.md. */
const TIMES = Number(process.env.SAMLAD_LOSSES ?? 1);
const LIMIT = { timeout: 120_000 + TIMES * 90_000 };
/** Nothing older than this may be lost, whatever happens. */
const OLDEST_LOST_MS = 2_000;
const BOARD = 'Socialnämnd Nordost';

let folder: string;
let profile: string;
let port: number;
let city: CityProcess;
let context: BrowserContext;
let page: Page;
let roundId: string;
/** Questions of the round that nobody has begun to answer. */
let free: string[] = [];

const at = (path: string) => `http://127.0.0.1:${port}${path}`;
const start = async () => {
  city = startCity(folder, { SAMLAD_PORT: String(port) });
  await city.address;
};

async function openBrowser(): Promise<void> {
  context = await chromium.launchPersistentContext(profile, {
    executablePath: inject('chromium'),
    args: ARGUMENTS,
    locale: 'sv-SE',
  });
  watch(context);
  page = context.pages()[0] ?? (await context.newPage());
}

/** From a page of the application, as the sign-in page does it. */
async function signIn(where: Page, name: string, role: string): Promise<void> {
  await where.goto(at('/health/live'));
  const status = await where.evaluate(
    async ([wanted, wantedRole]) => {
      const json = async (path: string) => await (await fetch(`/api/v1${path}`)).json();
      const { people } = await json('/demo/people');
      const person = people.find((each: { name: string }) => each.name === wanted);
      const send = async (path: string, body: unknown) => {
        const { csrfToken } = await json('/session');
        return await fetch(`/api/v1${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-samlad-csrf': csrfToken },
          body: JSON.stringify(body),
        });
      };
      await send('/demo/sign-in', { personId: person.id });
      const assignment = person.assignments.find((each: { role: string }) => each.role === wantedRole);
      const acting = await send('/session/acting', { assignmentId: assignment.id });
      return acting.status;
    },
    [name, role] as const,
  );
  expect(status).toBeLessThan(300);
}

const comeIn = (where = page) => signIn(where, demoPeopleOf(BOARD).coordinator, 'board-coordinator');
const read = async <T>(path: string): Promise<T> =>
  (await (await page.request.get(at(`/api/v1${path}`))).json()) as T;

const commentOf = async (questionId: string) => {
  const { answers } = await read<{ answers: { questionId: string; comment: string }[] }>(
    `/followup/rounds/${roundId}/work`,
  );
  return answers.find((each) => each.questionId === questionId)?.comment ?? '';
};

/** A question that nobody has begun to answer, its page open and its comment ready to be typed in. */
async function beginAnswer(): Promise<string> {
  if (free.length === 0) {
    const address = at('');
    const crew = {
      planner: await signInByHttp(address, DEMO_PEOPLE.planner, 'planner'),
      coordinator: await signInByHttp(address, demoPeopleOf(BOARD).coordinator, 'board-coordinator'),
    };
    const round = await makeRound(crew, address, `Skrivs ${performance.now()}`);
    roundId = round.id;
    free = round.questionIds;
  }
  const questionId = free.shift()!;
  await openAnswer(questionId);
  return questionId;
}

const comment = (where = page) => where.getByRole('textbox', { name: /^Kommentar/ });
async function openAnswer(questionId: string, where = page): Promise<void> {
  await where.goto(at(`/uppfoljning/${roundId}/svara/${questionId}`));
  await comment(where).click();
}

/** What the person has in the field after coming back, with what was offered put back. */
async function readBack(): Promise<string> {
  await comment().waitFor();
  const before = await comment().inputValue();
  const offer = page.getByRole('button', { name: 'Lägg in texten' });
  await offer.waitFor({ timeout: 1_000 }).catch(() => undefined);
  if (await offer.isVisible()) await offer.click();
  const after = await comment().inputValue();
  return after.length > before.length ? after : before;
}

const worst = new Map<string, number>();
async function repeat(name: string, once: (typed: Typed) => Promise<number>): Promise<void> {
  for (let time = 0; time < TIMES; time += 1) {
    const loss = await once({ text: '', at: [] });
    worst.set(name, Math.max(worst.get(name) ?? 0, loss));
    expect(loss, `${name}: milliseconds lost`).toBeLessThan(OLDEST_LOST_MS);
  }
}

/** Between two and four seconds of typing: at any moment of the saving. */
const aWhile = () => sleep(2_000 + Math.random() * 2_000);

beforeAll(async () => {
  folder = await makeDataFolder();
  profile = await mkdtemp(join(tmpdir(), 'samlad-profile-'));
  port = await findFreePort();
  await start();
  await openBrowser();
  await comeIn();
});
afterAll(async () => {
  console.info([...worst].map(([name, ms]) => `${name}: at worst ${Math.round(ms)} ms`).join('\n'));
  await context?.close().catch(() => undefined);
  await killEverything(folder, city.node);
  await removeDataFolder(folder);
  await rm(profile, { recursive: true, force: true });
});

test('the browser is killed: what was typed is there when the page is opened again', LIMIT, async () => {
  await repeat('killed browser', async (typed) => {
    const questionId = await beginAnswer();
    let over = false;
    const typing = typeUntil(page, typed, () => over);
    await aWhile();
    const moment = performance.now();
    await killBrowser(profile);
    over = true;
    await typing;
    await context.close().catch(() => undefined);
    await openBrowser();
    await comeIn();
    await openAnswer(questionId);
    return findLoss(typed, await readBack(), moment);
  });
});

test(
  'the server is killed: the page keeps the text and saves it when the server is back',
  LIMIT,
  async () => {
    await repeat('killed server', async (typed) => {
      const questionId = await beginAnswer();
      let over = false;
      const typing = typeUntil(page, typed, () => over);
      await aWhile();
      await killEverything(folder, city.node);
      await sleep(1_000);
      over = true;
      await typing;
      const moment = performance.now();
      await start();
      await expect.poll(() => commentOf(questionId), { timeout: 40_000 }).toBe(typed.text);
      return findLoss(typed, await comment().inputValue(), moment);
    });
  },
);

test('the session runs out: the person signs in again and all is saved', LIMIT, async () => {
  await repeat('expired session', async (typed) => {
    const questionId = await beginAnswer();
    const dialog = page.getByRole('dialog');
    let over = false;
    const typing = typeUntil(page, typed, () => over);
    await aWhile();
    const owner = new pg.Client({ connectionString: await ownerUrl(folder) });
    await owner.connect();
    await owner.query('update identity.session set ended_at = now() where ended_at is null');
    await owner.end();
    await dialog.waitFor();
    over = true;
    await typing;
    const moment = performance.now();
    // What came after the dialog stood in the way went nowhere, in sight of the person.
    const shown = await comment().inputValue();
    const signInPage = await context.newPage();
    await comeIn(signInPage);
    await signInPage.close();
    await dialog.getByRole('button', { name: 'Jag har loggat in' }).click();
    await expect.poll(() => commentOf(questionId), { timeout: 20_000 }).toBe(shown);
    return findLoss(typed, shown, moment);
  });
});

test(
  'the network is lost: the text is saved when it is back, and offered when the page was closed meanwhile',
  LIMIT,
  async () => {
    await repeat('lost network', async (typed) => {
      const questionId = await beginAnswer();
      let over = false;
      const typing = typeUntil(page, typed, () => over);
      await aWhile();
      await context.setOffline(true);
      await aWhile();
      over = true;
      await typing;
      const moment = performance.now();
      await context.setOffline(false);
      await expect.poll(() => commentOf(questionId), { timeout: 20_000 }).toBe(typed.text);
      return findLoss(typed, await comment().inputValue(), moment);
    });
    await repeat('lost network and a closed page', async (typed) => {
      const questionId = await beginAnswer();
      let over = false;
      const typing = typeUntil(page, typed, () => over);
      await sleep(1_500);
      await context.setOffline(true);
      await aWhile();
      over = true;
      await typing;
      const moment = performance.now();
      const closing = page;
      page = await context.newPage();
      await closing.close();
      await context.setOffline(false);
      await openAnswer(questionId);
      return findLoss(typed, await readBack(), moment);
    });
  },
);

test('two tabs: what is typed in each is kept', LIMIT, async () => {
  await repeat('two tabs', async (typed) => {
    const questionId = await beginAnswer();
    await page.keyboard.type('Första stycket.\n\nAndra stycket. ');
    await expect.poll(() => commentOf(questionId)).toContain('Andra stycket.');
    const other = await context.newPage();
    await openAnswer(questionId, other);
    await other.keyboard.press('Control+Home');
    await other.keyboard.type('I den andra fliken. ');
    await page.bringToFront();
    await comment().click();
    await page.keyboard.press('Control+End');
    await typeUntil(page, typed, () => typed.text.length > 40);
    const moment = performance.now();
    const text = () => commentOf(questionId);
    await expect.poll(text, { timeout: 20_000 }).toContain(typed.text.trim());
    await expect.poll(text, { timeout: 20_000 }).toContain('I den andra fliken.');
    await other.close();
    return findLoss(typed, (await text()).slice((await text()).indexOf('ord0')), moment);
  });
});

test('whoever signs in after somebody else on the same computer finds nothing of theirs', async () => {
  const questionId = await beginAnswer();
  await context.setOffline(true);
  await page.keyboard.type('Hemligt tills det är sparat.');
  await expect
    .poll(() => page.evaluate(() => JSON.stringify(localStorage)))
    .toContain('Hemligt tills det är sparat.');
  const closing = page;
  page = await context.newPage();
  await closing.close();
  await context.setOffline(false);
  await signIn(page, DEMO_PEOPLE.planner, 'planner');
  await page.goto(at('/'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('Hemligt');
  expect(questionId).toBeTruthy();
});
