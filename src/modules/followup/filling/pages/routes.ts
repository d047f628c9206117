import { page } from '../../../../web/module.ts';
import { fileReviewQuery, fillingQuery } from './queries.ts';

export const fillingRoutes = [
  page('/uppfoljning/tidigare-ar', () => import('./EarlierRoundPage.tsx')),
  page('/uppfoljning/$roundId/fyll', () => import('./FillPage.tsx'), {
    prefetch: ({ roundId }) => [fillingQuery(roundId!)],
  }),
  page('/uppfoljning/$roundId/fyll/$fileId', () => import('./FileReviewPage.tsx'), {
    prefetch: ({ roundId, fileId }, { vem }) => [fileReviewQuery(roundId!, fileId!, vem ?? '')],
  }),
];
