import { page, webModule } from '../../../web/module.ts';
import { officeEditionQuery, officeQuery, reportQuery, reportsQuery } from './queries.ts';

export const publishingWeb = webModule({
  name: 'publishing',
  navigation: [
    {
      place: 'uppfoljning',
      to: '/uppfoljning/rapporter',
      label: { sv: 'Rapporter', en: 'Reports' },
      description: {
        sv: 'Stängda uppföljningar som låsta rapporter: hämta, rätta och publicera.',
        en: 'Closed follow-ups as frozen reports: download, correct and publish.',
      },
      roles: ['planner', 'board-coordinator', 'board-approver', 'reader'],
    },
  ],
  routes: [
    page('/uppfoljning/rapporter', () => import('./ReportsPage.tsx'), { prefetch: () => [reportsQuery] }),
    page('/uppfoljning/rapporter/$roundId', () => import('./ReportPage.tsx'), {
      prefetch: ({ roundId }) => [reportQuery(roundId!)],
    }),
    page('/uppfoljning/rapporter/$roundId/text', () => import('./office/OfficePage.tsx'), {
      prefetch: ({ roundId }) => [officeQuery(roundId!)],
    }),
    page('/uppfoljning/rapporter/$roundId/text/$number', () => import('./office/EditionPage.tsx'), {
      prefetch: ({ roundId, number }) => [officeEditionQuery(roundId!, number!), reportQuery(roundId!)],
    }),
  ],
});
