import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReportQuestion, ReportValue } from '../contract/content.ts';
import { answerMap } from './map.ts';

const boards = ['Socialnämnden', 'Skolnämnden', 'Kulturnämnden'].map((name, at) => ({
  id: `00000000-0000-4000-8000-00000000000${at}`,
  name,
}));
type Said = ReportValue | 'none' | 'not-asked';

const question = (number: string, title: string, said: readonly Said[], through: string[] = []) =>
  ({
    number,
    title,
    text: '',
    through,
    answers: said.flatMap((value, at) =>
      value === 'none' || value === 'not-asked' ? [] : [{ organisation: boards[at]!, value }],
    ),
    unanswered: boards.filter((_, at) => said[at] === 'none'),
  }) as unknown as ReportQuestion;

const saying = fc.array(
  fc.constantFrom<Said[]>('yes', 'partly', 'no', 'not-applicable', 'none', 'not-asked'),
  {
    minLength: boards.length,
    maxLength: boards.length,
  },
);

test('who answers about a measure that makes a strategy concrete is told from who was not asked', () => {
  fc.assert(
    fc.property(saying, saying, saying, (strategy, linked, other) => {
      const asked = question('3:2', 'Strategin', strategy, ['2:4 Insatsen']);
      const all = [asked, question('2:4', 'Insatsen', linked), question('2:4', 'En annan insats', other)];
      const { rows } = answerMap([asked], all);
      for (const [at, { name }] of boards.entries()) {
        const own = strategy[at]!;
        const expected =
          own !== 'not-asked'
            ? own.replace('not-applicable', 'notApplicable')
            : linked[at] !== 'not-asked'
              ? 'through'
              : undefined;
        expect(rows.find(({ board }) => board === name)?.cells[0]).toBe(expected);
      }
    }),
  );
});
