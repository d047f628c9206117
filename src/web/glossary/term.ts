import type { Language } from '../../platform/i18n/language.ts';

export type Term = {
  /** The word as it stands in the interface, in Swedish. */
  swedish: string;
  english: string;
  explanation: Record<Language, string>;
};

/** Swedish word, English word, explanation in Swedish and in English. */
export const term = (swedish: string, english: string, sv: string, en: string): Term => ({
  swedish,
  english,
  explanation: { sv, en },
});
