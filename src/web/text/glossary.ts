import { catalogue } from '../../platform/i18n/catalogue.ts';

export const glossaryTexts = catalogue({
  sv: {
    title: 'Ordlista',
    lead: 'Orden i Samlad, förklarade så som de används här.',
    search: 'Sök i ordlistan',
    hits: (count: number) => (count === 1 ? '1 ord' : `${count} ord`),
  },
  en: {
    title: 'Glossary',
    lead: 'The words of Samlad, explained the way they are used here.',
    search: 'Search the glossary',
    hits: (count) => (count === 1 ? '1 term' : `${count} terms`),
  },
});
