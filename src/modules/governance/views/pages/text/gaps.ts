import { catalogue } from '../../../../../platform/i18n/catalogue.ts';

export const gapsPageTexts = catalogue({
  sv: {
    title: 'Luckor i dokumenten',
    lead: 'Vad som saknas i det som gäller, och varför det spelar roll. Länken leder till fältet.',
    kinds: 'Vad som saknas',
    list: 'Alla luckor',
    gap: 'Lucka',
    about: 'Gäller',
    document: 'Dokument',
    day: 'Dag',
    kind: 'Sort',
    itself: 'Dokumentet',
    csv: 'Hämta som CSV',
    xlsx: 'Hämta som Excel',
    noneTitle: 'Inga luckor',
    noneText:
      'Allt du kan se har ägare, resultat, värden och pengar. Här visas det som saknas när något ändras.',
  },
  en: {
    title: 'Gaps in the documents',
    lead: 'What is missing in what applies, and why it matters. The link leads to the field.',
    kinds: 'What is missing',
    list: 'All gaps',
    gap: 'Gap',
    about: 'About',
    document: 'Document',
    day: 'Day',
    kind: 'Sort',
    itself: 'The document',
    csv: 'Download as CSV',
    xlsx: 'Download as Excel',
    noneTitle: 'No gaps',
    noneText:
      'Everything you can see has owners, results, figures and money. What is missing shows here when something changes.',
  },
});
