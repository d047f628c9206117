import { ITEM_START, isColumnHeader, KEYWORD_START, RESULT_START } from './answer-items.ts';
import { readAnswer } from './answer-words.ts';
import { continues, isUnfinished } from './joining.ts';
import type { Line } from './line.ts';

/** The lines above an answer that say what is answered. */
interface AnswerHead {
  start: number;
  question: Line[];
  item: Line[];
}

interface Block {
  from: number;
  to: number;
}

/** The answer word of a line, with or without 'Svar:' before it. */
export function answerOf(line: Line) {
  return line.cells
    ? null
    : readAnswer(line.text.replace(/^(?:svar|svarsalternativ|status|bedömning)\s*[:–-]\s*/i, ''));
}

/**
 * What an answer at `anchor` answers: walks upward, block by block, over one question and one strategy or
 * measure, in either order. Lines above `floor` belong to what came before. Null for a stray 'Ja' in a comment.
 */
export function findHead(lines: Line[], anchor: number, floor: number): AnswerHead | null {
  const head: AnswerHead = { start: anchor, question: [], item: [] };
  let to = anchor;
  for (let blocks = 0; blocks < 6 && to > floor; blocks++) {
    const block = blockAbove(lines, to, floor);
    const taken = takeBlock(lines, block, head, floor);
    if (taken === null) break;
    head.start = taken;
    if (taken > block.from) break;
    to = taken;
  }
  return head.question.length + head.item.length > 0 ? head : null;
}

/** Lines; no question with its strategy is longer. */
const LONGEST_BLOCK = 40;

/** The lines down to `to` that no blank line, page or heading divides. */
function blockAbove(lines: Line[], to: number, floor: number): Block {
  let from = to - 1;
  while (from > floor && to - from < LONGEST_BLOCK && !dividesAbove(lines, from)) from--;
  return { from, to };
}

function dividesAbove(lines: Line[], at: number): boolean {
  const [line, before] = [lines[at]!, lines[at - 1]!];
  if (before.text.length < 16 && answerOf(before)) return true;
  if (isColumnHeader(line) || isColumnHeader(before)) return !continues(beforeHeader(lines, at), line);
  if (line.level > 0 || before.level > 0 || line.bold !== before.bold) return true;
  return (line.blankBefore || line.pageStart) && !continues(before, line);
}

function beforeHeader(lines: Line[], at: number): Line {
  let i = at - 1;
  while (i > 0 && at - i < LONGEST_BLOCK && isColumnHeader(lines[i]!)) i--;
  return lines[i]!;
}

/** Adds a block to the head; the first line taken, or null when the block is not part of the head. */
function takeBlock(lines: Line[], block: Block, head: AnswerHead, floor: number): number | null {
  const own = lines.slice(block.from, block.to).filter((line) => !isColumnHeader(line));
  if (own.length === 0) return block.from;
  const named = lastIndex(own, (line) => startsItem(line) && !RESULT_START.test(line.text));
  const starts = named >= 0 ? named : lastIndex(own, (line) => startsItem(line));
  const asks = lastIndex(own, (line) => /\?["”]?$/.test(line.text));
  if (starts >= 0 && asks >= starts && head.question.length === 0 && head.item.length === 0) {
    // 'Insats 1:1 Har ni …?' in one block: the item's line, then the question, or one question with a number.
    const from = questionStart(own, asks);
    head.question = own.slice(Math.max(from, starts), asks + 1);
    head.item = from > starts ? own.slice(starts, from) : [];
    return own[starts]!.index;
  }
  if (starts >= 0 && !hasNumberedItem(head.item)) {
    head.item = [...own.slice(starts), ...head.item];
    if (asks >= 0 && asks < starts && head.question.length === 0) {
      const from = questionStart(own.slice(0, starts), asks);
      head.question = own.slice(from, starts);
      return own[from]!.index;
    }
    return own[starts]!.index;
  }
  if (asks === own.length - 1 && asks >= 0 && head.question.length === 0) {
    const from = questionStart(own, asks);
    head.question = own.slice(from);
    return own[from]!.index;
  }
  const first = own[0]!;
  if (head.item.length === 0 && head.question.length === 0) {
    // A strategy without a number stands between its question and the answer.
    const above = block.from > floor ? blockAbove(lines, block.from, floor) : null;
    const asked = above && /\?["”]?$/.test(lines[above.to - 1]!.text);
    if (!asked && !isLabelledQuestion(first)) return null;
    if (asked) head.item = own;
    else head.question = own;
    return block.from;
  }
  return null;
}

function startsItem(line: Line): boolean {
  return ITEM_START.test(line.text) || KEYWORD_START.test(line.text) || line.level >= 3;
}

function hasNumberedItem(item: Line[]): boolean {
  return item.some((line) => startsItem(line) && !RESULT_START.test(line.text));
}

function isLabelledQuestion(line: Line): boolean {
  return /^(?:fråga|uppföljningsfråga)\s*\d*\s*:/i.test(line.text);
}

function lastIndex<T>(list: T[], test: (one: T) => boolean): number {
  for (let at = list.length - 1; at >= 0; at--) if (test(list[at]!)) return at;
  return -1;
}

const QUESTION_WORD =
  /^(?:Har|Är|Kan|Finns|Sker|Vilka|Vilken|Hur|Arbetar|Använder|Deltar|Vidtar|Genomför|Genomförs|Bidrar|Säkerställer|Vad|På vilket|I vilken|Känner|Ger|Får|Tar|Samverkar|Vet|Följer|Erbjuder|Ingår)(?!\p{L})/u;

/** The first line of the question that ends on line `asks`: after the end of another sentence. */
function questionStart(lines: Line[], asks: number): number {
  let from = asks;
  while (from > 0) {
    const before = lines[from - 1]!;
    if (isLabelledQuestion(lines[from]!) || /[.?!:]["”)]?$/.test(before.text) || before.bullet) break;
    if (QUESTION_WORD.test(lines[from]!.text) && !isUnfinished(before.text)) break;
    from--;
  }
  return from;
}
