import { page, places, webModule } from '../module.ts';
import { demoPeopleQuery, tasksQuery } from './queries.ts';

/** The pages that belong to no module. */
export const shellModule = webModule({
  name: 'shell',
  navigation: [],
  routes: [
    page('/', () => import('./StartPage.tsx'), { prefetch: () => [tasksQuery] }),
    page('/logga-in', () => import('./SignInPage.tsx'), { open: true, prefetch: () => [demoPeopleQuery] }),
    page('/om', () => import('./AboutPage.tsx'), { open: true }),
    page('/ordlista', () => import('./GlossaryPage.tsx'), { open: true }),
    page('/tillganglighet', () => import('./AccessibilityPage.tsx'), { open: true }),
    ...places.map((place) => page(`/${place}`, () => import('./PlacePage.tsx'))),
  ],
});
