import { confidenceOf } from './confidence.ts';
import type { FieldSource } from './contract.ts';
import { findAreaHeading, findItemHeading } from './headings.ts';
import { isUnfinished } from './joining.ts';
import type { Line } from './line.ts';
import type { Box, BoxValue } from './metadata-box.ts';
import { isBoxLabel, readBox } from './metadata-box.ts';
import { readYear, readYears } from './numbering.ts';
import type { Reading } from './reading.ts';
import { joined, place } from './reading.ts';

/** Where the first pages end: the first area or item heading, at most `limit` lines in. */
function frontMatterEnd(reading: Reading, limit = 120): number {
  for (let at = 0; at < Math.min(limit, reading.lines.length); at++) {
    if (findAreaHeading(reading, at) || findItemHeading(reading, at, null)?.number) return at;
  }
  return Math.min(limit, reading.lines.length);
}

export function readDiaryNumber(text: string): string | null {
  return (
    /(?<![\d/])(?:[A-ZÅÄÖ]{1,8}[ -]?)?(?:\d{4}[-/]\d{3,6}|\d{2,6}\/\d{2,4}|\d{4}:\d{2,5}|N\d{3}-\d{3,5}\/\d{2})(?![\d/])/
      .exec(text)?.[0]
      .trim() ?? null
  );
}

const MONTHS = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
];

/** '2022-11-09', '9 november 2022', '20221109' → ISO date. */
export function readDate(text: string): string | null {
  const iso = /(?<!\d)(20\d{2}|19\d{2})-?(0[1-9]|1[0-2])-?([0-2]\d|3[01])(?!\d)/.exec(text);
  if (iso) return `${iso[1]}-${iso[2]}-${iso[3]}`;
  const words = new RegExp(`(?<!\\d)(\\d{1,2})\\s+(${MONTHS.join('|')})\\s+((?:19|20)\\d{2})`, 'i').exec(
    text,
  );
  if (!words) return null;
  const month = String(MONTHS.indexOf(words[2]!.toLowerCase()) + 1).padStart(2, '0');
  return `${words[3]}-${month}-${words[1]!.padStart(2, '0')}`;
}

interface Metadata {
  title: string | null;
  validFrom: number | null;
  validTo: number | null;
  diaryNumber: string | null;
  decidedBy: string | null;
  decisionDate: string | null;
  decisionParagraph: string | null;
  appliesTo: string | null;
  documentOwner: string | null;
  lastRevised: string | null;
  appendices: string[];
  fields: Record<string, FieldSource>;
}

const DOCUMENT_NOUN =
  /(?:plan|program|riktlinje|policy|strategi|handlingsplan|överenskommelse)(?:er|et|en|s)?(?!\p{L})/iu;
const FUNCTION =
  /(?:kontor|förvaltning|nämnd|avdelning|enhet|chef|direktör|bolag|styrelse|ansvarig|funktion|samordnare|strateg)/i;

/** The document's own particulars, from its box first, then from its title page and its sentence on validity. */
export function readMetadata(reading: Reading): Metadata {
  const end = frontMatterEnd(reading);
  const box = readBox(reading, end);
  const titled = readTitlePage(reading, end);
  const fields: Record<string, FieldSource> = {};
  const from = (field: string, value: BoxValue | undefined, ...signs: boolean[]) => {
    if (value) fields[field] = { start: value.start, end: value.end, confidence: confidenceOf(signs) };
  };
  const boxTitle = box.get('title');
  const rawTitle = boxTitle?.text ?? titled?.text ?? null;
  from('title', boxTitle ?? titled ?? undefined, Boolean(boxTitle), DOCUMENT_NOUN.test(rawTitle ?? ''));
  const validity = readValidity(reading, box, rawTitle, titled);
  if (validity) from('validFrom', validity.at, true, validity.sure);
  if (validity) from('validTo', validity.at, true, validity.sure);
  const diary = box.get('diaryNumber');
  from('diaryNumber', diary, true);
  const decided = box.get('decidedBy');
  from('decidedBy', decided, true);
  const decisionLine = decided ? null : findDecisionLine(reading, end);
  const decision = box.get('decision') ?? decided ?? decisionLine ?? undefined;
  const diaryText = diary?.text ?? /(?:dnr|diarienummer)\.?:?\s+(.*)$/i.exec(decisionLine?.text ?? '')?.[1];
  from('decisionDate', decision, readDate(decision?.text ?? '') !== null);
  if (decisionLine) from('decidedBy', decisionLine, true);
  const owner = box.get('documentOwner');
  const revised = box.get('lastRevised');
  return {
    title: rawTitle === null ? null : withoutYears(rawTitle),
    validFrom: validity?.from ?? null,
    validTo: validity?.to ?? null,
    diaryNumber: diaryText ? (readDiaryNumber(diaryText) ?? diaryText) : null,
    decidedBy: decided
      ? (reading.organisations.list(decided.text)[0]?.name ?? decided.text)
      : (reading.organisations.list(decisionLine?.text ?? '')[0]?.name ?? null),
    decisionDate: decision ? readDate(decision.text) : null,
    decisionParagraph: /§+\s?\d+/.exec(decision?.text ?? '')?.[0] ?? null,
    appliesTo: box.get('appliesTo')?.text ?? null,
    documentOwner: owner && FUNCTION.test(owner.text) ? owner.text : null,
    lastRevised: revised ? (readDate(revised.text) ?? revised.text) : null,
    appendices:
      box
        .get('appendices')
        ?.text.split(/\s*[;,]\s*/)
        .filter(Boolean) ?? [],
    fields,
  };
}

