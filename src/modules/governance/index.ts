import type { Module } from '../../platform/module.ts';
import { governanceApi } from './api.ts';
import { loadDemo } from './demo.ts';
import { importApi } from './import/review/api.ts';
import { viewsApi } from './views/api.ts';
import { changes, tasks } from './views/start.ts';

export {
  allBoardsAndCompaniesName,
  documentKindNames,
  itemKindNames,
  partNames,
  preventionLevelNames,
  relationNames,
  versionStatusNames,
} from './contract/labels.ts';
export type {
  DocumentProposal,
  DocumentProposalInput,
  Duties,
  Item,
  ItemOrganisation,
  RoundDocument,
  VersionContent,
} from './contract.ts';
export { DEMO_TITLES } from './demo/titles.ts';
export { mayKeepDocument, mayReadVersion } from './policy.ts';
export {
  createDocumentFromProposal,
  getDocument,
  getItem,
  getVersionContent,
  listAllBoardsAndCompanies,
  listDocuments,
  listDocumentsForRound,
  organisationDuties,
  resolveResponsible,
} from './service.ts';

export const governance: Module = {
  name: 'governance',
  endpoints: [...governanceApi, ...importApi, ...viewsApi],
  tasks,
  changes,
  demo: loadDemo,
};
