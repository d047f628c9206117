import type { Module } from '../../platform/module.ts';
import { logreviewApi } from './api.ts';

export const logreview: Module = { name: 'logreview', endpoints: logreviewApi };
