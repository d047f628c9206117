import { ITEM_START, numberOf, tidy, tidyComment } from './answer-items.ts';
import { readAnswerTable } from './answer-tables.ts';
import { readAnswer } from './answer-words.ts';
import { confidenceOf } from './confidence.ts';
import type { AnswersProposal, ProposedAnswer, ProposedAnswerDocument } from './contract.ts';
import { findAreaHeading } from './headings.ts';
import type { Line } from './lines.ts';
import type { Reading } from './reading.ts';
import { joined, listUnplaced, paragraphs, place } from './reading.ts';

const COLUMN_WORD =
  '(?:uppföljnings?fråg(?:a|or)|fråg(?:a|or)|strategi(?:er)?|insats(?:er)?|svar(?:salternativ)?|kommentar(?:er)?|nr|nummer|status|bedömning|förväntat resultat|svarsalternativ med kommentar)';
const COLUMN_HEADER = new RegExp(
  `^${COLUMN_WORD}(?:(?:\\s+|\\s*[/,]\\s*|\\s+(?:och|med)\\s+|\\s*\\(ja[^)]*\\)\\s*)${COLUMN_WORD})+$`,
  'iu',
);
const KEYWORD_START = /^(?:strategi|insats|åtgärd|förväntat resultat)(?:\s*:|\s+\d)/iu;
const DOCUMENT_START =
  /^(?:(\d{1,2})\.?\s+)?(?:bilaga \d+:?\s+)?(?:uppföljning(?:\s|$)|.{0,80}(?:program|handlingsplan|plan)(?!\p{L}))/iu;

export function isColumnHeader(line: Line): boolean {
  return line.text.length < 120 && COLUMN_HEADER.test(line.text);
}

/** A heading above groups: a document's own ('2 Uppföljning …', '# …'), or a section between ('1.1 …'). */
type Heading = { level: 'document' | 'section' | 'group'; title: string; next: number };

export function readAnswers(reading: Reading): AnswersProposal {
  const documents: ProposedAnswerDocument[] = [];
  const { lines } = reading;
  let at = 0;
  const document = () => {
    if (documents.length === 0) documents.push({ title: null, groups: [] });
    return documents[documents.length - 1]!;
  };
  const group = () => {
    const { groups } = document();
    if (groups.length === 0) groups.push({ title: null, answers: [] });
    return groups[groups.length - 1]!;
  };
  while (at < lines.length) {
    const heading = findHeading(reading, at);
    if (heading) {
      place(reading, at, heading.next);
      if (heading.level === 'document') documents.push({ title: heading.title, groups: [] });
      if (heading.level === 'group') document().groups.push({ title: heading.title, answers: [] });
      at = heading.next;
      continue;
    }
    if (isColumnHeader(lines[at]!) && !lines[at]!.cells) {
      place(reading, at++);
      continue;
    }
    const table = readAnswerTable(reading, at);
    if (table) {
      group().answers.push(...table.answers);
      at = table.next;
      continue;
    }
    const anchor = findAnchor(reading, at);
    if (anchor === null) {
      at++;
      continue;
    }
    const item = readItem(reading, at, anchor);
    group().answers.push(item.answer);
    at = item.next;
  }
  const withAnswers = documents
    .map((one) => ({ ...one, groups: one.groups.filter((part) => part.answers.length > 0) }))
    .filter((one) => one.groups.length > 0);
  return { kind: 'answers', documents: withAnswers, unplaced: listUnplaced(reading) };
}

