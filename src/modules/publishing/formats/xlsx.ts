import { strFromU8, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { Addendum, ReportAnswer, ReportEdition, ReportValue } from '../contract/content.ts';
import { broughtBack } from '../rules/evidence.ts';
import { areaName, date, STATUS_NAMES, VALUE_NAMES } from '../rules/words.ts';
import { heading, textCell } from './cells.ts';
import { readSource, SOURCE_HEADINGS, sourceCells } from './source-cells.ts';
import { derivedSheets, officeSheets } from './xlsx-sheets.ts';

/** The format's name and version, in the first sheet. */
const FORMAT = 'samlad-svar 1';

/** One organisation's raw answer to one question; `value` is null when there is none. */
export interface RawAnswer {
  questionId: string;
  lineageId: string | null;
  organisationId: string;
  document: string;
  number: string | null;
  title: string;
  question: string;
  organisation: string;
  value: ReportValue | null;
  reason: string;
  comment: string;
  status: ReportAnswer['status'];
  hindrance: string;
  cost: number | null;
  links: { title: string; address: string }[];
  /** Names of files: told of, not in the export. */
  files: string[];
  /** As in the content: missing where none is told of, null for what was written by hand. */
  source?: ReportAnswer['source'];
}

/** What a file of raw answers holds. */
export interface RawAnswers {
  roundId: string;
  roundTitle: string;
  year: number;
  hash: string;
  frozenAt: string;
  answers: RawAnswer[];
  addenda: Pick<Addendum, 'number' | 'text' | 'about' | 'by' | 'addedAt'>[];
}

/** The raw answers of an edition, in its order: what the file holds, and what reading it gives back. */
export function rawAnswersOf({ content, hash, frozenAt, addenda }: ReportEdition): RawAnswers {
  const answers = content.documents.flatMap((document) =>
    document.areas.flatMap((area) =>
      area.questions.flatMap((question): RawAnswer[] => {
        const about = {
          questionId: question.id,
          lineageId: question.lineageId,
          document: document.title,
          number: question.number,
          title: question.title,
          question: question.text,
        };
        return [
          ...question.answers.map(({ organisation, evidence, ...answer }) => ({
            ...about,
            organisationId: organisation.id,
            organisation: organisation.name,
            ...answer,
            ...broughtBack(evidence),
          })),
          ...question.unanswered.map(({ id, name }) => ({
            ...about,
            organisationId: id,
            organisation: name,
            value: null,
            reason: '',
            comment: '',
            status: null,
            hindrance: '',
            cost: null,
            links: [],
            files: [],
          })),
        ];
      }),
    ),
  );
  const { round } = content;
  return {
    roundId: round.id,
    roundTitle: round.title,
    year: round.year,
    hash,
    frozenAt,
    answers,
    addenda: addenda.map(({ number, text, about, by, addedAt }) => ({ number, text, about, by, addedAt })),
  };
}

/** A cell of a spreadsheet holds this many characters; a longer text goes on in columns named (2), (3) and so on. */
const MOST_IN_CELL = 30_000;
const LONG_HEADINGS = ['Motivering', 'Kommentar', 'Hinder'] as const;

/** Cuts a text for cells, never within a character. */
function inCells(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > MOST_IN_CELL) {
    const pair = /[\ud800-\udbff]/.test(rest.charAt(MOST_IN_CELL - 1));
    const length = pair ? MOST_IN_CELL - 1 : MOST_IN_CELL;
    parts.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return [...parts, rest];
}

const continued = (name: string, index: number) => (index === 0 ? name : `${name} (${index + 1})`);

/**
 * The raw answers as a spreadsheet: what it is, the answers, the addenda, which reading gives back; then the map, what
 * has changed, completeness, indicators and evidence, taken from the same content.
 */
export async function writeXlsx(edition: ReportEdition): Promise<Uint8Array> {
  const raw = rawAnswersOf(edition);
  const areas = new Map(
    edition.content.documents.flatMap(({ areas: all }) =>
      all.flatMap((area) => area.questions.map((question) => [question.id, areaName(area)] as const)),
    ),
  );
  const longOf = (answer: RawAnswer) => [answer.reason, answer.comment, answer.hindrance];
  const cells = LONG_HEADINGS.map((_, index) =>
    raw.answers.reduce((most, answer) => Math.max(most, inCells(longOf(answer)[index]!).length), 1),
  );
  const sourced = raw.answers.some(({ source }) => source !== undefined);
  const headings = [
    ...['Dokument', 'Område', 'Nummer', 'Strategi eller insats', 'Fråga', 'Organisation', 'Svar', 'Status'],
    'Kostnad (kr)',
    ...LONG_HEADINGS.flatMap((name, index) =>
      Array.from({ length: cells[index]! }, (_, at) => continued(name, at)),
    ),
    ...(sourced ? SOURCE_HEADINGS : []),
    ...['Fråge-id', 'Insats-id', 'Organisations-id'],
  ];
  const rows = raw.answers.map((answer): Cell[] => [
    textCell(answer.document),
    textCell(areas.get(answer.questionId) ?? ''),
    textCell(answer.number ?? ''),
    textCell(answer.title),
    textCell(answer.question),
    textCell(answer.organisation),
    textCell(answer.value === null ? '' : VALUE_NAMES[answer.value]),
    textCell(answer.status === null ? '' : STATUS_NAMES[answer.status]),
    answer.cost === null ? null : { value: answer.cost, type: Number, format: '#,##0' },
    ...longOf(answer).flatMap((text, index) => {
      const parts = inCells(text);
      return Array.from({ length: cells[index]! }, (_, at) => textCell(parts[at] ?? ''));
    }),
    ...(sourced ? sourceCells(answer).map(textCell) : []),
    textCell(answer.questionId),
    textCell(answer.lineageId ?? ''),
    textCell(answer.organisationId),
  ]);
  const about: [string, string][] = [
    ['Format', FORMAT],
    ['Omgång', raw.roundTitle],
    ['År', String(raw.year)],
    ['Kommun', edition.content.city],
    ['Ansvarig', edition.content.round.owner.name],
    ['Låst', raw.frozenAt],
    ['Kontrollsumma (SHA-256)', raw.hash],
    ['Omgångs-id', raw.roundId],
    ...(edition.office === null
      ? []
      : ([
          ['Text från', edition.office.by],
          ['Textens utgåva', String(edition.office.number)],
          ['Texten fastställdes', edition.office.decidedAt],
          ['Textens kontrollsumma (SHA-256)', edition.office.hash],
        ] satisfies [string, string][])),
  ];
  const added = raw.addenda.map((each): Cell[] => [
    { value: each.number, type: Number },
    textCell(date(each.addedAt)),
    textCell(each.by),
    textCell(each.about),
    textCell(each.text),
    textCell(each.addedAt),
  ]);
  return await writeXlsxFile([
    {
      sheet: 'Om',
      columns: [{ width: 26 }, { width: 70 }],
      data: about.map(([name, value]) => [heading(name), textCell(value)]),
    },
    {
      sheet: 'Svar',
      stickyRowsCount: 1,
      columns: headings.map((name) => ({
        width: /^(Kommentar|Fråga|Strategi)/.test(name) ? 50 : 20,
      })),
      data: [headings.map(heading), ...rows],
    },
    {
      sheet: 'Tillägg',
      stickyRowsCount: 1,
      columns: [{ width: 8 }, { width: 14 }, { width: 24 }, { width: 30 }, { width: 80 }, { width: 26 }],
      data: [['Nummer', 'Datum', 'Av', 'Gäller', 'Text', 'Tidpunkt'].map(heading), ...added],
    },
    ...officeSheets(edition),
    ...derivedSheets(edition.content),
  ]).toBuffer();
}

/** Thrown for a file that is not one of ours; the message is for developers. */
export class NotRawAnswers extends Error {}

/** A file of 32 000 answers unpacks to some 40 MB; what unpacks to more than this is not one. */
const MOST_UNPACKED = 200_000_000;

type Row = readonly unknown[];
const asText = (cell: unknown) => (cell === null || cell === undefined ? '' : String(cell));
const keyOf = <K extends string>(names: Record<K, string>, text: string): K | null =>
  (Object.keys(names) as K[]).find((key) => names[key] === text) ?? null;

function readRows(sheet: readonly Row[]) {
  const [headings = [], ...rows] = sheet;
  const place = new Map(headings.map((name, index) => [asText(name), index]));
  return rows.map((row) => {
    const cell = (name: string) => {
      const index = place.get(name);
      return index === undefined ? '' : asText(row[index]);
    };
    const long = (name: string) => {
      let text = '';
      for (let at = 0; place.has(continued(name, at)); at += 1) text += cell(continued(name, at));
      return text;
    };
    return { cell, long };
  });
}

/** Evidence by question and organisation; none in files that were exported before it told whose it is. */
function readEvidence(sheet: readonly Row[]): Map<string, Pick<RawAnswer, 'links' | 'files'>> {
  const found = new Map<string, Pick<RawAnswer, 'links' | 'files'>>();
  for (const { cell } of readRows(sheet)) {
    const at = `${cell('Fråge-id')} ${cell('Organisations-id')}`;
    const { links, files } = found.get(at) ?? { links: [], files: [] };
    const what = cell('Adress eller filnamn');
    if (cell('Typ') === 'Länk') links.push({ title: cell('Titel'), address: what });
    else files.push(what);
    found.set(at, { links, files });
  }
  return found;
}

/** Reads what `writeXlsx` wrote, without loss. @throws {NotRawAnswers} */
export async function readXlsx(bytes: Uint8Array): Promise<RawAnswers> {
  let unpacked = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      unpacked += originalSize;
      if (unpacked > MOST_UNPACKED) throw new NotRawAnswers('too large');
      return name === 'xl/workbook.xml';
    },
  });
  if (!files['xl/workbook.xml'] || !strFromU8(files['xl/workbook.xml']).includes('Svar'))
    throw new NotRawAnswers('no sheet of answers');
  const sheets = await readXlsxFile(Buffer.from(bytes), { trim: false });
  const sheet = (name: string): readonly Row[] => sheets.find((each) => each.sheet === name)?.data ?? [];
  const evidence = readEvidence(sheet('Underlag'));
  const about = new Map(sheet('Om').map((row) => [asText(row[0]), asText(row[1])]));
  if (about.get('Format') !== FORMAT) throw new NotRawAnswers(`format ${about.get('Format') ?? 'missing'}`);
  return {
    roundId: about.get('Omgångs-id') ?? '',
    roundTitle: about.get('Omgång') ?? '',
    year: Number(about.get('År')),
    hash: about.get('Kontrollsumma (SHA-256)') ?? '',
    frozenAt: about.get('Låst') ?? '',
    answers: readRows(sheet('Svar')).map(({ cell, long }) => ({
      questionId: cell('Fråge-id'),
      lineageId: cell('Insats-id') || null,
      organisationId: cell('Organisations-id'),
      document: cell('Dokument'),
      number: cell('Nummer') || null,
      title: cell('Strategi eller insats'),
      question: cell('Fråga'),
      organisation: cell('Organisation'),
      value: keyOf(VALUE_NAMES, cell('Svar')),
      reason: long('Motivering'),
      comment: long('Kommentar'),
      status: keyOf(STATUS_NAMES, cell('Status')),
      hindrance: long('Hinder'),
      cost: cell('Kostnad (kr)') === '' ? null : Number(cell('Kostnad (kr)')),
      ...(evidence.get(`${cell('Fråge-id')} ${cell('Organisations-id')}`) ?? { links: [], files: [] }),
      ...readSource(cell),
    })),
    addenda: readRows(sheet('Tillägg')).map(({ cell }) => ({
      number: Number(cell('Nummer')),
      text: cell('Text'),
      about: cell('Gäller'),
      by: cell('Av'),
      addedAt: cell('Tidpunkt'),
    })),
  };
}
