import type { Module } from '../../platform/module.ts';
import { NotAnExport, readExportsWith, whenRoundCloses } from '../followup/index.ts';
import { publishingApi } from './api.ts';
import { loadDemo } from './demo.ts';
import { readInWorker } from './formats/read-in-worker.ts';
import { publicPages } from './public/routes.ts';
import { freezeReport } from './service/freezing.ts';
import { tasks } from './service/start.ts';

whenRoundCloses(freezeReport);
readExportsWith(async (bytes, format) => {
  const rows = await readInWorker(bytes, format);
  if (rows === null) throw new NotAnExport(format);
  return rows;
});

export const publishing: Module = {
  name: 'publishing',
  endpoints: publishingApi,
  publicPages,
  tasks,
  demo: loadDemo,
};
