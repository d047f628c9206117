import type { Endpoint } from '../../platform/http/endpoint.ts';
import { documentsApi } from './api/documents.ts';
import { itemsApi } from './api/items.ts';

export const governanceApi: Endpoint[] = [...documentsApi, ...itemsApi];
