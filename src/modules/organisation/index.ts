import type { Module } from '../../platform/module.ts';
import { organisationApi } from './api.ts';
import { loadDemo } from './demo.ts';

export { answeringUnits, DEMO_PEOPLE, demoPeopleOf } from './demo.ts';
export { dayOf, getOrganisation, listOrganisations } from './service.ts';

export const organisation: Module = { name: 'organisation', endpoints: organisationApi, demo: loadDemo };
