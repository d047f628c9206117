import { page, webModule } from '../../../../../web/module.ts';
import { importsQuery, reviewQuery } from './queries.ts';
import { reviewTexts } from './text.ts';

export const importWeb = webModule({
  name: 'import',
  navigation: [
    {
      place: 'styrning',
      to: '/styrning/importera',
      label: { sv: reviewTexts.sv.navigation, en: reviewTexts.en.navigation },
      description: { sv: reviewTexts.sv.navigationHelp, en: reviewTexts.en.navigationHelp },
      roles: ['planner'],
    },
  ],
  routes: [
    page('/styrning/importera', () => import('./ImportsPage.tsx'), { prefetch: () => [importsQuery] }),
    page('/styrning/importera/$importId', () => import('./ReviewPage.tsx'), {
      prefetch: ({ importId }) => [reviewQuery(importId!)],
    }),
  ],
});
