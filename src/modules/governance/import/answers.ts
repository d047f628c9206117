import { answerOf, findHead } from './answer-heads.ts';
import { ITEM_START, isColumnHeader, numberOf, RESULT_START, tidy, tidyComment } from './answer-items.ts';
import { readAnswerTable } from './answer-tables.ts';
import { confidenceOf } from './confidence.ts';
import type {
  AnswersProposal,
  ProposedAnswer,
  ProposedAnswerDocument,
  ProposedAnswerGroup,
} from './contract.ts';
import { findAreaHeading } from './headings.ts';
import { isUnfinished } from './joining.ts';
import type { Line } from './line.ts';
import type { Reading } from './reading.ts';
import { joined, listUnplaced, paragraphs, place } from './reading.ts';

const DOCUMENT_NOUN = /(?:plan|program|riktlinje|policy|strategi)(?:en|et|s)?(?!\p{L})/iu;
const DOCUMENT_START =
  /^(?:(\d{1,2})\.?\s+)?(?:bilaga \d+:?\s+)?(?:uppföljning(?:\s|$)|.{0,80}(?:program|handlingsplan|plan)(?!\p{L}))/iu;

/** A heading above groups: a document's own ('2 Uppföljning …', '# …'), or a section between ('1.1 …'). */
type Heading = { level: 'document' | 'section' | 'group'; title: string; next: number };

/** Where the parts of a follow-up begin, in the order of the text. */
type Mark =
  | { at: number; kind: 'heading'; heading: Heading }
  | { at: number; kind: 'table'; answers: ProposedAnswer[]; next: number }
  | { at: number; kind: 'answer'; anchor: number; question: Line[]; item: Line[] };

/** Reads a board's answered follow-up: documents, their groups, and in each the answers with their comments. */
export function readAnswers(reading: Reading): AnswersProposal {
  const marks = findMarks(reading);
  const documents: ProposedAnswerDocument[] = [];
  let group: ProposedAnswerGroup | null = null;
  let section: string | null = null;
  const groupFor = (): ProposedAnswerGroup => {
    if (group) return group;
    if (documents.length === 0) documents.push({ title: null, heading: null, groups: [] });
    group = { title: section, answers: [] };
    documents[documents.length - 1]!.groups.push(group);
    return group;
  };
  for (const [nth, mark] of marks.entries()) {
    const end = marks[nth + 1]?.at ?? reading.lines.length;
    if (mark.kind === 'answer') {
      groupFor().answers.push(proposeAnswer(reading, mark, end));
    } else if (mark.kind === 'table') {
      for (const answer of mark.answers) groupFor().answers.push(answer);
    } else {
      place(reading, mark.at, mark.heading.next);
      group = null;
      section = mark.heading.level === 'document' ? null : mark.heading.title;
      if (mark.heading.level === 'document')
        documents.push({ title: followedUp(mark.heading.title), heading: mark.heading.title, groups: [] });
    }
  }
  for (const line of reading.lines) if (isColumnHeader(line)) place(reading, line.index);
  return {
    kind: 'answers',
    documents: documents.filter((one) => one.groups.length > 0),
    unplaced: listUnplaced(reading),
  };
}

function findMarks(reading: Reading): Mark[] {
  const { lines } = reading;
  const marks: Mark[] = [];
  let floor = 0;
  let at = 0;
  while (at < lines.length) {
    const heading = findHeading(reading, at);
    const table = heading ? null : readAnswerTable(reading, at);
    if (heading) marks.push({ at, kind: 'heading', heading });
    if (table) marks.push({ at, kind: 'table', ...table });
    if (heading || table) {
      at = (heading ?? table)!.next;
      floor = at;
      continue;
    }
    const head = answerOf(lines[at]!) ? findHead(lines, at, floor) : null;
    if (head) {
      marks.push({ at: head.start, kind: 'answer', anchor: at, question: head.question, item: head.item });
      floor = at + 1;
    }
    at++;
  }
  return marks;
}

