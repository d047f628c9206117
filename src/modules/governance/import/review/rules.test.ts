import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanProposal } from '../contract.ts';
import { acceptedProposal } from './accepted.ts';
import { blocksOf, chooseOrganisation, mayBeSaved, obstaclesOf, unknownOrganisations } from './rules.ts';

const register = [
  { id: '00000000-0000-4000-8000-000000000001', name: 'Socialnämnd Prov', aliases: ['Provnämnden'] },
  { id: '00000000-0000-4000-8000-000000000002', name: 'Kommunstyrelsen', aliases: ['KS'] },
];
const span = { start: 0, end: 4 };
const item = (number: string, responsible: string[], linkedMeasures: string[] = []) => ({
  number,
  title: `Insats ${number}`,
  tableTitle: null,
  description: null,
  expectedResult: 'Något blir bättre',
  targetGroup: null,
  cylinderCategories: [],
  coordinators: [],
  responsible,
  responsibleScope: null,
  contributors: [],
  linkedMeasures,
  linkedStrategies: [],
  preventionLevels: [],
  costPerYear: null,
  source: span,
  confidence: 1,
  fields: { expectedResult: { ...span, confidence: 0.5 } },
});
const plan = (...measures: ReturnType<typeof item>[]): PlanProposal => ({
  kind: 'plan',
  title: 'Plan för prov',
  validFrom: 2025,
  validTo: 2028,
  diaryNumber: null,
  decidedBy: 'KS',
  decisionDate: null,
  decisionParagraph: null,
  appliesTo: null,
  documentOwner: null,
  lastRevised: null,
  appendices: ['Indikatorer'],
  goals: ['Färre fel'],
  signatories: [],
  indicators: [
    {
      goal: null,
      name: 'Fel',
      baselineYear: 2024,
      baseline: null,
      targetYear: 2028,
      target: 0,
      source: span,
      confidence: 1,
    },
  ],
  relatedDocuments: [{ title: 'Program för prov', relation: null, source: span, confidence: 1 }],
  supportingDocuments: [],
  fields: {},
  unplaced: [{ ...span, text: 'Förord' }],
  focusAreas: [{ number: '1', title: 'Område', description: null, source: span, measures }],
});

test('a name is found by its other names and whatever its case', () => {
  expect(chooseOrganisation('provnämnden', register)).toEqual({
    id: register[0]!.id,
    name: 'Socialnämnd Prov',
  });
  expect(chooseOrganisation('Okänd nämnd', register)).toEqual({ id: null, name: 'Okänd nämnd' });
});

test('nothing can be saved before every part is accepted', () => {
  const blocks = blocksOf(plan(item('1:1', ['KS'])), register);
  expect(mayBeSaved(obstaclesOf(blocks))).toBe(false);
  fc.assert(
    fc.property(fc.subarray(blocks.map(({ key }) => key)), (keys) => {
      const reviewed = blocks.map((block) => ({ ...block, accepted: keys.includes(block.key) }));
      expect(mayBeSaved(obstaclesOf(reviewed))).toBe(keys.length === blocks.length);
    }),
  );
});

test('a name that the register lacks, and a link to nothing, stand in the way', () => {
  const blocks = blocksOf(plan(item('1:1', ['Okänd nämnd'], ['9:9'])), register).map((block) => ({
    ...block,
    accepted: true,
  }));
  const obstacles = obstaclesOf(blocks);
  expect(obstacles.unknown).toEqual([{ key: 'item:1:1', names: ['Okänd nämnd'] }]);
  expect(obstacles.brokenLinks).toEqual([{ key: 'item:1:1', numbers: ['9:9'] }]);
  expect(unknownOrganisations(blocks[0]!.content)).toEqual([]);
});

test('text that was not placed is a part of its own that somebody must look at', () => {
  expect(blocksOf(plan(), register).at(-1)).toMatchObject({
    key: 'unplaced',
    content: { texts: [{ text: 'Förord' }] },
  });
});

test('what is missing in the source stays missing, and zero stays zero', () => {
  const accepted = acceptedProposal(
    blocksOf(plan(item('1:1', ['KS', 'Provnämnden'], ['1:2']), item('1:2', [])), register),
    null,
  );
  expect(accepted.indicators?.[0]).toMatchObject({ baseline: null, target: 0, goal: '' });
  expect(accepted.document).toMatchObject({
    validFrom: '2025-01-01',
    validTo: '2028-12-31',
    diaryNumber: null,
  });
  expect(accepted.areas?.[0]?.items).toHaveLength(2);
  expect(accepted.areas?.[0]?.items?.[0]?.organisations).toEqual([
    { organisationId: register[1]!.id, part: 'responsible' },
    { organisationId: register[0]!.id, part: 'responsible' },
  ]);
});
