import { page, webModule } from '../../../web/module.ts';
import { AREAS, IMPORT, ORGANISATIONS, PEOPLE } from './paths.ts';
import { areasQuery, organisationQuery, personQuery } from './queries.ts';

export const organisationWeb = webModule({
  name: 'organisation',
  navigation: [
    {
      place: 'administration',
      to: ORGANISATIONS,
      label: { sv: 'Organisationer', en: 'Organisations' },
      description: {
        sv: 'Nämnder, bolag, förvaltningar och externa parter, nu och förr.',
        en: 'Boards, companies, administrations and external parties, now and before.',
      },
      roles: ['administrator', 'planner'],
    },
    {
      place: 'administration',
      to: AREAS,
      label: { sv: 'Områden', en: 'Areas' },
      description: {
        sv: 'Stadens områden och polisens lokala områden.',
        en: 'The city’s areas and the police’s local areas.',
      },
      roles: ['administrator', 'planner'],
    },
    {
      place: 'administration',
      to: PEOPLE,
      label: { sv: 'Personer och roller', en: 'People and roles' },
      description: {
        sv: 'De som arbetar i systemet, och vad de får göra för vem.',
        en: 'Those who work in the system, and what they may do for whom.',
      },
      roles: ['administrator'],
    },
    {
      place: 'administration',
      to: IMPORT,
      label: { sv: 'Importera och exportera', en: 'Import and export' },
      description: {
        sv: 'Ta med registret som XLSX eller CSV, och läs in det igen.',
        en: 'Take the register along as XLSX or CSV, and bring it back.',
      },
      roles: ['administrator', 'planner'],
    },
  ],
  routes: [
    page(ORGANISATIONS, () => import('./OrganisationsPage.tsx'), { prefetch: () => [areasQuery()] }),
    page(`${ORGANISATIONS}/ny`, () => import('./AddOrganisationPage.tsx'), {
      prefetch: () => [areasQuery()],
    }),
    page(`${ORGANISATIONS}/$organisationId`, () => import('./OrganisationPage.tsx'), {
      prefetch: ({ organisationId }) => [organisationQuery(organisationId!)],
    }),
    page(`${ORGANISATIONS}/$organisationId/andra`, () => import('./EditOrganisationPage.tsx'), {
      prefetch: ({ organisationId }) => [organisationQuery(organisationId!), areasQuery()],
    }),
    page(`${ORGANISATIONS}/$organisationId/upphor`, () => import('./EndOrganisationPage.tsx'), {
      prefetch: ({ organisationId }) => [organisationQuery(organisationId!)],
    }),
    page(AREAS, () => import('./AreasPage.tsx'), { prefetch: () => [areasQuery()] }),
    page(`${AREAS}/ny`, () => import('./AreaFormPage.tsx')),
    page(`${AREAS}/$areaId`, () => import('./AreaFormPage.tsx'), { prefetch: () => [areasQuery('all')] }),
    page(PEOPLE, () => import('./PeoplePage.tsx')),
    page(`${PEOPLE}/ny`, () => import('./AddPersonPage.tsx')),
    page(`${PEOPLE}/$personId`, () => import('./PersonPage.tsx'), {
      prefetch: ({ personId }) => [personQuery(personId!)],
    }),
    page(`${PEOPLE}/$personId/andra`, () => import('./EditPersonPage.tsx'), {
      prefetch: ({ personId }) => [personQuery(personId!)],
    }),
    page(IMPORT, () => import('./ImportPage.tsx')),
  ],
});
