import type { Module } from '../platform/module.ts';
import { followup } from './followup/index.ts';
import { governance } from './governance/index.ts';
import { logreview } from './logreview/index.ts';
import { organisation } from './organisation/index.ts';
import { publishing } from './publishing/index.ts';

/** Every module, in the order in which the demo city is loaded. */
export const modules: Module[] = [organisation, governance, followup, publishing, logreview];
