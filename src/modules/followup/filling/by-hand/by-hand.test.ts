import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answeredDocument } from '../../../../../tests/support/answered-document.ts';
import {
  ANSWERED,
  createFollowupCity,
  type FollowupCity,
} from '../../../../../tests/support/followup-city.ts';
import type { SessionRunner } from '../../../../platform/http/endpoint.ts';
import type { AnswerContent, Round } from '../../contract.ts';
import { listLinks } from '../../evidence/store.ts';
import { EMPTY_ANSWER } from '../../rules.ts';
import { closeRound, getRound, openRound } from '../../service/rounds.ts';
import { addFile } from '../service/files.ts';
import { bringLinks } from '../service/links.ts';
import { beginFilledRound } from '../service/rounds.ts';
import { saveFile } from '../service/saving.ts';
import { getSheet, writeByHand } from './service.ts';

let city: FollowupCity;
beforeAll(async () => {
  city = await createFollowupCity();
});
afterAll(() => city.close());

async function begin(): Promise<Round> {
  const draft = await city.as(city.planner, (ctx) =>
    beginFilledRound(ctx, {
      ...{ title: 'Då', year: 2021, introduction: '', everyone: true, organisationIds: [] },
      versionIds: [city.versionId],
    }),
  );
  return await city.as(city.planner, (ctx) => openRound(ctx, draft.id, draft.revision));
}
const sheetOf = ({ id }: Round, organisationId = city.north, session = city.planner) =>
  city.as(session, (ctx) => getSheet(ctx, id, organisationId));
const write = async (round: Round, number: string, content: Partial<AnswerContent>, revision: number) => {
  const { questions } = await sheetOf(round);
  const questionId = questions.find((each) => each.number === number)!.id;
  const answer = { ...ANSWERED, ...content, questionId, organisationId: city.north, revision };
  return await city.as(city.planner, (ctx) => writeByHand(ctx, round.id, answer));
};
const code = (name: string) => ({ definition: { code: name } });

