import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWER_VALUES, type AnswerContent, WORK_STATUSES } from '../../contract.ts';
import { FIELDS } from '../contract.ts';
import { canBeBoth, clashes, differingFields, isDecided, judge, putTogether, spot } from './decide.ts';

const text = fc.oneof(fc.constant(''), fc.string({ minLength: 1, maxLength: 12 }));
const contents: fc.Arbitrary<AnswerContent> = fc.record({
  value: fc.constantFrom(...ANSWER_VALUES),
  reason: text,
  comment: text,
  status: fc.option(fc.constantFrom(...WORK_STATUSES), { nil: null }),
  hindrance: text,
  cost: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
});

describe('putting the round’s and the file’s answer together', () => {
  it('keeps or takes every field as chosen', () => {
    fc.assert(
      fc.property(contents, contents, (present, file) => {
        const all = (choice: 'keep' | 'file') => Object.fromEntries(FIELDS.map((field) => [field, choice]));
        expect(putTogether(present, file, all('keep'))).toEqual(present);
        expect(putTogether(present, file, all('file'))).toEqual(file);
      }),
    );
  });

  it('loses nothing when a field needs no choice, and refuses when it does', () => {
    fc.assert(
      fc.property(contents, contents, (present, file) => {
        const merged = putTogether(present, file, {});
        const clash = FIELDS.some((field) => clashes(present, file, field));
        expect(merged === null).toBe(clash);
        for (const field of FIELDS) {
          if (merged) expect([present[field], file[field]]).toContain(merged[field]);
          if (merged && (merged[field] === '' || merged[field] === null))
            expect([present[field], file[field]].every((each) => each === '' || each === null)).toBe(true);
        }
      }),
    );
  });

  it('has both texts when both are wanted', () => {
    fc.assert(
      fc.property(contents, contents, (present, file) => {
        const both = differingFields(present, file).map((field) => [
          field,
          canBeBoth(field) ? 'both' : 'file',
        ]);
        const merged = putTogether(present, file, Object.fromEntries(both))!;
        for (const field of ['reason', 'comment', 'hindrance'] as const) {
          expect(merged[field]).toContain(present[field]);
          expect(merged[field]).toContain(file[field]);
        }
      }),
    );
  });
});

describe('what stands before saving', () => {
  const said = (comment: string): AnswerContent => ({
    ...{ value: 'yes', reason: '', comment, status: null, hindrance: '', cost: null },
  });
  const asked = new Set([spot('q1', 'north'), spot('q2', 'north')]);
  const entry = (
    at: number,
    questionId: string | null,
    content = said('Ja'),
    organisationId: string | null = 'north',
  ) => ({
    ...{ entry: at, questionId, organisationId, content },
  });
  type Judging = Parameters<typeof judge>;
  const states = (entries: Judging[0], present: Judging[2] = new Map(), decisions: Judging[3] = new Map()) =>
    judge(entries, asked, present, decisions);

  it('is named for every entry, and nothing that waits is written', () => {
    const aside: AnswerContent = { ...said(''), value: 'not-applicable' };
    const judged = states([
      entry(0, 'q1'),
      entry(1, 'q1'),
      entry(2, null),
      entry(3, 'q9'),
      entry(4, 'q2', said('Ja'), null),
      entry(5, 'q2', aside),
    ]);
    expect(judged.map(({ state }) => state)).toEqual([
      ...['new', 'twice', 'unmatched', 'not-asked', 'no-organisation', 'no-reason'],
    ]);
    expect(judged.map(({ write }) => write !== null)).toEqual([true, false, false, false, false, false]);
  });

  it('is a conflict until somebody has chosen on the very text that stands', () => {
    const present = new Map([
      [spot('q1', 'north'), { content: said('Nej då'), revision: 3, removed: false, fileName: 'a.pdf' }],
    ]);
    const decide = (baseRevision: number, comment: 'keep' | 'file' | 'both') =>
      new Map([[0, { entry: 0, leaveOut: false, baseRevision, fields: { comment } }]]);
    expect(states([entry(0, 'q1')], present)[0]).toMatchObject({
      state: 'conflict',
      fields: ['comment'],
      write: null,
    });
    expect(states([entry(0, 'q1')], present, decide(2, 'file'))[0]?.write).toBeNull();
    const [judged] = states([entry(0, 'q1')], present, decide(3, 'both'));
    expect(judged?.write).toMatchObject({ revision: 3, content: { comment: 'Nej då\n\nJa' } });
    expect(states([entry(0, 'q1', said('Nej då'))], present)[0]).toMatchObject({
      state: 'same',
      write: null,
    });
  });

  it('takes an answer that was taken back as none, written on its row', () => {
    const removed = { content: said(''), revision: 2, removed: true, fileName: null };
    const [judged] = states([entry(0, 'q1')], new Map([[spot('q1', 'north'), removed]]));
    expect(judged).toMatchObject({ state: 'new', write: { revision: 2 } });
  });

  it('lets a person choose another question, give a reason, or leave an entry out', () => {
    const aside: AnswerContent = { ...said(''), value: 'not-applicable' };
    const decisions = new Map([
      [0, { entry: 0, leaveOut: false, questionId: 'q2', fields: {} }],
      [1, { entry: 1, leaveOut: false, reason: 'Ingen verksamhet.', fields: {} }],
      [2, { entry: 2, leaveOut: true, fields: {} }],
    ]);
    const judged = states([entry(0, null), entry(1, 'q1', aside), entry(2, null)], undefined, decisions);
    expect(judged[0]?.write).toMatchObject({ questionId: 'q2' });
    expect(judged[1]?.write).toMatchObject({ content: { reason: 'Ingen verksamhet.' } });
    expect(judged.map((each, at) => isDecided(each, decisions.get(at)))).toEqual([true, true, true]);
  });
});
