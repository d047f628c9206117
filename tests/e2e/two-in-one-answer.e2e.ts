import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { address, listDemoPeople, openBrowser, unprovoked, visitAsPerson } from './support/browser.ts';

const UNIT = 'Socialnämnd Nordost';
let browsers: [Browser, Browser];
beforeAll(async () => {
  browsers = [await openBrowser(), await openBrowser()];
});
afterAll(async () => {
  for (const browser of browsers) await browser.close();
});

type Work = { questions: { id: string }[]; answers: { questionId: string; comment: string }[] };
const read = async <T>(page: Page, path: string): Promise<T> =>
  (await (await page.request.get(`${address()}/api/v1${path}`)).json()) as T;

test('two coordinators of a board see each other in an answer, both write, and nothing is lost', {
  timeout: 240_000,
}, async () => {
  const people = (await listDemoPeople()).filter(({ assignments }) =>
    assignments.some(({ role, organisation }) => role === 'board-coordinator' && organisation.name === UNIT),
  );
  expect(people.length).toBeGreaterThan(1);
  const [one, other] = await Promise.all([
    visitAsPerson(browsers[0], people[0]!),
    visitAsPerson(browsers[1], people[1]!),
  ]);
  const rounds = await read<{ items: { id: string; status: string }[] }>(one.page, '/followup/rounds');
  const roundId = rounds.items.find(({ status }) => status === 'open')!.id;
  const work = await read<Work>(one.page, `/followup/rounds/${roundId}/work`);
  const question = work.questions.find(
    ({ id }) => !work.answers.some(({ questionId }) => questionId === id),
  )!;
  const path = `${address()}/uppfoljning/${roundId}/svara/${question.id}`;
  await Promise.all([one.page.goto(path), other.page.goto(path)]);

  // They see each other, and a screen reader is told so.
  const sees = (page: Page, name: string) =>
    page
      .getByText(`${name} är också inne i svaret just nu.`)
      .and(page.locator('li'))
      .waitFor({ timeout: 15_000 });
  await Promise.all([sees(one.page, other.person.name), sees(other.page, one.person.name)]);
  await expect
    .poll(() => one.page.getByRole('status').allTextContents(), { timeout: 15_000 })
    .toContain(`${other.person.name} är också inne i svaret just nu.`);

  // What one saves the other, who has not typed, sees by itself.
  const comment = (page: Page) => page.getByLabel('Kommentar');
  await comment(one.page).fill('Första stycket.\n\nAndra stycket.');
  await expect
    .poll(() => comment(other.page).inputValue(), { timeout: 15_000 })
    .toBe('Första stycket.\n\nAndra stycket.');

  // Both type in different paragraphs at the same time, letter by letter, and keep their caret.
  await comment(one.page).press('Control+End');
  await comment(other.page).press('Control+Home');
  await Promise.all([
    comment(one.page).pressSequentially(' Ett skriver sist och länge, med flera sparningar emellan.', {
      delay: 60,
    }),
    comment(other.page).pressSequentially('Två skriver först och lika länge, i samma svar. ', { delay: 70 }),
  ]);
  const together =
    'Två skriver först och lika länge, i samma svar. Första stycket.\n\n' +
    'Andra stycket. Ett skriver sist och länge, med flera sparningar emellan.';
  for (const { page } of [one, other])
    await expect.poll(() => comment(page).inputValue(), { timeout: 20_000 }).toBe(together);
  await expect
    .poll(
      async () =>
        (await read<Work>(one.page, `/followup/rounds/${roundId}/work`)).answers.find(
          ({ questionId }) => questionId === question.id,
        )?.comment,
      { timeout: 20_000 },
    )
    .toBe(together);

  // The other browser is killed: within fifteen seconds it is not said to be there any more.
  await browsers[1].close();
  await one.page.mouse.move(10, 10);
  await one.page
    .getByText(`${other.person.name} är också inne i svaret just nu.`)
    .and(one.page.locator('li'))
    .waitFor({ state: 'detached', timeout: 15_000 });
  // Whoever saves second in the same moment is told what the first saved.
  expect(unprovoked(one.complaints, /status of 409/)).toEqual([]);
  await one.context.close();
});
