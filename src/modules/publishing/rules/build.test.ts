import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editionOf, madeSource } from '../../../../tests/support/reports.ts';
import { type ReportAnswer, ReportContent } from '../contract/content.ts';
import { buildReport, type ReportSource } from './build.ts';
import { canonicalJson, hashOf } from './canonical.ts';
import { inOrder } from './evidence.ts';
import { askedIn } from './words.ts';

const made = fc
  .record({
    boards: fc.integer({ min: 1, max: 8 }),
    questions: fc.integer({ min: 0, max: 6 }),
    texts: fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 12 }),
  })
  .map(({ boards, questions, texts }) =>
    madeSource({
      boards,
      questions,
      comment: (board, question) => texts[(board * 7 + question) % texts.length]!,
    }),
  );
const shuffleKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffleKeys);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, each]) => [key, shuffleKeys(each)]),
    );
  }
  return value;
};
const questionsOf = (content: ReportContent) =>
  content.documents.flatMap(({ areas }) => areas.flatMap((area) => area.questions));
const asked = (source: ReportSource) =>
  source.documents.flatMap(({ areas }) => areas.flatMap((area) => area.questions));

describe('the content of a report', () => {
  test('has every approved answer to the letter, and nothing else', () => {
    fc.assert(
      fc.property(made, (source) => {
        const content = buildReport(source);
        const ordered = (answers: readonly ReportAnswer[]) =>
          answers.map((answer) => ({ ...answer, evidence: inOrder(answer.evidence) }));
        expect(questionsOf(content).map(({ answers }) => answers)).toEqual(
          asked(source).map(({ answers }) => ordered(answers)),
        );
      }),
    );
  });

  test('adds up: per question, per document, in all, and per board', () => {
    fc.assert(
      fc.property(made, (source) => {
        const content = buildReport(source);
        const questions = questionsOf(content);
        for (const question of questions)
          expect(askedIn(question.distribution)).toBe(question.answers.length + question.unanswered.length);
        const total = questions.reduce((sum, { distribution }) => sum + askedIn(distribution), 0);
        expect(askedIn(content.distribution)).toBe(total);
        expect(content.documents.reduce((sum, { distribution }) => sum + askedIn(distribution), 0)).toBe(
          total,
        );
        expect(content.completeness.reduce((sum, each) => sum + each.asked, 0)).toBe(total);
        expect(content.completeness.reduce((sum, each) => sum + each.answered, 0)).toBe(
          total - content.distribution.none,
        );
      }),
    );
  });

  test('tells of each board how much it was asked, answered and left unsaid, by document too', () => {
    fc.assert(
      fc.property(made, fc.infiniteStream(fc.nat(2)), (source, dice) => {
        const dealt = dice[Symbol.iterator]();
        const roll = () => Number(dealt.next().value);
        // Not everybody is asked everything; some say nothing, and some give their reason instead of a comment.
        const given: ReportSource = {
          ...source,
          documents: source.documents.map((document) => ({
            ...document,
            areas: document.areas.map((area) => ({
              ...area,
              questions: area.questions.map((question) => ({
                ...question,
                answers: question.answers
                  .filter(() => roll() > 0)
                  .map((answer) => ({
                    ...answer,
                    comment: ['', ' ', 'Ord'][roll()]!,
                    reason: ['', '', 'Skäl'][roll()]!,
                  })),
                unanswered: question.unanswered.filter(() => roll() > 0),
              })),
            })),
          })),
        };
        const content = buildReport(given);
        for (const { organisation, documents, ...sum } of content.completeness) {
          const naive = { asked: 0, answered: 0, withoutComment: 0 };
          for (const document of given.documents) {
            const questions = document.areas.flatMap((area) => area.questions);
            const answers = questions.flatMap((each) =>
              each.answers.filter((one) => one.organisation.id === organisation.id),
            );
            const silent = questions.filter((each) =>
              each.unanswered.some(({ id }) => id === organisation.id),
            ).length;
            const answered = answers.filter(({ value }) => value !== null);
            const part = {
              asked: answers.length + silent,
              answered: answered.length,
              withoutComment: answered.filter(({ comment, reason }) => `${comment}${reason}`.trim() === '')
                .length,
            };
            for (const key of ['asked', 'answered', 'withoutComment'] as const) naive[key] += part[key];
            const told = documents.find(({ versionId }) => versionId === document.versionId);
            if (part.asked === 0) expect(told).toBeUndefined();
            else expect(told).toMatchObject(part);
          }
          expect(sum).toMatchObject(naive);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('is the same text with the same hash for the same source, whatever the order of keys', () => {
    fc.assert(
      fc.property(made, (source) => {
        const text = canonicalJson(buildReport(source));
        expect(canonicalJson(shuffleKeys(buildReport(source)))).toBe(text);
        expect(canonicalJson(ReportContent.parse(JSON.parse(text)))).toBe(text);
        expect(hashOf(text)).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });

  test('keeps the hash it had before reports told where filled answers come from, and tells of it in hashes after', () => {
    const made = {
      boards: 3,
      questions: 2,
      comment: (board: number, question: number) => `K ${board} ${question}`,
    };
    // Taken before the field was there.
    const before = '6fa4764241b46f17a41ece8ea3a2ce1ce88ae63cd301537e0b487de0f9f6f05a';
    expect(editionOf(madeSource(made)).hash).toBe(before);
    const read = { fileName: 'svar.docx', page: 2, row: null };
    const hashes = [null, read, { ...read, page: 3 }].map(
      (source) => editionOf(madeSource({ ...made, source: () => source })).hash,
    );
    expect(new Set([before, ...hashes]).size).toBe(4);
  });

  test('gets another hash when a single letter differs', () => {
    const of = (comment: string) =>
      editionOf(madeSource({ boards: 2, questions: 1, comment: () => comment })).hash;
    expect(of('Bra')).toBe(of('Bra'));
    expect(of('Bra')).not.toBe(of('bra'));
  });

  test('says what has changed as facts, only about what was followed up before', () => {
    const content = buildReport(madeSource({ boards: 9, questions: 2, comment: () => '' }));
    const [first, second] = questionsOf(content);
    expect(first!.change!.facts).toContain('Två fler svarar ja än 2024: 0 då, 2 nu.');
    expect(first!.change!.facts).toContain('Sju färre svarar nej än 2024: 9 då, 2 nu.');
    expect(first!.change!.moved).toHaveLength(7);
    expect(second!.change).toBeNull();
  });
});
