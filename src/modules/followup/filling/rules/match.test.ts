import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AskedQuestion, type Asking, matchQuestions } from './match.ts';

const WORDS =
  'stöd föräldrar skola kväll trygghet samverkan metod verktyg lägesbild insats ungdom plats'.split(' ');
const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 4, maxLength: 9 })
  .map((each) => each.join(' '));

/** A round's questions: numbers are unique within a document, titles in the whole round. */
const rounds = fc
  .uniqueArray(words, { minLength: 1, maxLength: 14 })
  .chain((titles) =>
    fc.tuple(fc.constant(titles), fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 14, maxLength: 14 })),
  )
  .map(([titles, documents]) => {
    const counts = [0, 0];
    return titles.map((title, at): AskedQuestion => {
      const document = documents[at]!;
      counts[document]! += 1;
      return {
        id: `question-${at}`,
        lineageId: `lineage-${at}`,
        document: ['Programmet för trygghet', 'Planen mot gäng'][document]!,
        number: `1:${counts[document]}`,
        title,
        text: `Har ni arbetat med ${title}?`,
        expectedResult: '',
      };
    });
  });
const askingOf = ({ document, number, title, text }: AskedQuestion): Asking => ({
  ...{ document, number, title, question: text, lineageId: null },
});
const matched = (askings: readonly Asking[], questions: readonly AskedQuestion[]) =>
  matchQuestions(askings, questions).map((match) => match?.questionId ?? null);

describe('matching answers with questions', () => {
  it('finds the very question when number and wording are its own', () => {
    fc.assert(
      fc.property(rounds, (questions) => {
        expect(matched(questions.map(askingOf), questions)).toEqual(questions.map(({ id }) => id));
      }),
    );
  });

  it('is not disturbed by capitals, line breaks, divided words or signs', () => {
    const spoil = (text: string) =>
      text
        .toUpperCase()
        .replace(/ /g, ' \n')
        .replace(/FÖRÄLDRAR/g, 'FÖR-\näldrar');
    fc.assert(
      fc.property(rounds, (questions) => {
        const spoilt = questions.map((each) => {
          const asking = askingOf(each);
          return { ...asking, title: `– ${spoil(asking.title)}.`, question: spoil(asking.question) };
        });
        expect(matched(spoilt, questions)).toEqual(questions.map(({ id }) => id));
      }),
    );
  });

  it('does not depend on the order of either list', () => {
    const shuffles = rounds.chain((questions) =>
      fc.tuple(
        fc.constant(questions),
        fc.shuffledSubarray(questions, { minLength: questions.length }),
        fc.shuffledSubarray(
          questions.map((_, at) => at),
          { minLength: questions.length },
        ),
        fc.array(words, { maxLength: 4 }),
      ),
    );
    fc.assert(
      fc.property(shuffles, ([questions, otherOrder, order, extra]) => {
        const strange = extra.map(
          (title): Asking => ({
            ...{ document: '', number: '9:9', title, question: '', lineageId: null },
          }),
        );
        const askings = [...questions.map(askingOf), ...strange];
        const first = matched(askings, questions);
        const moved = matched(order.map((at) => askings[at]!).concat(strange), otherOrder);
        expect(moved).toEqual([...order.map((at) => first[at]), ...first.slice(questions.length)]);
      }),
    );
  });

  it('gives no question to two entries that ask differently, and every entry comes out once', () => {
    fc.assert(
      fc.property(
        rounds,
        fc.array(fc.tuple(words, fc.constantFrom('1:1', '1:2', null))),
        (questions, loose) => {
          const askings = [
            ...questions.slice(0, 3).map(askingOf),
            ...loose.map(
              ([title, number]): Asking => ({
                ...{ document: '', number, title, question: '', lineageId: null },
              }),
            ),
          ];
          const matches = matchQuestions(askings, questions);
          expect(matches).toHaveLength(askings.length);
          const owners = new Map<string, Set<string>>();
          for (const [at, match] of matches.entries()) {
            if (!match) continue;
            expect(match.score).toBeGreaterThanOrEqual(0.5);
            const asked = `${askings[at]!.number} ${askings[at]!.title} ${askings[at]!.question}`;
            owners.set(match.questionId, (owners.get(match.questionId) ?? new Set()).add(asked));
          }
          for (const askers of owners.values()) expect(askers.size).toBe(1);
        },
      ),
    );
  });

  it('follows a strategy through rewording when the file names it', () => {
    fc.assert(
      fc.property(rounds, words, (questions, wording) => {
        const askings = questions.map((each) => ({
          ...askingOf(each),
          ...{ lineageId: each.lineageId, title: wording, question: wording, number: '7:7' },
        }));
        expect(matched(askings, questions)).toEqual(questions.map(({ id }) => id));
      }),
    );
  });

  it('leaves to a person what fits two questions equally well', () => {
    const twin = {
      lineageId: null,
      document: 'Planen',
      number: '1:1',
      title: 'Stöd',
      text: 'Ges stöd?',
      expectedResult: '',
    };
    const questions = [
      { ...twin, id: 'one' },
      { ...twin, id: 'other' },
    ];
    expect(matched([askingOf(questions[0]!)], questions)).toEqual([null]);
  });
});
