import { catalogue } from '../../../../platform/i18n/catalogue.ts';

export const presenceTexts = catalogue({
  sv: {
    writes: (name: string) => `${name} är också inne i svaret just nu.`,
    reads: (name: string) => `${name} har också svaret öppet.`,
    self: 'Du har svaret öppet i ett fönster till.',
  },
  en: {
    writes: (name) => `${name} is also in the answer right now.`,
    reads: (name) => `${name} also has the answer open.`,
    self: 'You have the answer open in one more window.',
  },
});
