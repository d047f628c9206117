import { page, webModule } from '../module.ts';
import { mailTexts } from '../text/mail.ts';
import { mailStateQuery, subscriptionQuery } from './queries.ts';

/** Everyone's own choice about letters, and how letters fare for the administrator. */
export const mailWeb = webModule({
  name: 'mail',
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
    page('/mina-paminnelser', () => import('./MyRemindersPage.tsx'), { prefetch: () => [subscriptionQuery] }),
    page('/administration/e-post', () => import('./MailStatePage.tsx'), { prefetch: () => [mailStateQuery] }),
  ],
});
