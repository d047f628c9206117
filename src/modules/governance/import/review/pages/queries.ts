import { apiQuery } from '../../../../../web/queries.ts';
import { ImportList, ImportReview } from '../contract.ts';

export const importsQuery = apiQuery(['imports', 'list'], '/imports', ImportList);
export const reviewQuery = (id: string) => apiQuery(['imports', 'review', id], `/imports/${id}`, ImportReview);