function findHeading(reading: Reading, at: number): Heading | null {
  const { lines } = reading;
  const line = lines[at]!;
  if (line.cells && line.cells.filter((cell) => cell.text !== '').length > 1) return null;
  if (line.bullet || readAnswer(line.text) || ITEM_START.test(line.text)) return null;
  const area = findAreaHeading(reading, at);
  if (area) return { level: 'group', title: groupTitle(reading, at, area.next), next: area.next };
  const numbered = /^(\d{1,2}(?:\.\d{1,2})*)\.?\s+(\p{Lu}.*)$/u.exec(line.text);
  const mayOpen = line.blankBefore || line.pageStart || line.level > 0 || at === 0;
  if (!mayOpen || /[?.:]$/.test(line.text) || line.text.length > 200) return null;
  const depth = numbered ? numbered[1]!.split('.').length : 0;
  const next = headingEnd(reading, at);
  const title = joined(
    reading,
    lines.slice(at, next).map((part) => part.text),
  ).replace(/^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=\p{Lu})/u, '');
  if (DOCUMENT_START.test(line.text) || DOCUMENT_START.test(title)) {
    if (
      depth <= 1 &&
      (depth === 1 ||
        line.level === 1 ||
        (line.level === 0 && isTitleBlock(lines, at, next)) ||
        (line.level === 2 && isPlanTitle(title)))
    )
      return { level: 'document', title, next };
  }
  if (line.level === 1) return { level: 'document', title, next };
  if (depth >= 1 && depth <= 3 && title.length < 120)
    return { level: depth >= 3 ? 'group' : 'section', title, next };
  if (line.level === 2) return { level: 'group', title, next };
  return null;
}

function isPlanTitle(title: string): boolean {
  return /(?:program|plan)(?:\s|$)/i.test(title) && !/^(?:målområde|fokusområde|mål)/i.test(title);
}

/** A title of a document without any mark: short lines set apart by blank lines, naming a plan or program. */
function isTitleBlock(lines: Line[], at: number, next: number): boolean {
  const after = lines[next];
  const text = lines
    .slice(at, next)
    .map((line) => line.text)
    .join(' ');
  if (!after || text.length > 200 || !(after.blankBefore || findColumn(after))) return false;
  return (
    /^uppföljning(?:\s+av)?\s/i.test(text) ||
    (isPlanTitle(text) && /göteborgs? stad|(?:stad|kommun)s?\s|20\d{2}/i.test(text) && !/\.\s/.test(text))
  );
}

function findColumn(line: Line): boolean {
  return isColumnHeader(line) || /^(?:målområde|fokusområde|mål)\s/i.test(line.text);
}

function headingEnd(reading: Reading, at: number): number {
  const { lines } = reading;
  let next = at + 1;
  if (lines[at]!.level > 0) return next;
  while (next < lines.length && next < at + 6) {
    const line = lines[next]!;
    if (line.blankBefore || line.pageStart || line.cells || line.bullet || line.level > 0) break;
    if (isColumnHeader(line) || readAnswer(line.text) || ITEM_START.test(line.text) || /\?$/.test(line.text))
      break;
    if (/^\d{1,2}(?:\.\d{1,2})+\s/.test(line.text) || findAreaHeading(reading, next)) break;
    next++;
  }
  return next;
}

function groupTitle(reading: Reading, from: number, to: number): string {
  return joined(
    reading,
    reading.lines.slice(from, to).map((line) => line.text),
  )
    .replace(/^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+(?=\p{Lu})/u, '')
    .replace(/(?<!\.)[.:]$/, '');
}