/** '… program 2022–2026' → '… program': the years are fields of their own. */
function withoutYears(title: string): string {
  return (
    title
      .replace(
        /[\s,(–-]*(?:för\s+)?(?:åren\s+|perioden\s+)?20\d{2}\s?(?:[–—-]|till(?: och med)?|t\.?o\.?m\.?)\s?(?:20)?\d{2}\)?\s*\.?$/i,
        '',
      )
      .replace(/(?<!\.)\.$/, '')
      .trim() || title
  );
}

/** A title page: the first run of short lines that names a governing document. */
function readTitlePage(reading: Reading, end: number): BoxValue | null {
  const marked = reading.lines
    .slice(0, end)
    .find((line) => line.level === 1 && DOCUMENT_NOUN.test(line.text));
  if (marked) {
    place(reading, marked.index);
    return { text: marked.text, start: marked.start, end: marked.end };
  }
  for (let at = 0; at < Math.min(end, 40); at++) {
    const line = reading.lines[at]!;
    if (line.cells || /[.:;]$/.test(line.text) || isBoxLabel(line.text)) continue;
    let next = at + 1;
    const parts = [line.text];
    while (next < end && parts.length < 9) {
      const more = reading.lines[next]!;
      if (more.blankBefore && !(/^20\d{2}/.test(more.text) && more.text.length < 14)) break;
      if (
        more.level !== line.level ||
        more.cells ||
        isBoxLabel(more.text) ||
        /^[^:]{3,40}:\s/.test(more.text)
      )
        break;
      if (DOCUMENT_NOUN.test(parts.join(' ')) && /^\p{Lu}/u.test(more.text) && !isUnfinished(parts.at(-1)!))
        break;
      parts.push(more.text);
      next++;
    }
    const text = joined(reading, parts);
    if (!DOCUMENT_NOUN.test(text) || text.length > 260 || /[.]$/.test(text) || !/^\p{Lu}/u.test(text))
      continue;
    place(reading, at, next);
    return { text, start: line.start, end: reading.lines[next - 1]!.end };
  }
  return null;
}

function readValidity(reading: Reading, box: Box, title: string | null, titled: BoxValue | null) {
  const stated = box.get('validity');
  const years = stated ? readYears(stated.text) : null;
  if (stated && years) return { ...years, at: stated, sure: true };
  const inTitle = readYears(title ?? '') ?? readYears(titled?.text ?? '');
  const at = box.get('title') ?? titled;
  if (inTitle && at) return { ...inTitle, at, sure: true };
  for (const line of reading.lines.slice(0, 400)) {
    if (!/(?<!\p{L})(?:gäller|giltig\p{L}*)(?!\p{L})/iu.test(line.text) || line.text.length > 400) continue;
    const found = readYears(`${line.text} ${reading.lines[line.index + 1]?.text ?? ''}`);
    if (found) return { ...found, at: { text: line.text, start: line.start, end: line.end }, sure: false };
  }
  const until = stated ? readYear(stated.text) : null;
  return stated && until ? { from: null, to: until, at: stated, sure: false } : null;
}

/** 'Antagen av kommunfullmäktige 2023-03-23 § 7, dnr 0250/22' on a line of its own on the first pages. */
function findDecisionLine(reading: Reading, end: number): Line | null {
  const found = reading.lines
    .slice(0, end)
    .find(
      (line) =>
        /^(?:antag(?:en|et)|fastställ[td]|beslut(?:ad|at))\s+av\s/i.test(line.text) && line.text.length < 140,
    );
  if (found) place(reading, found.index);
  return found ?? null;
}
