import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { type Catalogue, type Translation, textsIn } from '../platform/i18n/catalogue.ts';
import * as format from '../platform/i18n/format.ts';
import { type Language, languageCookie, languageFromCookies } from '../platform/i18n/language.ts';
import { roleName } from '../platform/i18n/role-names.ts';
import type { Role } from '../platform/identity/contract.ts';
import { queryClient } from './query-client.ts';

type LanguageChoice = { language: Language; choose: (language: Language) => void };

const LanguageContext = createContext<LanguageChoice>({ language: 'sv', choose: () => {} });

/** Holds the chosen language, in a cookie so that the server's messages follow. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(() => languageFromCookies(document.cookie));
  const choice = useMemo<LanguageChoice>(
    () => ({
      language,
      choose: (next) => {
        // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is missing in Firefox.
        document.cookie = `${languageCookie}=${next}; path=/; max-age=31536000; samesite=lax`;
        document.documentElement.lang = next;
        setLanguage(next);
        void queryClient.invalidateQueries();
      },
    }),
    [language],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}

/** The texts of a catalogue in the chosen language: `const t = useText(texts)`, then `t.title`. */
export function useText<T>(catalogue: Catalogue<T>): Translation<T> {
  return textsIn(catalogue, useContext(LanguageContext).language);
}

/** The one way to write dates, numbers and roles on a page. */
export function useFormat() {
  const { language } = useLanguage();
  return useMemo(
    () => ({
      date: (moment: format.Moment) => format.formatDate(moment, language),
      dateTime: (moment: format.Moment) => format.formatDateTime(moment, language),
      weekday: (moment: format.Moment) => format.formatWeekday(moment, language),
      month: (moment: format.Moment) => format.formatMonth(moment, language),
      time: (moment: format.Moment) => format.formatTime(moment, language),
      number: (value: number, options?: { decimals?: number }) =>
        format.formatNumber(value, language, options),
      percent: (share: number) => format.formatPercent(share, language),
      list: (items: readonly string[]) => format.formatList(items, language),
      role: (role: Role) => roleName(role, language),
    }),
    [language],
  );
}
