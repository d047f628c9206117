import { lazy } from 'react';
import { page, webModule } from '../../../web/module.ts';
import { calendarQuery } from '../calendar/pages/queries.ts';
import { overviewQuery } from '../compiled/pages/queries.ts';
import { compiledRoutes } from '../compiled/pages/routes.ts';
import { delegationsQuery } from '../delegation/pages/queries.ts';
import { earlierQuery } from '../earlier/pages/queries.ts';
import { fillingRoutes } from '../filling/pages/routes.ts';
import { remindersQuery } from '../reminders/pages/queries.ts';
import {
  choicesQuery,
  progressQuery,
  questionsQuery,
  roundQuery,
  roundsQuery,
  workQuery,
} from './queries.ts';

export const followupWeb = webModule({
  name: 'followup',
  navigation: [
    {
      place: 'uppfoljning',
      to: '/uppfoljning/omgangar',
      label: { sv: 'Omgångar', en: 'Rounds' },
      description: {
        sv: 'Uppföljningar av stadens program och planer: frågor, svar och resultat.',
        en: 'Follow-ups of the city’s programmes and plans: questions, answers and results.',
      },
      roles: ['planner', 'board-coordinator', 'board-approver', 'reader'],
    },
    {
      place: 'uppfoljning',
      to: '/uppfoljning/kalender',
      label: { sv: 'Kalender', en: 'Calendar' },
      description: {
        sv: 'Årets omgångar, påminnelser och de dokument som börjar eller slutar gälla.',
        en: 'The year’s rounds, reminders and documents that begin or end.',
      },
      roles: ['planner', 'board-coordinator', 'board-approver', 'reader'],
    },
  ],
  slots: [{ slot: 'governance.item', component: lazy(() => import('./ItemAnswers.tsx')) }],
  routes: [
    page('/uppfoljning/omgangar', () => import('./RoundsPage.tsx'), { prefetch: () => [roundsQuery] }),
    page('/uppfoljning/kalender', () => import('../calendar/pages/CalendarPage.tsx'), {
      prefetch: (_params, { ar }) => [calendarQuery(ar ?? '')],
    }),
    page('/uppfoljning/ny-omgang', () => import('./NewRoundPage.tsx'), { prefetch: () => [choicesQuery] }),
    page('/uppfoljning/$roundId', () => import('./ResultPage.tsx'), {
      prefetch: ({ roundId }, { med }) => [
        roundQuery(roundId!),
        overviewQuery(roundId!, med === 'inlamnade' ? 'submitted' : 'approved'),
      ],
    }),
    ...fillingRoutes,
    ...compiledRoutes,
    page('/uppfoljning/$roundId/forbered', () => import('./PreparePage.tsx'), {
      prefetch: ({ roundId }) => [roundQuery(roundId!), questionsQuery(roundId!)],
    }),
    page('/uppfoljning/$roundId/andra', () => import('./EditRoundPage.tsx'), {
      prefetch: ({ roundId }) => [roundQuery(roundId!), choicesQuery],
    }),
    page('/uppfoljning/$roundId/lage', () => import('./ProgressPage.tsx'), {
      prefetch: ({ roundId }) => [progressQuery(roundId!)],
    }),
    page('/uppfoljning/$roundId/paminnelser', () => import('../reminders/pages/RemindersPage.tsx'), {
      prefetch: ({ roundId }) => [remindersQuery(roundId!)],
    }),
    page('/uppfoljning/$roundId/svara', () => import('./WorkPage.tsx'), {
      prefetch: ({ roundId }) => [workQuery(roundId!), earlierQuery(roundId!), delegationsQuery(roundId!)],
    }),
    page('/uppfoljning/$roundId/svara/$questionId', () => import('./AnswerPage.tsx'), {
      prefetch: ({ roundId }) => [workQuery(roundId!), earlierQuery(roundId!), delegationsQuery(roundId!)],
    }),
    page('/uppfoljning/$roundId/godkann', () => import('./ApprovePage.tsx'), {
      prefetch: ({ roundId }) => [workQuery(roundId!)],
    }),
  ],
});
