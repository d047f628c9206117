import type { Module } from '../../platform/module.ts';
import { organisationApi } from './api.ts';
import { loadDemo } from './demo.ts';
import { exchangeApi } from './exchange/api.ts';
import { peopleApi } from './people-api.ts';

export { answeringUnits, DEMO_COLLEAGUES, DEMO_PEOPLE, demoPeopleOf } from './demo.ts';
export { dayOf } from './service/days.ts';
export { listOrganisations, registerNames } from './service/organisations.ts';

export const organisation: Module = {
  name: 'organisation',
  endpoints: [...organisationApi, ...peopleApi, ...exchangeApi],
  demo: loadDemo,
};
