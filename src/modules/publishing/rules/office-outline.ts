import type {
  ReportContent,
  ReportDistribution,
  ReportDocument,
  ReportQuestion,
} from '../contract/content.ts';
import type { OfficeOutline } from '../contract/office.ts';
import { hindrancesByQuestion, questionsIn } from './derived.ts';
import { askedIn, capital, DISTRIBUTION_KEYS, DISTRIBUTION_NAMES, inWords, questionName } from './words.ts';

/** Names that one sentence has room for; the rest are counted. */
const MOST_NAMED = 4;

/** `2:4 Närvaro, 3:1 Trygga vägar och två till`. */
function inList(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} och ${inWords(rest)} till`;
  return new Intl.ListFormat('sv', { type: 'conjunction' }).format(shown);
}

const givenIn = ({ yes, partly, no }: ReportDistribution) => yes + partly + no;

/** How the share of yes among the answers has moved; null when there is nothing to compare. */
function stepOf({ change, distribution }: ReportQuestion): number | null {
  if (change === null || givenIn(distribution) === 0 || givenIn(change.before) === 0) return null;
  return distribution.yes * givenIn(change.before) - change.before.yes * givenIn(distribution);
}

/** Sentences in Swedish about one document that only state what was counted. */
export function documentFacts(document: ReportDocument): string[] {
  const questions = questionsIn(document);
  const asked = askedIn(document.distribution);
  const answered = asked - document.distribution.none;
  if (asked === 0) return [];
  const counted = DISTRIBUTION_KEYS.filter((key) => key !== 'none' && document.distribution[key] > 0)
    .map((key) => `${DISTRIBUTION_NAMES[key].toLowerCase()} ${document.distribution[key]}`)
    .join(', ');
  const facts = [
    answered === 0
      ? `Inget av ${asked} svar har kommit in.`
      : `${answered} av ${asked} svar har kommit in: ${counted}.`,
  ];
  const moved = (isWanted: (step: number) => boolean) =>
    questions.filter((question) => isWanted(stepOf(question) ?? 0)).map(questionName);
  const add = (names: string[], word: string) => {
    if (names.length > 0) facts.push(`Andelen ja har ${word} sedan förra gången för ${inList(names)}.`);
  };
  add(
    moved((step) => step > 0),
    'ökat',
  );
  add(
    moved((step) => step < 0),
    'minskat',
  );
  const hindered = hindrancesByQuestion(document).sort((a, b) => b.count - a.count);
  const hindrances = hindered.reduce((sum, { count }) => sum + count, 0);
  if (hindrances > 0)
    facts.push(
      `${capital(inWords(hindrances))} svar nämner hinder, flest om ${hindered[0]!.name} (${hindered[0]!.count}).`,
    );
  return facts;
}

/** What the office writes about: documents and questions in the order of the report, with figures. */
export const outlineOf = (content: ReportContent): OfficeOutline =>
  content.documents.map((document) => ({
    versionId: document.versionId,
    title: document.title,
    distribution: document.distribution,
    facts: documentFacts(document),
    questions: questionsIn(document).map((question) => ({
      questionId: question.id,
      name: questionName(question),
      text: question.text,
      distribution: question.distribution,
    })),
  }));
