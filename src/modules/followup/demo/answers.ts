import { DEMO_TITLES } from '../../governance/index.ts';
import type { AnswerContent, AnswerValue, Question } from '../contract.ts';
import { EMPTY_ANSWER } from '../rules.ts';
import { HINDRANCES, MORE, ON_MEASURES, ON_SILENCE, ON_STRATEGIES, REASONS, VERY_LONG } from './texts.ts';

/** How far a unit has come, as shares of its questions, and when it began. */
export interface Course {
  begun: number;
  submitted: number;
  approved: number;
  /** How many answers were returned. */
  returned: number;
  /** Days after the opening. */
  startsAfter: number;
}

const DONE: Course = { begun: 1, submitted: 1, approved: 1, returned: 0, startsAfter: 12 };
const COURSES: Record<string, Partial<Course>> = {
  'Socialnämnd Hisingen': { approved: 0.9 },
  'Socialnämnd Nordost': { begun: 0.9, submitted: 0.8, approved: 0.6, returned: 1, startsAfter: 20 },
  'Socialnämnd Sydväst': { begun: 0.7, submitted: 0.55, approved: 0.35, returned: 2, startsAfter: 22 },
  Utbildningsnämnden: { begun: 0.8, submitted: 0.6, approved: 0.6, startsAfter: 18 },
  Kulturnämnden: { submitted: 1, approved: 0, startsAfter: 30 },
  'Nämnden för funktionsstöd': { begun: 0.6, submitted: 0, approved: 0, startsAfter: 28 },
  'Nämnden för demokrati och medborgarservice': { begun: 0.2, submitted: 0, approved: 0, startsAfter: 38 },
  'Miljö- och klimatnämnden': { begun: 0, submitted: 0, approved: 0 },
  'Business Region Göteborg AB': { begun: 0.75, submitted: 0.5, approved: 0.5, startsAfter: 25 },
  'Göteborg & Co': { begun: 0, submitted: 0, approved: 0 },
};

/** Last year nearly everybody finished; one board never answered. */
export function courseOf(unit: string, round: 'earlier' | 'present'): Course {
  if (round === 'present') return { ...DONE, ...COURSES[unit] };
  if (unit === 'Göteborg & Co') return { ...DONE, begun: 0, submitted: 0, approved: 0 };
  if (unit === 'Kulturnämnden') return { ...DONE, submitted: 0.7, approved: 0.7 };
  return DONE;
}

/** A number between 0 and 1 that is always the same for the same words. */
export function chance(...words: (string | number)[]): number {
  let hash = 2166136261;
  for (const character of words.join('|')) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 2246822519);
  hash ^= hash >>> 13;
  return (hash >>> 0) / 4294967296;
}
const pick = <T>(list: readonly T[], share: number): T => list[Math.floor(share * list.length)]!;

function valueFor(unit: string, question: Question, year: number, document: string): AnswerValue {
  const social = unit.startsWith('Socialnämnd');
  const luck = chance(unit, document, question.number ?? '', year);
  const aside = !social && document === DEMO_TITLES.program ? 0.16 : 0.03;
  if (luck < aside) return 'not-applicable';
  const better = chance(unit, question.number ?? '') * 0.7 + luck * 0.3 + (year % 2 === 0 ? 0.06 : 0);
  if (better > 0.54) return 'yes';
  return better > 0.34 ? 'partly' : 'no';
}

/** An invented answer of a unit to a question; some drafts are half written. */
export function writeAnswer({
  question,
  document,
  unit,
  year,
  course,
  index,
}: {
  question: Question;
  document: string;
  unit: string;
  year: number;
  course: Course;
  index: number;
}): AnswerContent {
  const number = question.number ?? '';
  const { program, plan, planAgainstSilence } = DEMO_TITLES;
  const said = (document === program
    ? ON_STRATEGIES
    : document === planAgainstSilence
      ? ON_SILENCE
      : ON_MEASURES)[number] ?? { well: '', slowly: '' };
  const luck = chance(unit, number, year, 'length');
  const halfWritten = course.submitted < 0.3 && index % 3 === 2;
  if (halfWritten) return { ...EMPTY_ANSWER, comment: said.slowly.slice(0, 60) };
  const value = valueFor(unit, question, year, document);
  if (value === 'not-applicable') return { ...EMPTY_ANSWER, value, reason: pick(REASONS, luck) };
  const parts: string[] = [];
  if (value === 'yes') parts.push(said.well);
  else if (value === 'no') parts.push(said.slowly);
  else parts.push(...(luck < 0.5 ? [said.well, said.slowly] : [said.slowly]));
  if (luck > 0.6) parts.push(pick(MORE, chance(unit, number, 'more')));
  if (luck > 0.85) parts.push('', pick(MORE, chance(number, unit, 'even more')));
  const longest = unit === 'Socialnämnd Hisingen' && document === plan && number === '1:2';
  const status = { yes: luck < 0.3 ? 'done' : 'ongoing', partly: 'ongoing', no: 'not-started' } as const;
  return {
    value,
    reason: '',
    comment: longest ? VERY_LONG : luck < 0.08 ? '' : parts.join(luck > 0.85 ? '\n' : ' '),
    status: document === program ? null : status[value],
    hindrance: value !== 'yes' && luck > 0.35 ? pick(HINDRANCES, chance(unit, number, 'hinder')) : '',
    cost: document !== program && luck > 0.7 ? Math.round(chance(unit, number, 'cost') * 40) * 50_000 : null,
  };
}
