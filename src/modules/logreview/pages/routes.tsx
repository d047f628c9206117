import { page, webModule } from '../../../web/module.ts';
import { choicesQuery, sealStatusQuery } from './queries.ts';
import { logTexts } from './text.ts';

export const logreviewWeb = webModule({
  name: 'logreview',
  navigation: [
    {
      place: 'administration',
      to: '/administration/logg',
      label: { sv: logTexts.sv.title, en: logTexts.en.title },
      description: { sv: logTexts.sv.navigationHelp, en: logTexts.en.navigationHelp },
      roles: ['log-reviewer'],
    },
  ],
  routes: [
    page('/administration/logg', () => import('./LogPage.tsx'), {
      prefetch: () => [sealStatusQuery, choicesQuery],
    }),
  ],
});