function proposeAnswer(
  reading: Reading,
  mark: Extract<Mark, { kind: 'answer' }>,
  end: number,
): ProposedAnswer {
  const { lines } = reading;
  const anchor = lines[mark.anchor]!;
  const read = answerOf(anchor)!;
  place(reading, mark.at, end);
  const commentLines = lines
    .slice(mark.anchor + 1, end)
    .filter(
      (line) => !isColumnHeader(line) && !(line.text === anchor.text && line.index === anchor.index + 1),
    );
  const rest = paragraphs(reading, withoutCommentLabel(commentLines));
  const comment = [read.rest, rest].filter(Boolean).join(' ') || null;
  const question =
    tidy(
      joined(
        reading,
        mark.question.map((line) => line.text),
      ),
    ) || null;
  const number =
    [...mark.item, ...mark.question].map((line) => numberOf(line.text)).find((one) => one !== null) ?? null;
  return {
    number,
    question,
    ...readItem(reading, mark.item),
    answer: read.answer,
    comment: comment ? tidyComment(comment) : null,
    source: { start: lines[mark.at]!.start, end: lines[end - 1]!.end },
    confidence: confidenceOf([Boolean(question?.endsWith('?')), number !== null, anchor.text.length < 24]),
  };
}

/** A strategy's words, or a measure's expected result where it is given; then the title is kept apart. */
function readItem(
  reading: Reading,
  item: Line[],
): { strategyOrResult: string | null; itemTitle: string | null } {
  const text = (part: Line[]) =>
    tidy(
      joined(
        reading,
        part.map((line) => line.text),
      ),
    ) || null;
  const result = item.findIndex((line) => RESULT_START.test(line.text));
  if (result < 0) return { strategyOrResult: text(item), itemTitle: null };
  return { strategyOrResult: text(item.slice(result)), itemTitle: text(item.slice(0, result)) };
}

/** 'Uppföljning 2025 av stadens program …' follows up stadens program …; the heading itself is kept beside it. */
function followedUp(heading: string): string {
  const title = heading.replace(/^(?:samlad )?uppföljning(?:en)?(?:\s+20\d{2})?(?:\s+av)?\s+/i, '').trim();
  return DOCUMENT_NOUN.test(title) ? title.charAt(0).toUpperCase() + title.slice(1) : heading;
}

function findHeading(reading: Reading, at: number): Heading | null {
  const { lines } = reading;
  const line = lines[at]!;
  if (line.cells && line.cells.filter((cell) => cell.text !== '').length > 1) return null;
  if (line.bullet || answerOf(line) || ITEM_START.test(line.text)) return null;
  const named = /^(?:styrande )?dokument\s*:\s*(\S.{5,200})$/iu.exec(line.text);
  if (named && DOCUMENT_NOUN.test(named[1]!)) return { level: 'document', title: named[1]!, next: at + 1 };
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
  if (
    after &&
    text.length < 200 &&
    /^uppföljning(?:\s+20\d{2})?(?:\s+av)?\s/i.test(text) &&
    DOCUMENT_NOUN.test(text)
  )
    return !/\.\s/.test(text);
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
    const sofar = lines
      .slice(at, next)
      .map((part) => part.text)
      .join(' ');
    // A title that names its document and its years is whole.
    if (/^\p{Lu}/u.test(line.text) && DOCUMENT_NOUN.test(sofar) && !isUnfinished(sofar)) break;
    if (isColumnHeader(line) || answerOf(line) || ITEM_START.test(line.text) || /\?$/.test(line.text)) break;
    if (/^\d{1,2}(?:\.\d{1,2})+\s|^[^:]{2,30}:\s/.test(line.text) || findAreaHeading(reading, next)) break;
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

function withoutCommentLabel(lines: Line[]): Line[] {
  return lines
    .map((line, at) =>
      at === 0 ? { ...line, text: line.text.replace(/^kommentar(?:er)?\s*(?::\s*|$)/i, '') } : line,
    )
    .filter((line) => line.text !== '');
}