/** The line with the answer of the item that begins at `at`, or null when no item begins there. */
function findAnchor(reading: Reading, at: number): number | null {
  const { lines } = reading;
  const first = lines[at]!;
  const opens =
    first.blankBefore ||
    first.pageStart ||
    first.level > 0 ||
    first.bold ||
    isColumnHeader(lines[at - 1] ?? first) ||
    ITEM_START.test(first.text);
  if (!opens || readAnswer(first.text)) return null;
  let [asked, named] = [false, false];
  for (let i = at; i < Math.min(at + 24, lines.length); i++) {
    const line = lines[i]!;
    if (i > at && findHeading(reading, i)) return null;
    if (readAnswer(stripLabel(line.text)) && i > at) {
      const apart =
        line.blankBefore ||
        line.pageStart ||
        /^svar/i.test(line.text) ||
        line.text.length < 24 ||
        named ||
        asked;
      return apart && (asked || named || isLabelled(lines[at]!)) ? i : null;
    }
    if (isColumnHeader(line)) continue;
    const names =
      ITEM_START.test(line.text) || KEYWORD_START.test(line.text) || (line.level >= 3 && i === at);
    if (names && named && ITEM_START.test(line.text) && i > at + 1) return null;
    named ||= names;
    asked ||= /\?["”*]?$/.test(line.text);
    if (i > at && line.blankBefore && !named && !asked) return null;
  }
  return null;
}

function isLabelled(line: Line): boolean {
  return /^(?:fråga|uppföljningsfråga)\s*\d*\s*:/i.test(line.text);
}

function stripLabel(text: string): string {
  return text.replace(/^(?:svar|svarsalternativ|status|bedömning)\s*[:–-]\s*/i, '');
}

function readItem(reading: Reading, at: number, anchor: number): { answer: ProposedAnswer; next: number } {
  const { lines } = reading;
  const head = lines.slice(at, anchor).filter((line) => !isColumnHeader(line));
  const { question, item } = splitHead(head);
  const read = readAnswer(stripLabel(lines[anchor]!.text))!;
  let next = anchor + 1;
  while (next < lines.length && !findHeading(reading, next) && !beginsItem(reading, next)) next++;
  const commentLines = lines
    .slice(anchor + 1, next)
    .filter((line) => !isColumnHeader(line) && !isRepeated(line, lines[anchor]!));
  place(reading, at, next);
  const number =
    item.length > 0 ? numberOf(item[0]!.text) : question.length > 0 ? numberOf(question[0]!.text) : null;
  const strategyOrResult =
    item.length > 0
      ? tidy(
          joined(
            reading,
            item.map((line) => line.text),
          ),
        )
      : null;
  const questionText =
    question.length > 0
      ? tidy(
          joined(
            reading,
            question.map((line) => line.text),
          ),
        )
      : null;
  const rest = paragraphs(reading, withoutCommentLabel(commentLines));
  const comment =
    [read.rest, rest].filter(Boolean).join(read.rest && /[.!?:]$/.test(read.rest) ? '\n' : ' ') || null;
  const last = lines[next - 1]!;
  return {
    next,
    answer: {
      number,
      question: questionText,
      strategyOrResult,
      answer: read.answer,
      comment: comment ? tidyComment(comment) : null,
      source: { start: lines[at]!.start, end: last.end },
      confidence: confidenceOf([
        Boolean(questionText?.endsWith('?')),
        number !== null,
        lines[anchor]!.text.length < 24,
      ]),
    },
  };
}

function isRepeated(line: Line, anchor: Line): boolean {
  return line.text === anchor.text && line.index === anchor.index + 1;
}

/** Whether a new question with its answer begins here, so that the comment above ends. */
function beginsItem(reading: Reading, at: number): boolean {
  return findAnchor(reading, at) !== null || readAnswerTable(reading, at) !== null;
}

/** The question and the strategy or measure it is about: one ends with a question mark, the other begins with its number. */
function splitHead(head: Line[]): { question: Line[]; item: Line[] } {
  const starts = head.findIndex((line) => ITEM_START.test(line.text) || KEYWORD_START.test(line.text));
  const asks = head.findIndex((line) => /\?["”]?$/.test(line.text));
  if (starts < 0) {
    const question = asks < 0 ? [] : head.slice(questionStart(head, asks), asks + 1);
    const item = head.filter((line) => !question.includes(line));
    return asks < 0 && head.length > 0 && isLabelled(head[0]!)
      ? { question: head, item: [] }
      : { question, item };
  }
  if (asks < 0) return { question: [], item: head.slice(starts) };
  if (asks < starts) return { question: head.slice(0, starts), item: head.slice(starts) };
  const from = questionStart(head, asks);
  if (from <= starts) return { question: head.slice(starts), item: [] };
  return { question: head.slice(from, asks + 1), item: head.slice(starts, from) };
}

function questionStart(head: Line[], asks: number): number {
  let from = asks;
  while (from > 0 && !head[from]!.blankBefore && !head[from]!.bold && head[from - 1]!.level === 0) {
    if (/[.?!]$/.test(head[from - 1]!.text) || /^(?:fråga|uppföljningsfråga)\s*:/i.test(head[from]!.text))
      break;
    if (
      /^(?:Har|Är|Kan|Finns|Sker|Vilka|Hur|Arbetar|Använder|Deltar|Vidtar|Genomför|Bidrar|Säkerställ|Vad|På vilket)/u.test(
        head[from]!.text,
      ) &&
      from < asks
    )
      break;
    from--;
  }
  return from;
}

function withoutCommentLabel(lines: Line[]): Line[] {
  return lines
    .map((line, at) =>
      at === 0 ? { ...line, text: line.text.replace(/^kommentar(?:er)?\s*(?::\s*|$)/i, '') } : line,
    )
    .filter((line) => line.text !== '');
}
