import { page, places, webModule } from '../module.ts';
import { mailTexts } from '../text/mail.ts';
import { demoPeopleQuery, mailStateQuery, subscriptionQuery, tasksQuery } from './queries.ts';

/** The pages that belong to no module. */
export const shellModule = webModule({
  name: 'shell',
  navigation: [
    {
      place: 'administration',
      to: '/administration/e-post',
      label: { sv: mailTexts.sv.state, en: mailTexts.en.state },
      description: { sv: mailTexts.sv.stateDescription, en: mailTexts.en.stateDescription },
      roles: ['administrator'],
    },
  ],
  routes: [
    page('/', () => import('./StartPage.tsx'), { prefetch: () => [tasksQuery] }),
    page('/logga-in', () => import('./SignInPage.tsx'), { open: true, prefetch: () => [demoPeopleQuery] }),
    page('/mina-paminnelser', () => import('./MyRemindersPage.tsx'), { prefetch: () => [subscriptionQuery] }),
    page('/administration/e-post', () => import('./MailStatePage.tsx'), { prefetch: () => [mailStateQuery] }),
    page('/om', () => import('./AboutPage.tsx'), { open: true }),
    page('/ordlista', () => import('./GlossaryPage.tsx'), { open: true }),
    page('/tillganglighet', () => import('./AccessibilityPage.tsx'), { open: true }),
    ...places.map((place) => page(`/${place}`, () => import('./PlacePage.tsx'))),
  ],
});
