import { confidenceOf } from './confidence.ts';
import type { ConsultationRepliesProposal, ProposedReply, Stance } from './contract.ts';
import type { Line } from './line.ts';
import type { Reading } from './reading.ts';
import { joined, listUnplaced, paragraphs, place } from './reading.ts';
import { readStance } from './stance.ts';

type Column = 'body' | 'stance' | 'comment';

const COLUMNS: [Column, RegExp][] = [
  [
    'body',
    /^(?:remissinstans(?:er)?|instans|nämnd(?:er)?(?:\s*(?:\/|eller|och)\s*(?:bolag|styrelse|styrelser))?|organisation|avsändare|svarande|remissvar från|från|part)$/i,
  ],
  [
    'stance',
    /^(?:ställningstagande|inställning|svar|beslut|hållning|remissvar|ställning|tillstyrker\s*\/\s*avstyrker.*|till-?\s*\/\s*avstyrker.*|bedömning)$/i,
  ],
  [
    'comment',
    /^(?:kommentar(?:er)?|synpunkt(?:er)?(?: i sammandrag| och kommentarer)?|sammanfattning(?: av .{2,30})?|motivering|remissvaret i korthet|innehåll|huvudsakliga synpunkter|övrigt)$/i,
  ],
];
const HEADER_LINE =
  /^(?:remissinstans|instans|nämnd)(?:er)?\s+(?:ställningstagande|inställning|svar|beslut|synpunkter)(?:\s+(?:kommentar(?:er)?|synpunkter|sammanfattning))?$/i;
const BARE_STANCE =
  /^(?:tillstyrk|avstyrk|avstår|tar (?:inte|ej)|inget att|har inget|ingen erinran|inga|ställer sig|positiv|instämmer|ej svarat)/i;
const LABEL =
  /^(ställningstagande|inställning|svar|beslut|synpunkter|kommentar(?:er)?|sammanfattning|remissinstans|instans)\s*:\s*/i;

export function readConsultationReplies(reading: Reading): ConsultationRepliesProposal {
  const replies: ProposedReply[] = [];
  let title: string | null = null;
  let shared: Stance | null = null;
  let at = 0;
  while (at < reading.lines.length) {
    const line = reading.lines[at]!;
    if (
      title === null &&
      replies.length === 0 &&
      !line.cells &&
      /remiss/i.test(line.text) &&
      line.text.length < 160 &&
      !/\.$/.test(line.text) &&
      bodyOf(reading, line) === null
    ) {
      title = line.text;
      place(reading, at++);
      continue;
    }
    if (!line.cells && HEADER_LINE.test(line.text)) {
      place(reading, at++);
      continue;
    }
    const table = line.cells ? readTable(reading, at) : null;
    if (table) {
      for (const reply of table.replies) replies.push(reply);
      at = table.next;
      continue;
    }
    const grouped: Stance | null = stanceHeading(line) ?? bareStanceHeading(reading, at, shared !== null);
    if (grouped && bodyOf(reading, line) === null) {
      shared = grouped;
      place(reading, at++);
      continue;
    }
    const reply = readUnderHeading(reading, at, shared) ?? readRunTogether(reading, at);
    if (reply) {
      replies.push(reply.reply);
      at = reply.next;
      continue;
    }
    at++;
  }
  return { kind: 'consultation-replies', title, replies, unplaced: listUnplaced(reading) };
}

/** A heading such as 'Tillstyrker' or 'Remissinstanser som avstyrker' gives the stance of the bodies below it. */
function stanceHeading(line: Line): Stance | null {
  if (line.cells || line.bullet || line.text.length > 70 || /[.]$/.test(line.text)) return null;
  const marked = line.level > 0 || line.bold || /:$/.test(line.text);
  return marked &&
    /^(?:remissinstanser|instanser|nämnder|följande|de som|tillstyrk|avstyrk|avstår|tar inte|tar ej)/i.test(
      line.text,
    )
    ? readStance(line.text)
    : null;
}

/** The same without any mark: a stance alone above a body's name, not under one, unless such a heading came before. */
function bareStanceHeading(reading: Reading, at: number, grouped: boolean): Stance | null {
  const [before, line, next] = [reading.lines[at - 1], reading.lines[at]!, reading.lines[at + 1]];
  if (!next || line.cells || !line.blankBefore || line.text.length > 45 || !BARE_STANCE.test(line.text))
    return null;
  if (/[.]$/.test(line.text) || !bodyOf(reading, next) || (!grouped && before && bodyOf(reading, before)))
    return null;
  return readStance(line.text);
}

