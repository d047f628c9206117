import { query } from '../../../web/api.ts';
import { apiPages, apiQuery } from '../../../web/queries.ts';
import { LogChoices, LogPage, Sample, SealStatus } from '../contract.ts';

/** As in the address; empty text means no filter. */
export type LogFilters = Record<'personId' | 'action' | 'objectType' | 'from' | 'to' | 'requestId', string>;

export const sealStatusQuery = apiQuery(['logreview', 'seals'], '/log/seals', SealStatus);
export const choicesQuery = apiQuery(['logreview', 'choices'], '/log/choices', LogChoices);
export const sampleQuery = (seed: string) =>
  apiQuery(['logreview', 'sample', seed], `/log/sample${query({ seed })}`, Sample);
export const eventPages = (filters: LogFilters) =>
  apiPages(
    ['logreview', 'events', filters],
    (after) => `/log/events${query({ ...filters, after })}`,
    LogPage,
  );
export const csvPath = (filters: LogFilters) => `/log/events.csv${query(filters)}`;
