import { apiQuery } from '../../../../../web/queries.ts';
import { DocumentPage } from '../../../contract.ts';
import { ImportList, ImportReview } from '../contract.ts';

export const importsQuery = apiQuery(['imports', 'list'], '/imports', ImportList);
export const reviewQuery = (id: string) =>
  apiQuery(['imports', 'review', id], `/imports/${id}`, ImportReview);
/** Documents that the file could be a new version of. */
export const documentsQuery = apiQuery(
  ['governance', 'documents', 'for-import'],
  '/governance/documents?limit=200',
  DocumentPage,
);