/** The organisation that makes up a whole line, with or without number and mark. */
function bodyOf(reading: Reading, line: Line): string | null {
  const text = line.text.replace(LABEL, '');
  if (text.length > 90 || /[?!]$/.test(text)) return null;
  const known = reading.organisations.match(text);
  if (known) return known;
  const numbered = /^\d{1,2}[.)]\s+(\p{Lu}.{2,70})$/u.exec(text);
  if (numbered && (line.blankBefore || line.pageStart) && !/[.:;,]$/.test(text) && !readStance(text))
    return numbered[1]!;
  return line.level > 1 &&
    text.length < 60 &&
    !readStance(text) &&
    !/^(?:bakgrund|sammanfattning|inledning|remiss|bilaga|bedömning|sammanställning|övriga|synpunkter|inkomna)/i.test(
      text,
    )
    ? text.replace(/[:.]$/, '')
    : null;
}

function headerOf(line: Line): (Column | null)[] | null {
  if (!line.cells || line.cells.length < 2 || line.text.length > 160) return null;
  const columns = line.cells.map(
    (cell) => COLUMNS.find(([, pattern]) => pattern.test(cell.text))?.[0] ?? null,
  );
  return columns.includes('body') || (columns.includes('stance') && columns.includes('comment'))
    ? columns
    : null;
}

interface Row {
  first: Line;
  last: Line;
  parts: Record<Column, string[]>;
}

function readTable(reading: Reading, at: number): { replies: ProposedReply[]; next: number } | null {
  const { lines } = reading;
  let header = headerOf(lines[at]!);
  if (
    header
      ? !lines.slice(at + 1, at + 12).some((line) => line.cells && rowStance(line))
      : !rowStance(lines[at]!)
  )
    return null;
  const rows: Row[] = [];
  let next = header ? at + 1 : at;
  for (; next < lines.length; next++) {
    const line = lines[next]!;
    const repeated = headerOf(line);
    if (repeated) {
      header = repeated;
      continue;
    }
    const last = rows[rows.length - 1];
    if (!line.cells) {
      if (!last || line.blankBefore || line.level > 0 || bodyOf(reading, line)) break;
      last.parts.comment.push(line.text);
      last.last = line;
      continue;
    }
    const columns = header ?? defaultColumns(line);
    const body = line.cells[columns.indexOf('body')]?.text ?? '';
    const row = last && (body === '' || goesOn(reading, last, line, body)) ? last : null;
    const target = row ?? { first: line, last: line, parts: { body: [], stance: [], comment: [] } };
    for (const [column, cell] of line.cells.entries()) {
      if (cell.text !== '') target.parts[columns[column] ?? 'comment'].push(cell.text);
    }
    target.last = line;
    if (!row) rows.push(target);
  }
  const replies = rows.flatMap((row) => proposeRow(reading, row) ?? []);
  if (replies.length === 0) return null;
  place(reading, at, next);
  return { replies, next };
}

/** A wrapped name: the row has a body's beginning only, and this line its end, without a stance of its own. */
function goesOn(reading: Reading, last: Row, line: Line, body: string): boolean {
  if (/^\p{Ll}/u.test(body) && !reading.organisations.match(body)) return true;
  return /[-–]$|\soch$/.test(last.parts.body.at(-1) ?? '') && !rowStance(line);
}

function defaultColumns(line: Line): Column[] {
  const stance = line.cells!.findIndex((cell, column) => column > 0 && readStance(cell.text) !== null);
  return line.cells!.map((_, column) => (column === 0 ? 'body' : column === stance ? 'stance' : 'comment'));
}

function rowStance(line: Line): Stance | null {
  return (
    line
      .cells!.slice(1)
      .map((cell) => readStance(cell.text))
      .find((stance) => stance !== null) ?? null
  );
}

function proposeRow(reading: Reading, row: Row): ProposedReply | null {
  const text = (column: Column) => joined(reading, row.parts[column]);
  const named = text('body');
  const stated = readStance(text('stance'));
  const stance = stated ?? readStance(text('comment'));
  if (named === '' || !stance) return null;
  const extra = stated && text('stance').split(/\s+/).length > 8 ? text('stance') : '';
  return {
    body: reading.organisations.match(named) ?? named,
    stance,
    comment: commentOf([extra, text('comment')].filter(Boolean).join(' ')),
    source: { start: row.first.start, end: row.last.end },
    confidence: confidenceOf([reading.organisations.match(named) !== null, stated !== null]),
  };
}

