import { page } from '../../../../web/module.ts';
import { handSheetQuery } from '../by-hand/pages/queries.ts';
import { fileReviewQuery, fillingQuery } from './queries.ts';

export const fillingRoutes = [
  page('/uppfoljning/tidigare-ar', () => import('./EarlierRoundPage.tsx')),
  page('/uppfoljning/$roundId/fyll', () => import('./FillPage.tsx'), {
    prefetch: ({ roundId }) => [fillingQuery(roundId!)],
  }),
  page('/uppfoljning/$roundId/fyll/for-hand', () => import('../by-hand/pages/ByHandPage.tsx'), {
    prefetch: ({ roundId }, { namnd }) => [namnd ? handSheetQuery(roundId!, namnd) : fillingQuery(roundId!)],
  }),
  page('/uppfoljning/$roundId/fyll/$fileId', () => import('./FileReviewPage.tsx'), {
    prefetch: ({ roundId, fileId }, { vem }) => [fileReviewQuery(roundId!, fileId!, vem ?? '')],
  }),
];
