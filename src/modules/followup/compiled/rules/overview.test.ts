import { expect, test } from 'vitest';
import type { Round } from '../../contract.ts';
import { buildOverview } from './overview.ts';

const document = (versionId: string) => ({ versionId, title: versionId });
const round = { documents: [document('d'), document('e')] } as unknown as Round;
const counts = { asked: 4, yes: 1, partly: 1, no: 0, notApplicable: 0 };
const question = (id: string, versionId: string, areaNumber: string | null) => ({
  ...counts,
  id,
  versionId,
  areaNumber,
  areaTitle: areaNumber && `Område ${areaNumber}`,
  itemId: null,
  number: id,
  title: id,
  text: '',
  expectedResult: '',
  comments: 2,
  hindrances: 1,
});
const indicator = (id: string, versionId: string) => ({
  id,
  versionId,
  goal: '',
  name: id,
  unit: '',
  baselineYear: null,
  baseline: 0,
  targetYear: null,
  target: null,
});

test('everything stands under the document it belongs to, and sums are of what stands there', () => {
  const overview = buildOverview({
    round,
    include: 'approved',
    questions: [
      question('1', 'd', 'A'),
      question('2', 'd', 'B'),
      question('3', 'd', 'A'),
      question('4', 'e', null),
    ],
    before: [
      { ...counts, yes: 4, partly: 0, questionId: '3', roundId: 'r', roundTitle: 'Förra', year: 2025 },
    ],
    through: [{ questionId: '1', measureQuestionId: '4' }],
    indicators: [indicator('i', 'd'), indicator('j', 'e')],
  });
  const [one, other] = overview.documents;
  expect(one!.areas.map((area) => [area.number, area.questions.map(({ id }) => id)])).toEqual([
    ['A', ['1', '3']],
    ['B', ['2']],
  ]);
  expect(other!.areas.map((area) => [area.title, area.questions.map(({ id }) => id)])).toEqual([
    [null, ['4']],
  ]);
  expect(overview.documents.map(({ indicators }) => indicators.map(({ id }) => id))).toEqual([['i'], ['j']]);
  expect(one).toMatchObject({ comments: 6, hindrances: 3, distribution: { yes: 3, partly: 3, none: 6 } });
  expect(overview).toMatchObject({
    comments: 8,
    hindrances: 4,
    distribution: { yes: 4, partly: 4, none: 8 },
  });
  const questions = one!.areas.flatMap((area) => area.questions);
  expect(questions.map(({ through }) => through)).toEqual([['4'], [], []]);
  expect(questions.map(({ before }) => before && [before.year, before.distribution.none])).toEqual([
    null,
    [2025, 0],
    null,
  ]);
});
