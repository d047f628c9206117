import type {
  ReportAnswer,
  ReportCompleteness,
  ReportContent,
  ReportDocument,
  ReportEdition,
  ReportQuestion,
} from '../contract/content.ts';
import { countValues } from './counts.ts';
import { hindrancesByQuestion, questionsIn } from './derived.ts';
import { type PrintedEvidence, printedEvidence } from './evidence.ts';
import { barFigures, type Figure } from './figures.ts';
import { type AnswerMap, answerMap, LETTERS_EXPLAINED } from './map.ts';
import { type Paragraphs, paragraphsOf, unbroken } from './paragraphs.ts';
import { type PrintedOffice, printedOffice } from './print-office.ts';
import { areasIn, divide, type VolumePart } from './volumes.ts';
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
  /** What the office says of it; empty when nothing. */
  comment: Paragraphs;
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
  /** The office's assessment, in the document's first volume; empty when there is none. */
  assessment: Paragraphs;
  /** Whether pictures, tables and map are here; in a report of several volumes they stand in the document's first. */
  overview: boolean;
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
  /** The office's own text; null when there is none. It stands in the volume that tells of the whole. */
  office: PrintedOffice | null;
  /** What the computed summary is called: another thing when the office has written one. */
  overviewHeading: string;
  introduction: Paragraphs;
  facts: string[];
  letters: string;
  /** Which of its volumes this is; null for a report in one. */
  volume: { number: number; count: number; title: string } | null;
  /** Whether the whole is told of here: introduction, facts and completeness. */
  summary: boolean;
  /** All volumes by number and title; empty for a report in one. */
  volumes: { number: number; title: string }[];
  /** How the answers to each document are distributed, and all of them together. */
  byDocument: { name: string; counts: number[] }[];
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

function printedQuestion(question: ReportQuestion, comment: Paragraphs): PrintedQuestion {
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
    comment,
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

function printedDocument(
  document: ReportDocument,
  part: VolumePart,
  all: readonly ReportQuestion[],
  office: ReturnType<typeof printedOffice>,
): PrintedDocument {
  const questions = part.overview ? document.areas.flatMap((area) => area.questions) : [];
  return {
    title: document.title,
    diary: document.diaryNumber ?? '',
    assessment: part.overview ? office.ofDocument(document.versionId) : [],
    overview: part.overview,
    bars: barFigures(document.title, questions),
    map: answerMap(questions, all),
    byQuestion: questions.map((question) => ({
      name: questionName(question),
      counts: countsOf(question.distribution),
    })),
    byBoard: countByOrganisation(questions).map(({ name, distribution }) => ({
      name,
      counts: countsOf(distribution),
    })),
    areas: areasIn(document, part).map((area) => ({
      name: areaName(area),
      questions: area.questions.map((each) => printedQuestion(each, office.ofQuestion(each.id))),
    })),
    indicators: (part.overview ? document.indicators : []).map((each) => [
      [each.goal, each.name].filter(Boolean).join(': '),
      each.unit || '–',
      [figure(each.baseline), each.baselineYear && `(${each.baselineYear})`].filter(Boolean).join(' '),
      [figure(each.target), each.targetYear && `(${each.targetYear})`].filter(Boolean).join(' '),
      NO_SERIES,
    ]),
    hindrances: part.overview ? hindrancesByQuestion(document) : [],
  };
}

/** One volume of the edition as it is printed; the first of a report in one volume is the whole. */
export function printed(edition: ReportEdition, number = 1): Printed {
  const { content, hash, frozenAt, addenda } = edition;
  const { round } = content;
  const volumes = divide(edition);
  const volume = volumes[number - 1];
  if (!volume) throw new RangeError(`no volume ${number} of ${volumes.length}`);
  const several = volumes.length > 1;
  const office = printedOffice(edition.office);
  const all = content.documents.flatMap(questionsIn);
  return {
    title: round.title,
    city: content.city,
    owner: round.owner.name,
    year: round.year,
    day: frozenAt.slice(0, 10).split('-').map(Number),
    frozen: unbroken(date(frozenAt)),
    closed: unbroken(date(round.closedAt)),
    hash,
    office: office.whole,
    overviewHeading: office.whole?.sections.length ? 'Svaren i korthet' : 'Sammanfattning',
    introduction: paragraphsOf(round.introduction),
    facts: content.facts,
    letters: LETTERS_EXPLAINED,
    volume: several ? { number, count: volumes.length, title: volume.title } : null,
    summary: volume.summary,
    volumes: several ? volumes.map(({ number: each, title }) => ({ number: each, title })) : [],
    byDocument: volume.summary
      ? [
          ...content.documents.map(({ title, distribution }) => ({
            name: title,
            counts: countsOf(distribution),
          })),
          ...(content.documents.length > 1
            ? [{ name: 'Alla dokument', counts: countsOf(content.distribution) }]
            : []),
        ]
      : [],
    documents: volume.parts.map((part) => printedDocument(content.documents[part.at]!, part, all, office)),
    completeness: volume.summary
      ? content.completeness
          .filter(({ asked }) => asked > 0)
          .map(({ organisation, ...complete }) => [organisation.name, ...completeCells(complete)])
      : [],
    documentCompleteness: volume.summary
      ? content.documents.map((document) => [
          document.title,
          ...completeCells(completeIn(content, document.versionId)),
          indicatorsIn(document),
        ])
      : [],
    // Every volume has every correction: whoever holds one file alone must not miss them.
    addenda: addenda.map((each) => ({
      heading: `${unbroken(`Tillägg ${each.number}`)}, ${unbroken(date(each.addedAt))}, ${each.by}`,
      about: each.about,
      text: paragraphsOf(each.text),
    })),
  };
}
