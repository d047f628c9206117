import { catalogue } from '../../../platform/i18n/catalogue.ts';

/** The words of an organisation's duties, for the page and the export. */
export const dutyTexts = catalogue({
  sv: {
    parts: {
      coordinator: 'Samordnar',
      responsible: 'Ansvarar',
      contributor: 'Bidrar',
      scope: 'Omfattas som alla nämnder och bolag',
    },
    fileName: 'uppdrag',
    headings: {
      organisation: 'Organisation',
      document: 'Dokument',
      area: 'Område',
      kind: 'Slag',
      number: 'Nummer',
      title: 'Uppdrag',
      part: 'Del',
      expectedResult: 'Förväntat resultat',
      note: 'Anmärkning',
      validFrom: 'Gäller från',
      validTo: 'Gäller till',
    },
  },
  en: {
    parts: {
      coordinator: 'Coordinates',
      responsible: 'Responsible',
      contributor: 'Contributes',
      scope: 'Included as all boards and companies',
    },
    fileName: 'duties',
    headings: {
      organisation: 'Organisation',
      document: 'Document',
      area: 'Area',
      kind: 'Kind',
      number: 'Number',
      title: 'Duty',
      part: 'Part',
      expectedResult: 'Expected result',
      note: 'Note',
      validFrom: 'Valid from',
      validTo: 'Valid to',
    },
  },
});
