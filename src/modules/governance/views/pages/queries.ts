import { query } from '../../../../web/api.ts';
import { apiPages, apiQuery } from '../../../../web/queries.ts';
import { Duties } from '../../contract/views.ts';
import { Found, GapPage, Network, Pyramid } from '../contract.ts';

export const dutiesQuery = (organisationId: string) =>
  apiQuery(['governance', 'duties', organisationId], `/governance/duties/${organisationId}`, Duties);

/** With the measures and strategies, or documents alone; one document and its neighbours, or all. */
export const networkQuery = (items: boolean, documentId: string) =>
  apiQuery(
    ['governance', 'network', items ? 'items' : 'documents', documentId],
    `/governance/network${query({ items: items ? 'yes' : 'no', documentId })}`,
    Network,
  );

export const pyramidQuery = apiQuery(['governance', 'pyramid'], '/governance/pyramid', Pyramid);

export const gapsQuery = (filter: { kind: string; documentId: string }) =>
  apiPages(
    ['governance', 'gaps', filter],
    (after) => `/governance/gaps${query({ ...filter, after })}`,
    GapPage,
  );

/** The best of each kind. */
export const findQuery = (q: string) =>
  apiQuery(['governance', 'find', q], `/governance/find${query({ q, limit: 10 })}`, Found);

/** One kind, a page at a time. */
export const findKindQuery = (q: string, kind: string) =>
  apiPages(
    ['governance', 'find', q, kind],
    (after) => `/governance/find${query({ q, kind, after, limit: 25 })}`,
    Found,
  );
