import type { Module } from '../../platform/module.ts';
import { followupApi } from './api.ts';
import { loadDemo } from './demo.ts';
import { remindersJob } from './reminders/send.ts';
import { changes, tasks } from './service/start.ts';

export type { EvidenceFact, EvidenceFile } from './evidence/contract.ts';
export { getFile as getEvidenceFile, listEvidenceFacts, listEvidenceFiles } from './evidence/service.ts';
export { NotAnExport, readExportsWith } from './filling/service/raw-reader.ts';
export { listAnswerSources } from './filling/service/rounds.ts';
export { whenRoundCloses } from './service/closing.ts';
export { getRoundForReport, type RoundForReport } from './service/reporting.ts';
export { getRound, listRounds } from './service/rounds.ts';

export const followup: Module = {
  name: 'followup',
  endpoints: followupApi,
  jobs: [remindersJob],
  tasks,
  changes,
  demo: loadDemo,
};
