import { catalogue } from '../../../../platform/i18n/catalogue.ts';

export const historyTexts = catalogue({
  sv: {
    title: 'Historik',
    acts: {
      written: (name: string, at: string) => `${name} skrev ${at}`,
      submitted: (name: string, at: string) => `${name} lämnade in ${at}`,
      returned: (name: string, at: string) => `${name} skickade tillbaka ${at}`,
      approved: (name: string, at: string) => `${name} godkände ${at}`,
    },
    unchanged: 'Texten är oförändrad.',
    empty: '(tomt)',
    since: (name: string, at: string) => `Ändrat sedan ${name} skickade tillbaka svaret ${at}`,
    sinceNothing: 'Inget är ändrat sedan dess.',
    asked: (note: string) => `Begärt: ${note}`,
  },
  en: {
    title: 'History',
    acts: {
      written: (name, at) => `${name} wrote ${at}`,
      submitted: (name, at) => `${name} submitted ${at}`,
      returned: (name, at) => `${name} returned it ${at}`,
      approved: (name, at) => `${name} approved ${at}`,
    },
    unchanged: 'The text is unchanged.',
    empty: '(empty)',
    since: (name, at) => `Changed since ${name} returned the answer ${at}`,
    sinceNothing: 'Nothing has changed since then.',
    asked: (note) => `Asked for: ${note}`,
  },
});
