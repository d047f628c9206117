import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestSession } from '../../../../tests/support/city.ts';
import { createFollowupCity, type FollowupCity } from '../../../../tests/support/followup-city.ts';
import type { AnswerConflict, AnswerSave } from '../contract.ts';
import { contentOf, EMPTY_ANSWER } from '../rules.ts';
import { listHistory, saveAnswer } from './answers.ts';

let city: FollowupCity;
let colleague: TestSession;
beforeAll(async () => {
  city = await createFollowupCity();
  colleague = await city.signIn('board-coordinator', city.north);
});
afterAll(() => city.close());

const save = (session: TestSession, questionId: string, text: AnswerSave) =>
  city.as(session, (ctx) => saveAnswer(ctx, questionId, text));
const base = { ...EMPTY_ANSWER, value: 'partly' as const, comment: 'Ett.\nTvå.\nTre.' };

async function begin() {
  const { questionIds } = await city.beginOpenRound();
  const questionId = questionIds[0]!;
  const { answer } = await save(city.coordinator, questionId, { ...base, baseRevision: 0 });
  return { questionId, answer };
}

describe('two people in one answer', () => {
  it('are merged when they wrote in different fields and paragraphs', async () => {
    const { questionId, answer } = await begin();
    await save(colleague, questionId, {
      ...base,
      comment: 'Ett!\nTvå.\nTre.',
      baseRevision: answer.revision,
    });
    const second = await save(city.coordinator, questionId, {
      ...base,
      value: 'yes',
      comment: 'Ett.\nTvå.\nTre!',
      hindrance: 'Tid.',
      baseRevision: answer.revision,
    });
    expect(second.merged).toBe(true);
    expect(second.answer).toMatchObject({ value: 'yes', comment: 'Ett!\nTvå.\nTre!', hindrance: 'Tid.' });
  });

  it('are told when they changed the same paragraph, and nothing is saved', async () => {
    const { questionId, answer } = await begin();
    const theirs = await save(colleague, questionId, {
      ...base,
      comment: 'Ett.\nDeras.\nTre.',
      baseRevision: answer.revision,
    });
    const attempt = save(city.coordinator, questionId, {
      ...base,
      comment: 'Ett.\nMitt.\nTre.',
      baseRevision: answer.revision,
    });
    const problem = await attempt.then(
      () => null,
      (error: { definition: { code: string }; more: { current: AnswerConflict } }) => error,
    );
    expect(problem?.definition.code).toBe('followup.answer-conflict');
    expect(problem?.more.current.answer).toEqual(expect.objectContaining({ comment: 'Ett.\nDeras.\nTre.' }));
    expect(problem?.more.current.merged.comment).toBe('Ett.\nMitt.\nDeras.\nTre.');
    expect(problem?.more.current.fields).toEqual(['comment']);
    // Decided upon the present revision, the merge is saved.
    const decided = await save(city.coordinator, questionId, {
      ...problem!.more.current.merged,
      baseRevision: theirs.answer.revision,
    });
    expect(decided.answer.comment).toBe('Ett.\nMitt.\nDeras.\nTre.');
  });

  it('both begin the same answer at the same time and neither is lost', async () => {
    const { questionIds } = await city.beginOpenRound();
    const results = await Promise.allSettled([
      save(city.coordinator, questionIds[0]!, { ...EMPTY_ANSWER, comment: 'Mitt.', baseRevision: 0 }),
      save(colleague, questionIds[0]!, { ...EMPTY_ANSWER, hindrance: 'Deras.', baseRevision: 0 }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const last = await save(colleague, questionIds[0]!, { ...EMPTY_ANSWER, cost: 1, baseRevision: 0 });
    expect(last.answer).toMatchObject({ comment: 'Mitt.', hindrance: 'Deras.', cost: 1 });
  });

  it('a save that arrives twice changes nothing the second time', async () => {
    const { questionId, answer } = await begin();
    const text = { ...base, comment: 'En gång.', baseRevision: answer.revision };
    const first = await save(city.coordinator, questionId, text);
    const again = await save(city.coordinator, questionId, text);
    expect(again.answer.revision).toBe(first.answer.revision);
  });

  it('lose nothing that was acknowledged, in whatever order their saves arrive', async () => {
    const line = fc.stringMatching(/^[a-zåäö]{3,8}$/);
    const edit = fc.record({
      mine: fc.boolean(),
      at: fc.nat(3),
      line,
      stale: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 2, maxLength: 6 }), async (edits) => {
        const { questionId, answer } = await begin();
        const known = new Map([
          [true, answer],
          [false, answer],
        ]);
        const acknowledged = new Set<string>();
        for (const { mine, at, line: text, stale } of edits) {
          const from = known.get(mine)!;
          const lines = from.comment.split('\n');
          lines.splice(Math.min(at, lines.length), 0, text);
          const content = { ...contentOf(from), comment: lines.join('\n') };
          try {
            const saved = await save(mine ? city.coordinator : colleague, questionId, {
              ...content,
              baseRevision: from.revision,
            });
            acknowledged.add(text);
            if (!stale) known.set(mine, saved.answer);
          } catch (error) {
            const { definition, more } = error as {
              definition: { code: string };
              more: { current: AnswerConflict };
            };
            expect(definition.code).toBe('followup.answer-conflict');
            expect(more.current.merged.comment.split('\n')).toContain(text);
            known.set(mine, more.current.answer);
          }
        }
        const history = await city.as(city.coordinator, (ctx) => listHistory(ctx, answer.id));
        for (const text of acknowledged) expect(history[0]?.comment.split('\n')).toContain(text);
      }),
      { numRuns: 12 },
    );
  });
});
