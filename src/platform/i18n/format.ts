import type { Language } from './language.ts';

/** Municipal time: dates are shown as the clock on the wall in Sweden shows them. */
const timeZone = 'Europe/Stockholm';
const locales: Record<Language, string> = { sv: 'sv-SE', en: 'en-GB' };
const plainDate = /^\d{4}-\d{2}-\d{2}$/;

/** No-break space: keeps "2 : 4" and "dnr 0123/26" on one line. */
const noBreakSpace = '\u00a0';
const noBreakHyphen = '\u2011';
const wordJoiner = '\u2060';

/** A moment as ISO 8601 or `Date`; a calendar day as `YYYY-MM-DD` (no time zone involved). */
export type Moment = string | Date;

function toDate(moment: Moment): Date {
  return typeof moment === 'string' ? new Date(moment) : moment;
}

function zoneOf(moment: Moment): string {
  return typeof moment === 'string' && plainDate.test(moment) ? 'UTC' : timeZone;
}

/** `21 nov. 2026`; English `21 Nov 2026`. */
export function formatDate(moment: Moment, language: Language = 'sv'): string {
  return new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: zoneOf(moment),
  }).format(toDate(moment));
}

/** `söndag 22 november`: the day as one says it, for the head of a page. */
export function formatWeekday(moment: Moment, language: Language = 'sv'): string {
  return new Intl.DateTimeFormat(locales[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: zoneOf(moment),
  }).format(toDate(moment));
}

/** `november`. */
export function formatMonth(moment: Moment, language: Language = 'sv'): string {
  return new Intl.DateTimeFormat(locales[language], { month: 'long', timeZone: zoneOf(moment) }).format(
    toDate(moment),
  );
}

/** `14:32`. */
export function formatTime(moment: Moment, language: Language = 'sv'): string {
  return new Intl.DateTimeFormat(locales[language], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(toDate(moment));
}

/** `21 nov. 2026 kl. 14:32`; English `21 Nov 2026, 14:32`. */
export function formatDateTime(moment: Moment, language: Language = 'sv'): string {
  const between = language === 'sv' ? ` kl.${noBreakSpace}` : ', ';
  return `${formatDate(moment, language)}${between}${formatTime(moment, language)}`;
}

/** `12 345,6` in Swedish, `12,345.6` in English; a real minus sign in Swedish. */
export function formatNumber(
  value: number,
  language: Language = 'sv',
  options: { decimals?: number } = {},
): string {
  return new Intl.NumberFormat(locales[language], {
    ...(options.decimals === undefined
      ? { maximumFractionDigits: 2 }
      : { minimumFractionDigits: options.decimals, maximumFractionDigits: options.decimals }),
  }).format(value);
}

/** A share 0–1 as `42 %`. */
export function formatPercent(share: number, language: Language = 'sv'): string {
  return new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 0 }).format(
    share,
  );
}

/** `1 nämnd`, `3 nämnder`: the number and the right form of the word. */
export function plural(count: number, one: string, many: string, language: Language = 'sv'): string {
  return `${formatNumber(count, language)}${noBreakSpace}${count === 1 ? one : many}`;
}

/** Same text with every place where a line could break closed: measure numbers, diary numbers. */
export function noBreak(text: string): string {
  return text
    .replaceAll(' ', noBreakSpace)
    .replaceAll('-', noBreakHyphen)
    .replaceAll(/[/:]/g, (sign) => `${wordJoiner}${sign}${wordJoiner}`);
}

/** `A, B och C`. */
export function formatList(items: readonly string[], language: Language = 'sv'): string {
  return new Intl.ListFormat(locales[language], { style: 'long', type: 'conjunction' }).format(items);
}

/** Days from one calendar day to another (`YYYY-MM-DD`); negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The calendar day in Sweden at that moment, `YYYY-MM-DD`. */
export function calendarDay(moment: Moment): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(toDate(moment));
}

/** Orders text as a Swedish dictionary does (å ä ö last), numbers inside by value (2:4 before 2:10). */
export const swedishOrder = new Intl.Collator('sv-SE', { numeric: true, sensitivity: 'base' }).compare;
