import { query } from '../../../web/api.ts';
import { apiQuery } from '../../../web/queries.ts';
import { Comparison, Document, DocumentPage, ItemDetail, VersionContent } from '../contract.ts';

/** Every governing document; a city has a few hundred at most. */
export const documentsQuery = apiQuery(
  ['governance', 'documents'],
  '/governance/documents?limit=500',
  DocumentPage,
);
export const documentQuery = (id: string) =>
  apiQuery(['governance', 'document', id], `/governance/documents/${id}`, Document);
export const versionQuery = (id: string) =>
  apiQuery(['governance', 'version', id], `/governance/versions/${id}`, VersionContent);
export const itemQuery = (id: string) =>
  apiQuery(['governance', 'item', id], `/governance/items/${id}`, ItemDetail);
export const comparisonQuery = (documentId: string, from: string, to: string) =>
  apiQuery(
    ['governance', 'comparison', documentId, from, to],
    `/governance/documents/${documentId}/comparison${query({ from, to })}`,
    Comparison,
  );
