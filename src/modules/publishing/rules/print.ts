import type {
  ReportAnswer,
  ReportCompleteness,
  ReportContent,
  ReportDocument,
  ReportEdition,
  ReportQuestion,
} from '../contract/content.ts';
import { countValues } from './counts.ts';
import { hindrancesByQuestion } from './derived.ts';
import { type PrintedEvidence, printedEvidence } from './evidence.ts';
import { barFigures, type Figure } from './figures.ts';
import { type AnswerMap, answerMap, LETTERS_EXPLAINED } from './map.ts';
import {
  answerInWords,
  areaName,
  besides,
  DISTRIBUTION_KEYS,
  date,
  figure,
  MISSING,
  NO_SERIES,
  questionName,
  valueName,
} from './words.ts';

/** A text as it was written: paragraphs of lines. */
export type Paragraphs = string[][];

export const paragraphsOf = (text: string): Paragraphs =>
  text
    .split(/(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*/)
    .map((paragraph) => paragraph.split(/\r\n|\r|\n/))
    .filter((lines) => lines.some((line) => line.trim() !== ''));

export interface PrintedQuestion {
  name: string;
  text: string;
  expected: Paragraphs;
  responsible: string;
  /** Measures that answer for it too; empty when none do. */
  through: string;
  counts: number[];
  facts: string[];
  moved: string[];
  answers: {
    board: string;
    answer: string;
    comment: Paragraphs;
    besides: { label: string; text: Paragraphs }[];
    evidence: PrintedEvidence[];
  }[];
  unanswered: string;
}

export interface PrintedDocument {
  title: string;
  diary: string;
  bars: Figure[];
  map: AnswerMap;
  byQuestion: { name: string; counts: number[] }[];
  byBoard: { name: string; counts: number[] }[];
  areas: { name: string; questions: PrintedQuestion[] }[];
  indicators: string[][];
  /** Questions to which somebody named a hindrance, with how many did. */
  hindrances: { name: string; count: number }[];
}

/** An edition in the order and the words of a printed report; DOCX and PDF are made from it. */
export interface Printed {
  title: string;
  city: string;
  owner: string;
  year: number;
  /** Year, month and day on which it was frozen. */
  day: number[];
  frozen: string;
  closed: string;
  hash: string;
  introduction: Paragraphs;
  facts: string[];
  letters: string;
  documents: PrintedDocument[];
  /** Per board: asked, answered, missing, without comment, without anybody responsible. */
  completeness: (string | number)[][];
  /** The same per document, and how many of its indicators have both baseline and target. */
  documentCompleteness: (string | number)[][];
  addenda: { heading: string; about: string; text: Paragraphs }[];
}

const countsOf = (distribution: ReportQuestion['distribution']) =>
  DISTRIBUTION_KEYS.map((key) => distribution[key]);

const printedAnswer = (answer: ReportAnswer) => ({
  board: answer.organisation.name,
  answer: answerInWords(answer),
  comment: paragraphsOf(answer.comment),
  besides: besides(answer).map(({ label, text }) => ({ label, text: paragraphsOf(text) })),
  evidence: answer.evidence.map(printedEvidence),
});

function printedQuestion(question: ReportQuestion): PrintedQuestion {
  return {
    name: questionName(question),
    text: question.text,
    expected: paragraphsOf(question.expectedResult),
    responsible: question.responsible.join(', ') || MISSING,
    through: question.through.join(', '),
    counts: countsOf(question.distribution),
    facts: question.change?.facts ?? [],
    moved: (question.change?.moved ?? []).map(
      ({ organisation, formerly, before, after }) =>
        `${organisation.name}${formerly === null ? '' : ` (då ${formerly})`}: ${valueName(before)} → ${valueName(after)}`,
    ),
    answers: question.answers.map(printedAnswer),
    unanswered: question.unanswered.map(({ name }) => name).join(', '),
  };
}

const completeCells = ({
  asked,
  answered,
  withoutComment,
  withoutContact,
}: Omit<ReportCompleteness, 'organisation' | 'documents'>) => [
  asked,
  answered,
  asked - answered,
  withoutComment,
  withoutContact,
];

/** How complete the answers about one document are, all boards together. */
export function completeIn({ completeness }: ReportContent, versionId: string) {
  const sum = { asked: 0, answered: 0, withoutComment: 0, withoutContact: 0 };
  for (const { documents } of completeness)
    for (const part of documents)
      if (part.versionId === versionId)
        for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += part[key];
  return sum;
}

/** `2 av 3`: indicators with both a baseline and a target. */
export const indicatorsIn = ({ indicators }: Pick<ReportDocument, 'indicators'>) =>
  `${indicators.filter(({ baseline, target }) => baseline !== null && target !== null).length} av ${indicators.length}`;

/** How each organisation answered the questions of a document, in counts. */
export function countByOrganisation(questions: readonly ReportQuestion[]) {
  const values = new Map<string, { name: string; values: ReportAnswer['value'][] }>();
  const add = ({ id, name }: { id: string; name: string }, value: ReportAnswer['value']) => {
    const known = values.get(id) ?? { name, values: [] };
    known.values.push(value);
    values.set(id, known);
  };
  for (const question of questions) {
    for (const { organisation, value } of question.answers) add(organisation, value);
    for (const organisation of question.unanswered) add(organisation, null);
  }
  return [...values.values()]
    .sort((a, b) => a.name.localeCompare(b.name, 'sv'))
    .map((each) => ({ name: each.name, distribution: countValues(each.values) }));
}

function printedDocument(document: ReportDocument): PrintedDocument {
  const questions = document.areas.flatMap((area) => area.questions);
  return {
    title: document.title,
    diary: document.diaryNumber ?? '',
    bars: barFigures(document.title, questions),
    map: answerMap(questions),
    byQuestion: questions.map((question) => ({
      name: questionName(question),
      counts: countsOf(question.distribution),
    })),
    byBoard: countByOrganisation(questions).map(({ name, distribution }) => ({
      name,
      counts: countsOf(distribution),
    })),
    areas: document.areas.map((area) => ({
      name: areaName(area),
      questions: area.questions.map(printedQuestion),
    })),
    indicators: document.indicators.map((each) => [
      [each.goal, each.name].filter(Boolean).join(': '),
      each.unit || '–',
      [figure(each.baseline), each.baselineYear && `(${each.baselineYear})`].filter(Boolean).join(' '),
      [figure(each.target), each.targetYear && `(${each.targetYear})`].filter(Boolean).join(' '),
      NO_SERIES,
    ]),
    hindrances: hindrancesByQuestion(document),
  };
}

/** The edition as it is printed. */
export function printed({ content, hash, frozenAt, addenda }: ReportEdition): Printed {
  const { round } = content;
  return {
    title: round.title,
    city: content.city,
    owner: round.owner.name,
    year: round.year,
    day: frozenAt.slice(0, 10).split('-').map(Number),
    frozen: date(frozenAt),
    closed: date(round.closedAt),
    hash,
    introduction: paragraphsOf(round.introduction),
    facts: content.facts,
    letters: LETTERS_EXPLAINED,
    documents: content.documents.map(printedDocument),
    completeness: content.completeness
      .filter(({ asked }) => asked > 0)
      .map(({ organisation, ...complete }) => [organisation.name, ...completeCells(complete)]),
    documentCompleteness: content.documents.map((document) => [
      document.title,
      ...completeCells(completeIn(content, document.versionId)),
      indicatorsIn(document),
    ]),
    addenda: addenda.map((each) => ({
      heading: `Tillägg ${each.number}, ${date(each.addedAt)}, ${each.by}`,
      about: each.about,
      text: paragraphsOf(each.text),
    })),
  };
}
