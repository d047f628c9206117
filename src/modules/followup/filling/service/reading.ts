import { problems } from '../../../../platform/http/problem.ts';
import type { ActingContext } from '../../../../platform/identity/context.ts';
import { WorkerFailed } from '../../../../platform/programs/worker.ts';
import { type AnsweredFollowUp, importFailed, readAnsweredFollowUp } from '../../../governance/index.ts';
import { listOrganisations, registerNames } from '../../../organisation/index.ts';
import { AnswerContent } from '../../contract.ts';
import { hostOf, readAddress } from '../../evidence/rules.ts';
import type { FileEntry, FileFormat } from '../contract.ts';
import { fillingProblems } from '../problems.ts';
import type { RegisterEntry } from '../rules/recognise.ts';
import { formatOf } from '../rules/sniff.ts';
import { NotAnExport, type RawRow, readExport } from './raw-reader.ts';

/** A file as it was read. */
export interface ReadFile {
  format: FileFormat;
  text: string;
  pages: { page: number; start: number; end: number }[];
  entries: FileEntry[];
}

/** What no database text can hold becomes the sign for a character that could not be shown. */
const storable = (text: string) => text.replace(/\0|\p{Surrogate}/gu, '\ufffd');

/** Every organisation of the municipality, of any time. */
export async function listRegister(ctx: ActingContext): Promise<RegisterEntry[]> {
  const register: RegisterEntry[] = [];
  let after: string | undefined;
  do {
    const page = await listOrganisations(ctx, { scope: 'internal', on: 'all', limit: 500, after });
    for (const { id, name, shortName, aliases, kind, parent, successor } of page.organisations) {
      register.push({
        id,
        name,
        kind,
        aliases: shortName === '' ? aliases : [...aliases, shortName],
        parentId: parent?.id ?? null,
        successorId: successor?.id ?? null,
      });
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  return register;
}

const pageOf = (pages: ReadFile['pages'], at: number) =>
  pages.find(({ start, end }) => at >= start && at < end)?.page ?? null;

/** An answer as a document gives it. "Not applicable" with a comment has its reason there. */
function entriesOf({ documents, pages }: AnsweredFollowUp): FileEntry[] {
  return documents.flatMap(({ title, groups }) =>
    groups.flatMap(({ answers }) =>
      answers.map((answer): FileEntry => {
        const words = storable(answer.comment ?? '');
        const aside = answer.answer === 'not-applicable';
        return {
          document: storable(title ?? ''),
          number: answer.number,
          title: storable(answer.itemTitle ?? answer.strategyOrResult ?? ''),
          question: storable(answer.question ?? ''),
          lineageId: null,
          organisation: null,
          organisationId: null,
          content: {
            value: answer.answer,
            reason: aside ? words : '',
            comment: aside ? '' : words,
            status: null,
            hindrance: '',
            cost: null,
          },
          links: [],
          leftBehind: [],
          place: { ...answer.source, page: pages.length > 1 ? pageOf(pages, answer.source.start) : null },
        };
      }),
    ),
  );
}

/** A link is kept as if somebody had just typed it: one that must not be followed is told of like a file. */
function readLinks({ links, files }: RawRow): Pick<FileEntry, 'links' | 'leftBehind'> {
  const read = links.map(({ title, address }) => ({
    title: storable(title),
    given: address,
    address: readAddress(address),
  }));
  return {
    links: read.flatMap(({ title, address }) =>
      address === null ? [] : [{ title: title.trim().slice(0, 200) || hostOf(address), address }],
    ),
    leftBehind: [
      ...read.flatMap(({ title, given, address }) => (address === null ? [storable(title || given)] : [])),
      ...files.map(storable),
    ].map((each) => each.slice(0, 300)),
  };
}

/** Rows without an answer say nothing; the first row of a file is its headings. */
function entriesOfRows(rows: readonly RawRow[]): FileEntry[] {
  return rows.flatMap((row, index): FileEntry[] => {
    if (row.value === null) return [];
    const content = AnswerContent.safeParse({
      value: row.value,
      reason: storable(row.reason),
      comment: storable(row.comment),
      status: row.status,
      hindrance: storable(row.hindrance),
      cost: row.cost,
    });
    if (!content.success) throw fillingProblems.wrongShape();
    return [
      {
        document: storable(row.document),
        number: row.number === null ? null : storable(row.number),
        title: storable(row.title),
        question: storable(row.question),
        lineageId: row.lineageId && storable(row.lineageId),
        organisation: storable(row.organisation),
        organisationId: row.organisationId && storable(row.organisationId),
        content: content.data,
        ...readLinks(row),
        place: { row: index + 2 },
      },
    ];
  });
}

/** Names that the reader of documents knows organisations by. */
export const namesForReading = (ctx: ActingContext) => registerNames(ctx);

/**
 * Reads a file in a worker that dies afterwards; no transaction is open meanwhile.
 * @throws import.… for what cannot be read; followup.filling-no-answers; followup.filling-wrong-shape
 */
export async function readFile(
  bytes: Uint8Array,
  names: Awaited<ReturnType<typeof registerNames>>,
): Promise<ReadFile> {
  const format = formatOf(bytes);
  if (format === 'document') {
    const read = await readAnsweredFollowUp(bytes, names);
    const entries = entriesOf(read);
    if (entries.length === 0) throw fillingProblems.noAnswers();
    return { format, text: storable(read.text), pages: read.pages, entries };
  }
  if (bytes.length === 0) throw problems.invalid();
  try {
    const entries = entriesOfRows(await readExport(bytes, format));
    if (entries.length === 0) throw fillingProblems.noAnswers();
    return { format, text: '', pages: [], entries };
  } catch (error) {
    if (error instanceof NotAnExport) throw fillingProblems.wrongShape();
    if (error instanceof WorkerFailed) throw importFailed(error.reason);
    throw error;
  }
}
