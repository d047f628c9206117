import type { Named, RoundDocument } from '../../contract.ts';
import type { Complete, Completeness, DocumentIndicator, IndicatorState, Lack } from '../contract.ts';
import { groupBy } from './overview.ts';

const NOTHING: Complete = { asked: 0, answered: 0, withoutComment: 0, withoutContact: 0 };

/** Sums field by field. */
export function addComplete(parts: readonly Complete[]): Complete {
  const sum = { ...NOTHING };
  for (const part of parts) for (const key of Object.keys(sum) as (keyof Complete)[]) sum[key] += part[key];
  return sum;
}

/** How many indicators say both where it began and where it should end. Zero is a figure; null is none. */
export const indicatorState = (
  indicators: readonly Pick<DocumentIndicator, 'baseline' | 'target'>[],
): IndicatorState => ({
  count: indicators.length,
  withFigures: indicators.filter(({ baseline, target }) => baseline !== null && target !== null).length,
});

/** What one organisation's part of a question lacks. A contact is lacked by measures that nobody carries. */
export function lacksOf(question: { answered: boolean; commented: boolean; carried: boolean }): Lack[] {
  return [
    ...(question.answered ? [] : ['answer' as const]),
    ...(question.answered && !question.commented ? ['comment' as const] : []),
    ...(question.carried ? [] : ['contact' as const]),
  ];
}

/** Puts the counts together: in all, per document, and per organisation. */
export function buildCompleteness(
  documents: readonly RoundDocument[],
  organisations: readonly Named[],
  rows: readonly (Complete & { organisationId: string; versionId: string })[],
  indicators: readonly (Pick<DocumentIndicator, 'baseline' | 'target'> & { versionId: string })[],
): Pick<Completeness, 'total' | 'documents' | 'organisations'> {
  const ofOrganisation = groupBy(rows, ({ organisationId }) => organisationId);
  return {
    total: addComplete(rows),
    documents: documents.map((document) => ({
      document,
      complete: addComplete(rows.filter(({ versionId }) => versionId === document.versionId)),
      indicators: indicatorState(indicators.filter(({ versionId }) => versionId === document.versionId)),
    })),
    organisations: organisations.map((organisation) => {
      const own = ofOrganisation.get(organisation.id) ?? [];
      return {
        organisation,
        complete: addComplete(own),
        documents: documents.flatMap(({ versionId }) => {
          const parts = own.filter((row) => row.versionId === versionId);
          return parts.length === 0 ? [] : [{ versionId, complete: addComplete(parts) }];
        }),
      };
    }),
  };
}
