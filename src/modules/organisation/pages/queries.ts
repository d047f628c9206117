import { apiQuery } from '../../../web/queries.ts';
import { RegisterNames } from '../contract.ts';

export const registerNamesQuery = apiQuery(['organisation', 'names'], '/organisation-names', RegisterNames);
