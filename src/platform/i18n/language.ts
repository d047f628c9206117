/** The languages of the interface: Swedish first, English complete. */
export const languages = ['sv', 'en'] as const;
export type Language = (typeof languages)[number];

export const defaultLanguage: Language = 'sv';

/** Cookie that carries the choice, readable by both the page and the server. */
export const languageCookie = 'samlad-language';

/** Anything that is not a known language becomes Swedish. */
export function toLanguage(value: string | null | undefined): Language {
  return languages.find((language) => language === value) ?? defaultLanguage;
}

/** Reads the language from a Cookie header or `document.cookie`. */
export function languageFromCookies(cookies: string | null | undefined): Language {
  for (const part of (cookies ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === languageCookie) return toLanguage(value);
  }
  return defaultLanguage;
}
