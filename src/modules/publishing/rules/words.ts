import type {
  ReportAnswer,
  ReportAnswerSource,
  ReportDistribution,
  ReportQuestion,
  ReportValue,
} from '../contract/content.ts';

/** What a report calls things. A report is a document of the city and is written in Swedish. */
export const VALUE_NAMES: Record<ReportValue, string> = {
  yes: 'Ja',
  partly: 'Delvis',
  no: 'Nej',
  'not-applicable': 'Inte aktuellt',
};
export const STATUS_NAMES: Record<NonNullable<ReportAnswer['status']>, string> = {
  'not-started': 'Inte påbörjat',
  ongoing: 'Pågår',
  done: 'Klart',
  discontinued: 'Avbrutet',
};
/** Sections of the office's own text. */
export const OFFICE_NAMES = {
  summary: 'Sammanfattning',
  assessment: 'Bedömning',
  document: 'Bedömning av dokument',
  question: 'Kommentar till fråga',
} as const;
/** The chapter of what the office says of the whole. */
export const OFFICE_CHAPTER = 'Sammanfattning och bedömning';
export const assessmentBy = (unit: string) => `Bedömning från ${unit}`;
export const commentBy = (unit: string) => `Kommentar från ${unit}`;
export const NO_ANSWER = 'Inget svar';
export const MISSING = 'saknas';
/** Outcomes come with the city's series of indicators; until then every export says so. */
export const NO_SERIES = 'inget utfall än';
export const INDICATOR_HEADINGS = ['Indikator', 'Enhet', 'Utgångsvärde', 'Målvärde', 'Utfall'];
export const COMPLETE_HEADINGS = ['Frågor', 'Besvarade', 'Saknas', 'Utan kommentar', 'Utan ansvarig'];
export const HINDRANCES_EXPLAINED =
  'Antal svar som nämner ett hinder. Hindren står ordagrant vid svaren, med nämnd eller bolag.';
export const COMPLETE_EXPLAINED =
  'Utan kommentar: svaret har varken kommentar eller motivering. Utan ansvarig: insatsen pekar inte ut någon som samordnar eller ansvarar. Indikatorer har inga mätserier än; därför räknas de som har både utgångsvärde och målvärde.';

export const DISTRIBUTION_KEYS = ['yes', 'partly', 'no', 'notApplicable', 'none'] as const;
export const DISTRIBUTION_NAMES: Record<keyof ReportDistribution, string> = {
  yes: 'Ja',
  partly: 'Delvis',
  no: 'Nej',
  notApplicable: 'Inte aktuellt',
  none: 'Inget svar',
};

export const valueName = (value: ReportValue | null) => (value === null ? NO_ANSWER : VALUE_NAMES[value]);

const SMALL = ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'];
/** Numbers up to twelve in words, as Swedish is written. */
export const inWords = (count: number) => SMALL[count] ?? String(count);
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `2:4 Närvaro på skolor`; the question itself when it is about no item. */
export const questionName = ({ number, title, text }: Pick<ReportQuestion, 'number' | 'title' | 'text'>) =>
  [number, title || text].filter(Boolean).join(' ');

/** `1 Tidiga insatser`, or what stands for questions outside every area. */
export const areaName = ({ number, title }: { number: string | null; title: string | null }) =>
  [number, title].filter(Boolean).join(' ') || 'Övriga frågor';

/** How many answers name a hindrance. */
export const hindrancesIn = ({ answers }: Pick<ReportQuestion, 'answers'>) =>
  answers.filter(({ hindrance }) => hindrance.trim() !== '').length;

export const askedIn = (distribution: ReportDistribution) =>
  DISTRIBUTION_KEYS.reduce((sum, key) => sum + distribution[key], 0);

/** `Ja 12, Delvis 3, Nej 1, Inte aktuellt 0, Inget svar 2`. */
export const inOneLine = (distribution: ReportDistribution) =>
  DISTRIBUTION_KEYS.map((key) => `${DISTRIBUTION_NAMES[key]} ${distribution[key]}`).join(', ');

/** A number as Swedish writes it, or that it is missing. */
export const figure = (value: number | null) =>
  value === null ? MISSING : new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 6 }).format(value);

/** `21 november 2026`, as the clock on the wall in Sweden shows it. */
export const date = (moment: string) =>
  new Intl.DateTimeFormat('sv-SE', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: /^\d{4}-\d\d-\d\d$/.test(moment) ? 'UTC' : 'Europe/Stockholm',
  }).format(new Date(moment));

/** `svar-2023.docx, sidan 4`, or that it was written by hand; empty where no source is told of. */
export function sourceInWords({ source }: Pick<ReportAnswer, 'source'>): string {
  if (source === undefined) return '';
  if (source === null) return 'skrivet för hand';
  return [source.fileName, placeInWords(source)].filter(Boolean).join(', ');
}
/** `sidan 4` or `rad 12`; empty for a text without pages. */
export const placeInWords = ({ page, row }: Pick<ReportAnswerSource, 'page' | 'row'>) =>
  page !== null ? `sidan\u00a0${page}` : row !== null ? `rad\u00a0${row}` : '';

/** What is read below an answer besides its comment, each with a label. */
export function besides(answer: ReportAnswer): { label: string; text: string }[] {
  return [
    { label: 'Motivering', text: answer.reason },
    { label: 'Hinder', text: answer.hindrance },
    { label: 'Kostnad', text: answer.cost === null ? '' : `${figure(answer.cost)}\u00a0kr` },
    { label: 'Källa', text: sourceInWords(answer) },
  ].filter(({ text }) => text !== '');
}

/** `Ja · Pågår`. */
export const answerInWords = ({ value, status }: Pick<ReportAnswer, 'value' | 'status'>) =>
  [valueName(value), status && STATUS_NAMES[status]].filter(Boolean).join(' · ');