function commentOf(text: string | null): string | null {
  const comment = (text ?? '').trim();
  return /^[-–—.]*$/.test(comment) ? null : comment;
}

/** A body's name as a heading, its reply in the paragraphs below. */
function readUnderHeading(
  reading: Reading,
  at: number,
  shared: Stance | null,
): { reply: ProposedReply; next: number } | null {
  const { lines } = reading;
  const line = lines[at]!;
  const body = line.cells ? null : bodyOf(reading, line);
  if (!body) return null;
  let next = at + 1;
  while (next < lines.length && !lines[next]!.cells) {
    const more = lines[next]!;
    const starts =
      more.blankBefore || more.level > 0 || more.bold || more.bullet || more.pageStart || shared !== null;
    if (starts && (bodyOf(reading, more) || stanceHeading(more))) break;
    if (bareStanceHeading(reading, next, shared !== null)) break;
    if (more.level > 0 && more.level <= line.level) break;
    next++;
  }
  const below = lines.slice(at + 1, next);
  const labelled = below.find((part) =>
    /^(?:ställningstagande|inställning|svar|beslut)\s*:/i.test(part.text),
  );
  const first = below[0];
  const alone =
    first && first.text.length < 60 && BARE_STANCE.test(first.text) && readStance(first.text) ? first : null;
  const marker = labelled ?? alone;
  const rest = below
    .filter((part) => part !== marker)
    .map((part) => ({ ...part, text: part.text.replace(LABEL, '') }))
    .filter((part) => part.text !== '');
  const comment = paragraphs(reading, rest);
  const stance =
    (marker ? readStance(marker.text.replace(LABEL, '')) : null) ?? readStance(comment ?? '') ?? shared;
  if (!stance) return null;
  place(reading, at, next);
  return {
    next,
    reply: {
      body,
      stance,
      comment: commentOf(comment),
      source: { start: line.start, end: lines[next - 1]!.end },
      confidence: confidenceOf([
        reading.organisations.match(line.text.replace(LABEL, '')) !== null,
        marker !== null || line.level > 0,
      ]),
    },
  };
}

/** A table row whose columns ran together: 'Förskolenämnden Tillstyrker Nämnden anser …', or 'Förskolenämnden: tillstyrker …'. */
function readRunTogether(reading: Reading, at: number): { reply: ProposedReply; next: number } | null {
  const { lines } = reading;
  const row = splitRow(reading, lines[at]!);
  if (!row) return null;
  let next = at + 1;
  while (
    next < lines.length &&
    !lines[next]!.cells &&
    lines[next]!.level === 0 &&
    !splitRow(reading, lines[next]!)
  ) {
    if (bodyOf(reading, lines[next]!) || (lines[next]!.blankBefore && /[.!]$/.test(lines[next - 1]!.text)))
      break;
    next++;
  }
  const text = joined(reading, [row.reply, ...lines.slice(at + 1, next).map((line) => line.text)]);
  const word =
    /^((?:tillstyrker|avstyrker|avstår|tar (?:inte|ej) ställning|inget att erinra)(?: (?:med|delvis|inte)(?: (?:synpunkter|ändringar|kommentarer|förbehåll|tillägg))?)?)(?:\s*[.:;,–-]\s*|\s+(?=\p{Lu})|$)/iu.exec(
      text,
    );
  const stance = readStance(word ? word[1]! : text);
  if (!stance) return null;
  place(reading, at, next);
  return {
    next,
    reply: {
      body: row.body,
      stance,
      comment: commentOf(word ? text.slice(word[0].length) : text),
      source: { start: lines[at]!.start, end: lines[next - 1]!.end },
      confidence: confidenceOf([true, word !== null, false]),
    },
  };
}

function splitRow(reading: Reading, line: Line): { body: string; reply: string } | null {
  if (line.cells) return null;
  const first = reading.organisations.list(line.text.slice(0, 120))[0];
  if (!first || first.start > 0) return null;
  const reply = line.text
    .slice(first.end)
    .replace(/^\s*[:–-]\s*/, '')
    .trim();
  return BARE_STANCE.test(reply.replace(/^är /i, '')) ? { body: first.name, reply } : null;
}
