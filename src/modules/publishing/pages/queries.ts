import { apiQuery } from '../../../web/queries.ts';
import { Report, ReportList } from '../contract.ts';

export const reportsQuery = apiQuery(['publishing', 'reports'], '/publishing/reports', ReportList);
export const reportQuery = (roundId: string) =>
  apiQuery(['publishing', 'report', roundId], `/publishing/reports/${roundId}`, Report);
