import type { Module } from '../../platform/module.ts';
import { whenRoundCloses } from '../followup/index.ts';
import { publishingApi } from './api.ts';
import { loadDemo } from './demo.ts';
import { publicPages } from './public/routes.ts';
import { freezeReport } from './service/freezing.ts';

whenRoundCloses(freezeReport);

export const publishing: Module = {
  name: 'publishing',
  endpoints: publishingApi,
  publicPages,
  demo: loadDemo,
};
