import type { Module } from '../../platform/module.ts';
import { governanceApi } from './api.ts';
import { loadDemo } from './demo.ts';
import { importApi } from './import/review/api.ts';
import { viewsApi } from './views/api.ts';
import { changes, tasks } from './views/start.ts';

export { allBoardsAndCompaniesName } from './contract/labels.ts';
export type {
  Item,
  VersionContent,
} from './contract.ts';
export { DEMO_TITLES } from './demo/titles.ts';
export { type AnsweredFollowUp, readAnsweredFollowUp } from './import/answered.ts';
export { importErrorCodes } from './import/errors.ts';
export { importFailed } from './import/review/problems.ts';
export {
  getVersionContent,
  listAllBoardsAndCompanies,
  listDocumentsForRound,
  listFollowedIndicators,
  listMeasuresWithoutContact,
} from './service.ts';

export const governance: Module = {
  name: 'governance',
  endpoints: [...governanceApi, ...importApi, ...viewsApi],
  tasks,
  changes,
  demo: loadDemo,
};
