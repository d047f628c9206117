import { followupWeb } from '../modules/followup/pages/routes.tsx';
import { importWeb } from '../modules/governance/import/review/pages/routes.tsx';
import { governanceWeb } from '../modules/governance/pages/routes.tsx';
import { governanceViewsWeb } from '../modules/governance/views/pages/routes.tsx';
import { logreviewWeb } from '../modules/logreview/pages/routes.tsx';
import { organisationWeb } from '../modules/organisation/pages/routes.tsx';
import { publishingWeb } from '../modules/publishing/pages/routes.tsx';
import type { WebModule } from './module.ts';
import { mailWeb } from './pages/mail-routes.tsx';
import { shellModule } from './pages/routes.tsx';

/** Every module that has pages: one import above, one entry here. The order is the navigation's. */
export const webModules: readonly WebModule[] = [
  shellModule,
  governanceWeb,
  governanceViewsWeb,
  importWeb,
  followupWeb,
  publishingWeb,
  logreviewWeb,
  organisationWeb,
  mailWeb,
];
