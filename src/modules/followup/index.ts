import type { Module } from '../../platform/module.ts';
import { followupApi } from './api.ts';
import { loadDemo } from './demo.ts';
import { changes, tasks } from './service/start.ts';

export const followup: Module = { name: 'followup', endpoints: followupApi, tasks, changes, demo: loadDemo };
