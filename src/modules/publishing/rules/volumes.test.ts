import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editionOf, madeOffice, madeSource } from '../../../../tests/support/reports.ts';
import { printed } from './print.ts';
import { areasIn, divide } from './volumes.ts';

const contentOf = (boards: number, questions: number, length: number) => {
  const source = madeSource({ boards, questions, comment: (board) => 'ord '.repeat(length * (board + 1)) });
  const [document] = source.documents;
  const second = {
    ...document!,
    versionId: source.round.id,
    title: 'Programmet',
    areas: [
      { ...document!.areas[0]!, questions: document!.areas[0]!.questions.slice(0, 1) },
      { number: '2', title: 'Sedan', questions: document!.areas[0]!.questions.slice(1) },
    ],
  };
  return editionOf({ ...source, documents: [document!, second] }).content;
};

test('the volumes of a report hold every question once, in order, and none is too long', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 6 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 500, max: 40_000 }),
      (boards, questions, length, most) => {
        const content = contentOf(boards, questions, length);
        const volumes = divide({ content, office: null }, most);
        const asked = content.documents.flatMap(({ areas }, at) =>
          areas.flatMap((area) => area.questions.map((question) => ({ at, area: area.title, question }))),
        );
        const told = volumes.flatMap(({ parts }) =>
          parts.flatMap((part) =>
            areasIn(content.documents[part.at]!, part).flatMap((area) =>
              area.questions.map((question) => ({ at: part.at, area: area.title, question })),
            ),
          ),
        );
        expect(told).toEqual(asked);
        expect(volumes.map(({ number }) => number)).toEqual(volumes.map((_, index) => index + 1));
        expect(volumes.filter(({ summary }) => summary)).toHaveLength(1);
        for (const at of content.documents.keys())
          expect(
            volumes.flatMap(({ parts }) => parts.filter((part) => part.at === at && part.overview)),
          ).toHaveLength(1);
        if (volumes.length > 1)
          for (const { parts } of volumes)
            for (const part of parts) {
              const own = areasIn(content.documents[part.at]!, part).flatMap((area) => area.questions);
              const size = own.reduce((sum, each) => sum + JSON.stringify(each).length, 0);
              expect(own.length === 1 || size <= most).toBe(true);
            }
      },
    ),
  );
});

test('a report of ordinary length is one file that says nothing of volumes', () => {
  const edition = editionOf(madeSource({ boards: 9, questions: 4, comment: () => 'Kort.' }));
  expect(divide(edition)).toHaveLength(1);
  expect(printed(edition)).toMatchObject({ volume: null, volumes: [], summary: true });
});

test('the office’s comments stand once each and make volumes no longer than they may be', () => {
  const source = madeSource({ boards: 4, questions: 60, comment: () => 'Kort.' });
  const office = madeOffice(source, () => 'Vi ser att det går framåt. '.repeat(700));
  const edition = editionOf(source, [], office);
  expect(divide({ ...edition, office: null }, 600_000)).toHaveLength(1);
  expect(divide(edition, 600_000).length).toBeGreaterThan(2);
  const volumes = divide(edition).map(({ number }) => printed(edition, number));
  expect(
    volumes.flatMap(({ documents }) => documents).filter(({ assessment }) => assessment.length > 0),
  ).toHaveLength(1);
  const questions = volumes.flatMap(({ documents }) =>
    documents.flatMap(({ areas }) => areas.flatMap((area) => area.questions)),
  );
  expect(questions.filter(({ comment }) => comment.length > 0)).toHaveLength(60);
});

test('each volume of a long report says which it is, and all have the addenda', () => {
  const source = madeSource({
    boards: 40,
    questions: 30,
    comment: () => 'Vi har arbetat med det. '.repeat(90),
  });
  const edition = editionOf(source, [
    {
      id: source.round.id,
      number: 1,
      text: 'En rättelse.',
      questionId: null,
      about: '',
      by: 'Kommunstyrelsen',
      addedAt: '2026-02-11T09:20:00.000Z',
    },
  ]);
  const volumes = divide(edition);
  expect(volumes.length).toBeGreaterThan(2);
  for (const { number, title } of volumes) {
    const report = printed(edition, number);
    expect(report.volume).toEqual({ number, count: volumes.length, title });
    expect(report.addenda).toHaveLength(1);
    expect(report.summary).toBe(number === 1);
  }
  expect(() => printed(edition, volumes.length + 1)).toThrow(RangeError);
});
