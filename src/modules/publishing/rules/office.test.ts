import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeSource } from '../../../../tests/support/reports.ts';
import type { OfficeDraft, OfficePlace } from '../contract/office.ts';
import { buildReport } from './build.ts';
import {
  composeText,
  isInOutline,
  named,
  partOfReport,
  sameText,
  saysNothing,
  withSentences,
} from './office.ts';
import { documentFacts, outlineOf } from './office-outline.ts';

const content = buildReport(madeSource({ boards: 5, questions: 4, comment: () => 'x' }));
const outline = outlineOf(content);
const places: OfficePlace[] = [
  { section: 'summary', about: null },
  { section: 'assessment', about: null },
  ...outline.map(({ versionId }) => ({ section: 'document' as const, about: versionId })),
  ...outline.flatMap(({ questions }) =>
    questions.map(({ questionId }) => ({ section: 'question' as const, about: questionId })),
  ),
];
const anyText = fc.oneof(fc.constant(''), fc.constant(' \n '), fc.string({ minLength: 1, maxLength: 30 }));
const anyDrafts = fc
  .tuple(
    fc.shuffledSubarray(places),
    fc.array(anyText, { minLength: places.length, maxLength: places.length }),
  )
  .map(([chosen, texts]): OfficeDraft[] =>
    chosen.map((place, at) => ({ ...place, text: texts[at]!, revision: 1, updatedBy: '', updatedAt: '' })),
  );

describe('what the office says', () => {
  test('is every section that is not empty, in the order of the report, whatever order it was written in', () => {
    fc.assert(
      fc.property(anyDrafts, (drafts) => {
        const text = composeText(drafts, outline);
        const said = [
          text.summary,
          text.assessment,
          ...text.documents.map(({ assessment }) => assessment),
          ...text.questions.map(({ comment }) => comment),
        ].filter((each) => each !== '');
        const wanted = places.flatMap((place) =>
          drafts
            .filter((draft) => draft.section === place.section && draft.about === place.about)
            .map((draft) => draft.text.trim())
            .filter((each) => each !== ''),
        );
        expect(said).toEqual(wanted);
        expect(saysNothing(text)).toBe(wanted.length === 0);
        expect(sameText(text, composeText([...drafts].reverse(), outline))).toBe(true);
      }),
    );
  });

  test('differs when any section differs', () => {
    fc.assert(
      fc.property(anyDrafts, fc.nat(), (drafts, which) => {
        fc.pre(drafts.length > 0);
        const at = which % drafts.length;
        const other = drafts.map((draft, index) =>
          index === at ? { ...draft, text: `${draft.text.trim()}!` } : draft,
        );
        expect(sameText(composeText(drafts, outline), composeText(other, outline))).toBe(false);
      }),
    );
  });

  test('keeps every word when it is given names, and an empty edition is no part of the report', () => {
    fc.assert(
      fc.property(anyDrafts, (drafts) => {
        const text = composeText(drafts, outline);
        const edition = { ...text, number: 1, by: 'Kommunstyrelsen', decidedAt: '', hash: '' };
        const read = named(edition, outline);
        expect(read.documents.flatMap(({ assessment }) => assessment || [])).toEqual(
          text.documents.map(({ assessment }) => assessment),
        );
        expect(read.documents.flatMap(({ questions }) => questions.map(({ comment }) => comment))).toEqual(
          text.questions.map(({ comment }) => comment),
        );
        expect(partOfReport(edition)).toEqual(saysNothing(text) ? null : edition);
      }),
    );
    expect(partOfReport(null)).toBeNull();
  });

  test('is about the whole, or about a document or a question of the report', () => {
    for (const place of places) expect(isInOutline(place, outline)).toBe(true);
    const { versionId, questions } = outline[0]!;
    for (const place of [
      { section: 'summary', about: versionId },
      { section: 'document', about: null },
      { section: 'document', about: questions[0]!.questionId },
      { section: 'question', about: versionId },
    ] as const)
      expect(isInOutline(place, outline)).toBe(false);
  });
});

test('sentences are put last, each once, and no letter that was written is changed', () => {
  const sentence = fc.constantFrom('En nämnd har svarat.', 'Två svar saknas.', 'Sju nämner hinder.');
  fc.assert(
    fc.property(fc.string(), fc.uniqueArray(sentence), (text, sentences) => {
      const put = withSentences(text, sentences);
      if (text.trim() !== '') expect(put.startsWith(text.trimEnd())).toBe(true);
      for (const each of sentences) expect(put).toContain(each);
      expect(withSentences(put, sentences)).toBe(put);
      if (sentences.length === 0) expect(put).toBe(text);
    }),
  );
});

test('facts about a document state what was counted', () => {
  const [document] = content.documents;
  const facts = documentFacts(document!);
  const { yes, partly, no, notApplicable, none } = document!.distribution;
  const answered = yes + partly + no + notApplicable;
  expect(facts[0]).toMatch(new RegExp(`^${answered} av ${answered + none} svar har kommit in: `));
  // Measure 1:1 was followed up before, when everybody answered no.
  expect(facts[1]).toBe('Andelen ja har ökat sedan förra gången för 1:1 Insats 1.');
  const hindrances = document!.areas
    .flatMap(({ questions }) => questions.flatMap(({ answers }) => answers))
    .filter(({ hindrance }) => hindrance !== '').length;
  expect(hindrances).toBe(4);
  expect(facts[2]).toMatch(/^Fyra svar nämner hinder, flest om 1:\d Insats \d \(1\)\.$/);
});

test('facts name a few questions and count the rest', () => {
  const many = buildReport(madeSource({ boards: 3, questions: 7, comment: () => '' })).documents[0]!;
  const [question] = many.areas[0]!.questions;
  const moved = many.areas.map((area) => ({
    ...area,
    questions: area.questions.map((each) => ({
      ...each,
      distribution: { yes: 2, partly: 0, no: 0, notApplicable: 0, none: 0 },
      change: { ...question!.change!, before: { yes: 0, partly: 0, no: 2, notApplicable: 0, none: 0 } },
    })),
  }));
  expect(documentFacts({ ...many, areas: moved })[1]).toBe(
    'Andelen ja har ökat sedan förra gången för 1:1 Insats 1, 1:2 Insats 2, 1:3 Insats 3, 1:4 Insats 4 och tre till.',
  );
});
