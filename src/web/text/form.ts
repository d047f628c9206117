import { catalogue } from '../../platform/i18n/catalogue.ts';

export const formTexts = catalogue({
  sv: {
    summary: (count: number) => (count === 1 ? 'En sak behöver rättas' : `${count} saker behöver rättas`),
    optional: 'frivilligt',
    recoveredTitle: 'Vi hittade text som du inte hann spara färdigt',
    recoveredText: (when: string) => `Den skrevs ${when}. Vill du fortsätta på den?`,
    restore: 'Återställ texten',
    discard: 'Kasta den',
    choose: 'Välj …',
    submitting: 'Skickar …',
  },
  en: {
    summary: (count) => (count === 1 ? 'One thing needs correcting' : `${count} things need correcting`),
    optional: 'optional',
    recoveredTitle: 'We found text that you had not finished',
    recoveredText: (when) => `It was written ${when}. Do you want to go on with it?`,
    restore: 'Restore the text',
    discard: 'Discard it',
    choose: 'Choose …',
    submitting: 'Sending …',
  },
});
