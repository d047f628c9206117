import { catalogue } from '../../../platform/i18n/catalogue.ts';
import { plural } from '../../../platform/i18n/format.ts';

export const pickerTexts = catalogue({
  sv: {
    optional: 'frivilligt',
    hint: 'Skriv några bokstäver och välj i listan.',
    none: 'Ingen organisation heter så. Kontrollera stavningen.',
    more: (n: number) => `${n} till. Skriv mer för att hitta rätt.`,
    loading: 'Hämtar organisationerna …',
    failed: 'Organisationerna kunde inte hämtas.',
    retry: 'Försök igen',
    remove: (name: string) => `Ta bort ${name}`,
    chosen: 'Valda organisationer',
    suggestions: 'Förslag',
    found: (n: number) => plural(n, 'förslag', 'förslag'),
    unknown: 'Okänd organisation',
  },
  en: {
    optional: 'optional',
    hint: 'Type a few letters and choose from the list.',
    none: 'No organisation is called that. Check the spelling.',
    more: (n) => `${n} more. Type more to find the right one.`,
    loading: 'Fetching the organisations …',
    failed: 'The organisations could not be fetched.',
    retry: 'Try again',
    remove: (name) => `Remove ${name}`,
    chosen: 'Chosen organisations',
    suggestions: 'Suggestions',
    found: (n) => plural(n, 'suggestion', 'suggestions', 'en'),
    unknown: 'Unknown organisation',
  },
});
