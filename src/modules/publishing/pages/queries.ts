import { query } from '../../../web/api.ts';
import { apiQuery } from '../../../web/queries.ts';
import { type OfficePlace, OfficeRevisions, OfficeWork, ReadOfficeEdition } from '../contract/office.ts';
import { Report, ReportList } from '../contract.ts';

export const reportsQuery = apiQuery(['publishing', 'reports'], '/publishing/reports', ReportList);
export const reportQuery = (roundId: string) =>
  apiQuery(['publishing', 'report', roundId], `/publishing/reports/${roundId}`, Report);
export const officeQuery = (roundId: string) =>
  apiQuery(['publishing', 'office', roundId], `/publishing/reports/${roundId}/text`, OfficeWork);
export const officeEditionQuery = (roundId: string, number: string) =>
  apiQuery(
    ['publishing', 'office-edition', roundId, number],
    `/publishing/reports/${roundId}/text/editions/${number}`,
    ReadOfficeEdition,
  );
export const officeRevisionsQuery = (roundId: string, { section, about }: OfficePlace) =>
  apiQuery(
    ['publishing', 'office-revisions', roundId, section, about],
    `/publishing/reports/${roundId}/text/revisions${query({ section, about: about ?? undefined })}`,
    OfficeRevisions,
  );
