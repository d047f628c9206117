import { catalogue } from '../../../../platform/i18n/catalogue.ts';

export const earlierTexts = catalogue({
  sv: {
    lastYear: 'Förra årets svar',
    year: (year: number) => `Svaret ${year}`,
    from: (organisation: string, own: string) => `Från ${organisation}, som har gått upp i ${own}`,
    mark: (year: number) => `${year}:`,
    markFrom: (year: number, organisation: string) => `${year}, ${organisation}:`,
    setOut: { last: 'Utgå från förra årets svar', year: (year: number) => `Utgå från svaret ${year}` },
    append: {
      last: 'Lägg till förra årets text',
      year: (year: number) => `Lägg till texten från ${year}`,
      help: 'Det du har skrivit står kvar. Den tidigare texten läggs efter.',
    },
    filled: (year: number) => `Svaret från ${year} är ifyllt. Gå igenom vad som har ändrats.`,
    appended: (year: number) => `Texten från ${year} är tillagd`,
    nothingMore: 'Allt i det tidigare svaret står redan här.',
    missing: 'Tidigare svar kunde inte hämtas.',
  },
  en: {
    lastYear: 'Last year’s answer',
    year: (year) => `The answer ${year}`,
    from: (organisation, own) => `From ${organisation}, which has been merged into ${own}`,
    mark: (year) => `${year}:`,
    markFrom: (year, organisation) => `${year}, ${organisation}:`,
    setOut: { last: 'Set out from last year’s answer', year: (year) => `Set out from the answer ${year}` },
    append: {
      last: 'Add last year’s text',
      year: (year) => `Add the text from ${year}`,
      help: 'What you have written stays. The earlier text comes after it.',
    },
    filled: (year) => `The answer from ${year} has been filled in. Go through what has changed.`,
    appended: (year) => `The text from ${year} has been added`,
    nothingMore: 'All of the earlier answer is here already.',
    missing: 'Earlier answers could not be read.',
  },
});
