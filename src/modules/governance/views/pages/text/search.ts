import { catalogue } from '../../../../../platform/i18n/catalogue.ts';

export const searchTexts = catalogue({
  sv: {
    title: 'Sök i dokumenten',
    titleFor: (q: string) => `Sökning: ${q}`,
    label: 'Sök efter ord, nummer eller diarienummer',
    button: 'Sök',
    found: (n: string) => `${n} träffar`,
    foundOne: '1 träff',
    show: 'Visa',
    everything: 'Allt',
    kinds: { measure: 'Insatser', strategy: 'Strategier', document: 'Dokument' },
    showAll: (n: string) => `Visa alla ${n}`,
    more: 'Visa fler',
    loading: 'Hämtar fler …',
    diary: 'Dnr',
    begin:
      'Skriv ett ord, ett nummer som 2:4 eller ett diarienummer som 0355/20. Både insatser, strategier och dokument söks igenom.',
    noneTitle: (q: string) => `Inget hittades för ”${q}”`,
    advice: [
      'Kontrollera stavningen.',
      'Skriv färre ord: alla ord måste finnas i samma insats eller dokument.',
      'Skriv början av ordet, till exempel förskol i stället för förskoleteam.',
      'Sök på ett nummer, till exempel 2:4, eller på ett diarienummer.',
    ].join('\n'),
    register: 'Se alla dokument',
  },
  en: {
    title: 'Search the documents',
    titleFor: (q) => `Search: ${q}`,
    label: 'Search for words, numbers or a diary number',
    button: 'Search',
    found: (n) => `${n} hits`,
    foundOne: '1 hit',
    show: 'Show',
    everything: 'Everything',
    kinds: { measure: 'Measures', strategy: 'Strategies', document: 'Documents' },
    showAll: (n) => `Show all ${n}`,
    more: 'Show more',
    loading: 'Fetching more …',
    diary: 'Ref.',
    begin:
      'Type a word, a number such as 2:4 or a diary number such as 0355/20. Measures, strategies and documents are searched.',
    noneTitle: (q) => `Nothing was found for “${q}”`,
    advice: [
      'Check the spelling.',
      'Type fewer words: all of them must stand in the same measure or document.',
      'Type the beginning of the word, for instance förskol rather than förskoleteam.',
      'Search for a number, for instance 2:4, or for a diary number.',
    ].join('\n'),
    register: 'See every document',
  },
});
