import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { withFormula } from '../../../platform/files/csv.ts';
import { ReportAnswer, ReportEvidence } from '../contract/content.ts';
import { broughtBack } from '../rules/evidence.ts';
import { STATUS_NAMES, VALUE_NAMES } from '../rules/words.ts';
import { readSource } from './source-cells.ts';
import { NotRawAnswers, readXlsx } from './xlsx.ts';

/** One organisation's answer to one question in an exported file, with what the file says of both. */
export interface ExportedAnswer extends Omit<ReportAnswer, 'organisation' | 'evidence'> {
  lineageId: string | null;
  organisationId: string | null;
  document: string;
  number: string | null;
  title: string;
  question: string;
  organisation: string;
  links: { title: string; address: string }[];
  /** Names of files: told of, not in the export. */
  files: string[];
}

const keyOf = <K extends string>(names: Record<K, string>, text: string): K | null =>
  (Object.keys(names) as K[]).find((key) => names[key] === text) ?? null;

/** Headings that tell an export of ours from any other list. */
const NEEDED = ['Dokument', 'Nummer', 'Fråga', 'Organisation', 'Svar', 'Kommentar'];

/** Both lists of answers that are exported as CSV: the round's and the report's. */
function readCsv(text: string): ExportedAnswer[] {
  const [headings = [], ...rows]: string[][] = parse(text, {
    bom: true,
    delimiter: ';',
    relax_column_count: true,
    skip_empty_lines: true,
  });
  if (!NEEDED.every((name) => headings.includes(name))) throw new NotRawAnswers('headings');
  return rows.flatMap((row): ExportedAnswer[] => {
    const cell = (name: string) => {
      const at = headings.indexOf(name);
      return at < 0 ? '' : withFormula(row[at] ?? '');
    };
    if (headings.includes('Typ') && cell('Typ') !== 'Svar') return [];
    const value = keyOf(VALUE_NAMES, cell('Svar'));
    if (value === null && cell('Svar') !== '' && cell('Svar') !== 'Inget svar')
      throw new NotRawAnswers('value');
    const cost = cell('Kostnad (kr)');
    return [
      {
        lineageId: null,
        organisationId: null,
        document: cell('Dokument'),
        number: cell('Nummer') || null,
        title: cell('Strategi eller insats'),
        question: cell('Fråga'),
        organisation: cell('Organisation'),
        value,
        reason: cell('Motivering'),
        comment: cell('Kommentar'),
        status: keyOf(STATUS_NAMES, cell('Status')),
        hindrance: cell('Hinder'),
        cost: cost === '' ? null : Number(cost),
        // A list has evidence in words, for reading.
        links: [],
        files: [],
        ...readSource(cell),
      },
    ];
  });
}

/** Only what is needed of an edition, so that one of another version can be read too. */
const Edition = z.object({
  content: z.object({
    documents: z.array(
      z.object({
        title: z.string(),
        areas: z.array(
          z.object({
            questions: z.array(
              z.object({
                lineageId: z.string().nullable(),
                number: z.string().nullable(),
                title: z.string(),
                text: z.string(),
                // The first version had no evidence.
                answers: z.array(ReportAnswer.extend({ evidence: z.array(ReportEvidence).default([]) })),
              }),
            ),
          }),
        ),
      }),
    ),
  }),
});

function readJson(text: string): ExportedAnswer[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new NotRawAnswers('not JSON');
  }
  const edition = Edition.safeParse(parsed);
  if (!edition.success) throw new NotRawAnswers('not an edition');
  return edition.data.content.documents.flatMap((document) =>
    document.areas.flatMap(({ questions }) =>
      questions.flatMap((question) =>
        question.answers.map(({ organisation, evidence, ...answer }) => ({
          lineageId: question.lineageId,
          organisationId: organisation.id,
          document: document.title,
          number: question.number,
          title: question.title,
          question: question.text,
          organisation: organisation.name,
          ...answer,
          ...broughtBack(evidence),
        })),
      ),
    ),
  );
}

/** Ten times what 80 boards answer in a year; what is more would fill the memory of whoever asked for it to be read. */
const MOST_ANSWERS = 320_000;

/** Reads back what we export, without loss. @throws {NotRawAnswers} */
export async function readExported(
  bytes: Uint8Array,
  format: 'xlsx' | 'csv' | 'json',
): Promise<ExportedAnswer[]> {
  const answers = await readAny(bytes, format);
  if (answers.length > MOST_ANSWERS) throw new NotRawAnswers('too many');
  return answers;
}

async function readAny(bytes: Uint8Array, format: 'xlsx' | 'csv' | 'json'): Promise<ExportedAnswer[]> {
  if (format === 'xlsx') {
    const { answers } = await readXlsx(bytes);
    return answers.map(({ questionId: _question, ...answer }) => answer);
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  try {
    return format === 'csv' ? readCsv(text) : readJson(text);
  } catch (error) {
    if (error instanceof NotRawAnswers) throw error;
    throw new NotRawAnswers(error instanceof Error ? error.message : 'unreadable');
  }
}
