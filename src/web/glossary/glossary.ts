import { swedishOrder } from '../../platform/i18n/format.ts';
import type { Language } from '../../platform/i18n/language.ts';
import { governanceTerms } from './governance-terms.ts';
import { preventionTerms } from './prevention-terms.ts';
import type { Term } from './term.ts';

/** The words of the product, in the order of a Swedish dictionary. */
export const glossary: readonly Term[] = [...governanceTerms, ...preventionTerms].sort((a, b) =>
  swedishOrder(a.swedish, b.swedish),
);

/** The terms whose word (either language) or explanation holds what is sought. */
export function findTerms(sought: string, language: Language): readonly Term[] {
  const wanted = sought.trim().toLocaleLowerCase('sv');
  return glossary.filter((term) =>
    [term.swedish, term.english, term.explanation[language]]
      .join(' ')
      .toLocaleLowerCase('sv')
      .includes(wanted),
  );
}
