import { page } from '../../../../web/module.ts';
import { completenessQuery, heatMapQuery, overviewQuery } from './queries.ts';

const included = ({ med }: Record<string, string>) => (med === 'inlamnade' ? 'submitted' : 'approved');

/** The pages of the compiled follow-up beside the result itself. */
export const compiledRoutes = [
  page('/uppfoljning/$roundId/karta', () => import('./HeatMapPage.tsx'), {
    prefetch: ({ roundId }, search) => [heatMapQuery(roundId!, search.dokument ?? '', included(search))],
  }),
  page('/uppfoljning/$roundId/hinder', () => import('./HindrancesPage.tsx'), {
    prefetch: ({ roundId }, search) => [overviewQuery(roundId!, included(search))],
  }),
  page('/uppfoljning/$roundId/fullstandighet', () => import('./CompletenessPage.tsx'), {
    prefetch: ({ roundId }, search) => [completenessQuery(roundId!, included(search))],
  }),
];
