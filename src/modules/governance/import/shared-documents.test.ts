import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentInSameLayout } from './documents-in-same-layout.ts';
import { parseDocument } from './parse.ts';

const FOLDER = resolve(import.meta.dirname, '../../../../../shared/documents');

/** The city's own document where the folder of real documents lies beside the project, else one in the same layout. */
function documentOf(name: string): string {
  const real = resolve(FOLDER, name);
  return existsSync(real) ? readFileSync(real, 'utf8') : documentInSameLayout(name);
}

describe.each([
  ['as the city publishes them, where they are at hand', documentOf],
  ['invented, in the same layout', documentInSameLayout],
])('documents %s', (_, text) => {
  describe('a plan as its PDF gives it', () => {
    const plan = parseDocument({ text: text('handlingsplan-2022-2025.txt'), pages: [] });

    it('has all its parts', () => {
      if (plan.kind !== 'plan') throw new Error(`read as ${plan.kind}`);
      expect(plan.focusAreas.map((area) => area.measures.length)).toEqual([5, 4, 2, 6]);
      expect(plan.indicators).toHaveLength(5);
      expect(plan.relatedDocuments).toHaveLength(7);
      expect(plan.supportingDocuments).toHaveLength(15);
      expect([plan.validFrom, plan.validTo, plan.diaryNumber]).toEqual([2022, 2025, null]);
    });

    it('keeps an empty baseline empty', () => {
      if (plan.kind !== 'plan') throw new Error(`read as ${plan.kind}`);
      expect(plan.indicators.map((indicator) => [indicator.baseline, indicator.target])).toEqual([
        [5, 0],
        [null, null],
        [null, null],
        [null, null],
        [null, null],
      ]);
    });
  });

  describe('a board’s answers as its PDF gives them', () => {
    it('has eighteen answers in five goal areas, one of them no', () => {
      const answers = parseDocument({ text: text('uppfoljning-program-sydvast.txt'), pages: [] });
      if (answers.kind !== 'answers') throw new Error(`read as ${answers.kind}`);
      const groups = answers.documents[0]!.groups;
      expect(groups.map((group) => group.answers.length)).toEqual([2, 3, 5, 4, 4]);
      const no = groups.flatMap((group) => group.answers).filter((answer) => answer.answer === 'no');
      expect(no.map((answer) => answer.number)).toEqual(['4:3']);
    });
  });

  describe('an office’s statement as its PDF gives it', () => {
    it('has proposal, definition and criteria', () => {
      const statement = parseDocument({ text: text('tjansteutlatande-avhoppare.txt'), pages: [] });
      if (statement.kind !== 'statement') throw new Error(`read as ${statement.kind}`);
      expect(statement.proposals).toHaveLength(1);
      expect(statement.dimensions.map((dimension) => dimension.name)).toEqual([
        'ekonomisk',
        'ekologisk',
        'social',
      ]);
      expect(statement.definitions).toHaveLength(1);
      expect(statement.criteria).toHaveLength(4);
    });
  });
});
