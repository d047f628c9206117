import { page, webModule } from '../../../../web/module.ts';
import { findQuery, networkQuery, pyramidQuery } from './queries.ts';

const roles = ['planner', 'board-coordinator', 'board-approver', 'reader'] as const;

export const governanceViewsWeb = webModule({
  name: 'governance-views',
  navigation: [
    {
      place: 'styrning',
      to: '/styrning/uppdrag',
      label: { sv: 'Uppdrag', en: 'Duties' },
      description: {
        sv: 'Vad en nämnd eller ett bolag ska göra enligt alla dokument, och när det ska vara klart.',
        en: 'What a board or company must do according to all documents, and by when.',
      },
      roles,
    },
    {
      place: 'styrning',
      to: '/styrning/natverk',
      label: { sv: 'Nätverk', en: 'Network' },
      description: {
        sv: 'Hur dokument och insatser hänger ihop, som bild och som tabell.',
        en: 'How documents and measures connect, as a picture and as a table.',
      },
      roles,
    },
    {
      place: 'styrning',
      to: '/styrning/pyramid',
      label: { sv: 'Pyramiden', en: 'The pyramid' },
      description: {
        sv: 'Vilka insatser som riktar sig till alla, till grupper i risk och till enskilda.',
        en: 'Which measures are for everybody, for groups at risk and for single persons.',
      },
      roles,
    },
    {
      place: 'styrning',
      to: '/styrning/luckor',
      label: { sv: 'Luckor', en: 'Gaps' },
      description: {
        sv: 'Det som saknar ägare, resultat, värde eller pengar, med väg till fältet.',
        en: 'What has no owner, result, figure or money, with a way to the field.',
      },
      roles,
    },
  ],
  routes: [
    page('/styrning/uppdrag', () => import('./DutiesPage.tsx')),
    page('/styrning/natverk', () => import('./NetworkPage.tsx'), {
      prefetch: (_, { visa, dokument }) => [networkQuery(visa === 'insatser', dokument ?? '')],
    }),
    page('/styrning/pyramid', () => import('./PyramidPage.tsx'), { prefetch: () => [pyramidQuery] }),
    page('/styrning/luckor', () => import('./GapsPage.tsx')),
    page('/styrning/sok', () => import('./SearchPage.tsx'), {
      prefetch: (_, { q, slag }) => (q && !slag ? [findQuery(q)] : []),
    }),
  ],
});