describe('filling in by hand', () => {
  it('shows a board every question it was asked, what is filled in and how far everybody is', async () => {
    const round = await begin();
    await write(round, '1:2', { comment: 'Skrivet av.' }, 0);
    const sheet = await sheetOf(round);
    expect(sheet.questions.map(({ number }) => number)).toEqual(['1:1', '1:2', '1:3', '1:4']);
    expect(sheet.answers).toMatchObject([
      { content: { value: 'yes', comment: 'Skrivet av.' }, revision: 1, removed: false, source: null },
    ]);
    expect(sheet.organisations.find(({ organisation }) => organisation.id === city.north)).toMatchObject({
      ...{ asked: 4, filled: 1 },
    });
    // The measure of others is not asked of the board in the south.
    expect((await sheetOf(round, city.south)).questions.map(({ number }) => number)).not.toContain('1:3');
  });

  it('takes the links of an answer away with the answer, and leaves them when somebody else was first', async () => {
    const round = await begin();
    const { answerId, revision } = (await write(round, '1:1', {}, 0))!;
    await city.as(city.planner, (ctx) =>
      bringLinks(ctx, [{ answerId, links: [{ title: 'Rapport', address: 'https://example.org/rapport' }] }]),
    );
    const links = () => city.as(city.planner, (ctx) => listLinks(ctx.db, [answerId]));
    await expect(write(round, '1:1', EMPTY_ANSWER, revision + 5)).rejects.toMatchObject(code('conflict'));
    expect(await links()).toHaveLength(1);
    await write(round, '1:1', EMPTY_ANSWER, revision);
    expect(await links()).toEqual([]);
  });

  it('corrects what a file said, and still tells which file it was', async () => {
    const round = await begin();
    const runner = {
      within: (work: Parameters<SessionRunner['within']>[0]) => city.as(city.planner, work),
    } as SessionRunner;
    const document = answeredDocument('Socialnämnd Norr', 'Planen 2021', [
      {
        ...{ number: '1:1', title: 'Stöd till föräldrar', question: 'Har ni gett stöd till föräldrar?' },
        ...{ answer: 'Ja', comment: 'Vi har haft elva grupper under hösten.' },
      },
    ]);
    const file = await addFile(runner, round.id, document);
    await city.as(city.planner, (ctx) =>
      saveFile(ctx, round.id, file.id, { organisationId: null, decisions: [] }),
    );
    const [read] = (await sheetOf(round)).answers;
    expect(read).toMatchObject({ source: { fileId: file.id, fileName: file.fileName }, formerlyFrom: null });
    // Saying the same by hand changes nothing, and the text is still the file's.
    expect(await write(round, '1:1', read!.content, 1)).toMatchObject({
      revision: 1,
      source: { fileId: file.id },
    });
    expect(await write(round, '1:1', { ...read!.content, value: 'partly' }, 1)).toMatchObject({
      ...{ revision: 2, content: { value: 'partly' }, source: null, formerlyFrom: file.fileName },
    });
  });

  it('takes an answer away when it is emptied, and lets it be written again', async () => {
    const round = await begin();
    expect(await write(round, '1:1', EMPTY_ANSWER, 0)).toBeNull();
    await write(round, '1:1', {}, 0);
    expect(await write(round, '1:1', EMPTY_ANSWER, 1)).toMatchObject({ removed: true, revision: 2 });
    const { organisations } = await sheetOf(round);
    expect(organisations.find(({ organisation }) => organisation.id === city.north)?.filled).toBe(0);
    expect(await write(round, '1:1', { value: 'no' }, 2)).toMatchObject({ removed: false, revision: 3 });
  });

  it('writes a text that is sent twice once, and shows a colleague’s instead of overwriting it', async () => {
    const round = await begin();
    await write(round, '1:1', { comment: 'Först.' }, 0);
    expect(await write(round, '1:1', { comment: 'Först.' }, 0)).toMatchObject({ revision: 1 });
    for (const revision of [0, 7]) {
      await expect(write(round, '1:1', { comment: 'Annat.' }, revision)).rejects.toMatchObject({
        ...code('conflict'),
        more: { current: { content: { comment: 'Först.' }, revision: 1 } },
      });
    }
    await expect(write(round, '1:1', EMPTY_ANSWER, 0)).rejects.toMatchObject(code('conflict'));
  });

  it('needs a value, and a reason for what was not applicable', async () => {
    const round = await begin();
    for (const content of [{ value: null }, { value: 'not-applicable', reason: ' ' }] as const) {
      await expect(write(round, '1:1', content, 0)).rejects.toMatchObject(code('invalid'));
    }
    await expect(
      write(round, '1:1', { value: 'not-applicable', reason: 'Ingen skola.' }, 0),
    ).resolves.toBeTruthy();
  });

  it('is for planners of the owner unit, about those who were asked, until the round is closed', async () => {
    const round = await begin();
    await write(round, '1:1', {}, 0);
    const others = [
      city.coordinator,
      city.approver,
      await city.signIn('reader', city.office),
      await city.signIn('planner', city.north),
      await city.signIn('administrator', city.office),
    ];
    for (const other of others) {
      await expect(sheetOf(round, city.north, other)).rejects.toMatchObject(code('not-found'));
    }
    const { questions } = await sheetOf(round);
    const hers = questions.find(({ number }) => number === '1:3')!.id;
    await expect(
      city.as(city.planner, (ctx) =>
        writeByHand(ctx, round.id, {
          ...{ ...ANSWERED, questionId: hers, organisationId: city.south, revision: 0 },
        }),
      ),
    ).rejects.toMatchObject(code('not-found'));
    await city.as(city.planner, async (ctx) =>
      closeRound(ctx, round.id, (await getRound(ctx, round.id)).revision),
    );
    await expect(write(round, '1:1', { value: 'no' }, 1)).rejects.toMatchObject(
      code('followup.filling-not-open'),
    );
    expect((await sheetOf(round)).answers).toHaveLength(1);
  });
});
