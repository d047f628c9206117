import type { Language } from '../../../platform/i18n/language.ts';
import type { Meaning } from '../../../web/components/StatusTag.tsx';
import { useLanguage } from '../../../web/text.tsx';
import type { VersionStatus } from '../contract.ts';

type Names<Key extends string> = Record<Key, Record<Language, string>>;

/** A glossary term in the chosen language: `const name = useName()`, then `name(partNames, 'coordinator')`. */
export function useName() {
  const { language } = useLanguage();
  return <Key extends string>(names: Names<Key>, key: Key): string => names[key][language];
}

/** What a version's status means for the reader. */
export const statusMeaning: Record<VersionStatus, Meaning> = {
  draft: 'underway',
  revised: 'underway',
  consultation: 'attention',
  adopted: 'done',
  superseded: 'neutral',
  expired: 'neutral',
};

/** `2023–2026` when the period is whole years, otherwise the days; empty when nothing is known. */
export function periodText(
  { validFrom, validTo }: { validFrom: string | null; validTo: string | null },
  date: (day: string) => string,
): string {
  const wholeFrom = validFrom === null || validFrom.endsWith('-01-01');
  const wholeTo = validTo === null || validTo.endsWith('-12-31');
  const show = (day: string | null) =>
    day === null ? '' : wholeFrom && wholeTo ? day.slice(0, 4) : date(day);
  const [from, to] = [show(validFrom), show(validTo)];
  if (from === '' && to === '') return '';
  return from === to ? from : `${from}–${to}`;
}
