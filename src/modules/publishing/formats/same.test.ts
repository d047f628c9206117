import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import mammoth from 'mammoth';
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { editionOf, madeOffice, madeSource } from '../../../../tests/support/reports.ts';
import type { ReportDistribution, ReportEdition } from '../contract/content.ts';
import { reportPage } from '../public/pages.ts';
import { DISTRIBUTION_KEYS, DISTRIBUTION_NAMES, hindrancesIn, sourceInWords } from '../rules/words.ts';
import { CSV_HEADINGS, writeCsv } from './csv.ts';
import { writeJson } from './json.ts';
import { makeFile } from './make-file.ts';
import { SOURCE_HEADINGS } from './source-cells.ts';

const LETTERS = ['J', 'D', 'N', 'A', '–'];
const dense = (text: string) => text.replace(/[\s\u200b]+/g, '');
const countsOf = (distribution: ReportDistribution) => DISTRIBUTION_KEYS.map((key) => distribution[key]);

/** What every export must tell, from the content itself. */
function told({ content, office }: ReportEdition) {
  const questions = content.documents.flatMap(({ areas }) => areas.flatMap((area) => area.questions));
  return {
    questions: questions.map(({ number, distribution }) => ({ number, counts: countsOf(distribution) })),
    whole: countsOf(content.distribution),
    hindrances: questions.map(hindrancesIn).filter((count) => count > 0),
    completeness: content.completeness.map(({ organisation, asked, answered }) => [
      organisation.name,
      asked,
      answered,
      asked - answered,
    ]),
    facts: questions.flatMap(({ change }) => change?.facts ?? []),
    evidence: questions.flatMap(({ number, answers }) =>
      answers.flatMap(({ organisation, evidence }) =>
        evidence.map((each) => ({ number, organisation: organisation.name, ...each })),
      ),
    ),
    sources: questions.flatMap(({ number, answers }) =>
      answers.map(({ organisation, source }) => [number, organisation.name, source] as const),
    ),
    office: office && [
      ['Sammanfattning', '', office.summary],
      ['Bedömning', '', office.assessment],
      ...content.documents.flatMap((document) => [
        [
          'Bedömning av dokument',
          '',
          office.documents.find((each) => each.versionId === document.versionId)!.assessment,
        ],
        ...document.areas
          .flatMap((area) => area.questions)
          .map(({ id, number }) => [
            'Kommentar till fråga',
            number,
            office.questions.find(({ questionId }) => questionId === id)!.comment,
          ]),
      ]),
    ],
    moved: questions.flatMap(({ change }) => change?.moved ?? []).length,
  };
}

/** How often each letter stands among the cells. */
const countLetters = (cells: readonly unknown[]) =>
  LETTERS.map((letter) => cells.filter((cell) => cell === letter).length);

/** What is read from beginning to end; the head and foot of each page are not part of that, and are marked as such. */
async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await task.promise;
  let text = '';
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent({ includeMarkedContent: true });
    const within: boolean[] = [];
    for (const item of items) {
      if ('str' in item) text += within.includes(true) ? '' : item.str;
      else if (item.type === 'endMarkedContent') within.pop();
      else within.push((item as { tag?: string }).tag === 'Artifact');
    }
  }
  await task.destroy();
  return text;
}

/** Where links in the file lead. */
async function linksOfPdf(bytes: Uint8Array): Promise<Set<string>> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const targets = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const action = object instanceof PDFDict ? object.lookup(PDFName.of('A')) : undefined;
    const target = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined;
    return target instanceof PDFString || target instanceof PDFHexString ? [target.decodeText()] : [];
  });
  return new Set(targets);
}

const SIGNS: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
/** What is read on a page. */
const readHtml = (html: string) =>
  dense(html.replace(/<[^>]+>/g, '')).replace(/&[#\w]+;/g, (sign) => SIGNS[sign] ?? sign);

const cellsOfHtml = (html: string) =>
  [...html.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, inner]) =>
    inner!.replace(/<span class="said">.*?<\/span>/g, '').replace(/<[^>]+>/g, ''),
  );

test('every export of an edition tells the same counts, changes, hindrances and completeness', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2, max: 9 }),
      fc.integer({ min: 1, max: 7 }),
      async (boards, count) => {
        const source = madeSource({
          ...{ boards, questions: count },
          comment: (board, question) => `K ${board} ${question}`,
          source: (board, question) =>
            board % 2 === 0
              ? null
              : {
                  fileName: `svar-${board}.docx`,
                  page: question % 2 === 0 ? question + 1 : null,
                  row: null,
                },
        });
        const edition = editionOf(source, [], madeOffice(source));
        const expected = told(edition);
        const colour = '#12606b';

        const json = JSON.parse(writeJson(edition)) as ReportEdition;
        expect(told(json)).toEqual(expected);

        const [, ...rows] = parse(writeCsv(edition), { bom: true, delimiter: ';' }) as string[][];
        const cell = (row: string[], name: (typeof CSV_HEADINGS)[number]) => row[CSV_HEADINGS.indexOf(name)]!;
        const answers = rows.filter((row) => cell(row, 'Typ') === 'Svar');
        for (const { number, counts } of expected.questions) {
          const own = answers.filter((row) => cell(row, 'Nummer') === number).map((row) => cell(row, 'Svar'));
          expect(
            DISTRIBUTION_KEYS.map((key) => own.filter((value) => value === DISTRIBUTION_NAMES[key]).length),
          ).toEqual(counts);
        }
        expect(answers.filter((row) => cell(row, 'Hinder') !== '')).toHaveLength(
          expected.hindrances.reduce((sum, each) => sum + each, 0),
        );
        const changes = rows
          .filter((row) => cell(row, 'Typ') === 'Förändring')
          .map((row) => cell(row, 'Kommentar'));
        for (const fact of expected.facts) expect(changes.join('\n')).toContain(fact);
        expect(rows.filter((row) => cell(row, 'Typ') === 'Fullständighet')).toHaveLength(boards);
        expect(rows.filter((row) => cell(row, 'Typ') === 'Indikator')).toHaveLength(1);

        const sheets = await readXlsxFile(
          Buffer.from(await makeFile(writeJson(edition), { format: 'xlsx', colour })),
        );
        const sheet = (name: string) => sheets.find((each) => each.sheet === name)!.data;
        expect(countLetters(sheet('Karta').slice(3).flat())).toEqual(expected.whole);
        expect(
          sheet('Fullständighet')
            .slice(1)
            .map((row) => [row[0], row[2], row[3], row[4]]),
        ).toEqual(expected.completeness);
        expect(
          sheet('Förändring')
            .slice(1)
            .map((row) => row[7]),
        ).toEqual([expected.facts.join(' ')]);

        expect(
          sheet('Underlag')
            .slice(1)
            .map((row) => [row[0], row[2], row[4], row[5], row[6] ?? null, row[7] ?? null]),
        ).toEqual(
          expected.evidence.map((each) => [
            each.organisation,
            each.number,
            each.title,
            each.href ?? each.fileName,
            each.size,
            each.sha256,
          ]),
        );
        const inCsv = answers.flatMap((row) =>
          cell(row, 'Underlag')
            .split('\n')
            .filter(Boolean)
            .map((line) => `${cell(row, 'Nummer')} ${cell(row, 'Organisation')} ${line}`),
        );
        expect(inCsv).toHaveLength(expected.evidence.length);
        for (const [at, each] of expected.evidence.entries())
          for (const part of [each.organisation, each.title, each.href ?? each.fileName, each.sha256 ?? ''])
            expect(inCsv[at]).toContain(part);

        const rowsOfXlsx = sheet('Svar').slice(1);
        const columns = sheet('Svar')[0]!.map(String);
        const fromXlsx = (row: (typeof rowsOfXlsx)[number], name: string) => row[columns.indexOf(name)] ?? '';
        for (const [number, board, source] of expected.sources) {
          const where = [
            source ? 'Fil' : 'Skrivet för hand',
            source?.fileName ?? '',
            source?.page ? `sidan ${source.page}` : '',
          ];
          const inList = answers.find(
            (row) => cell(row, 'Nummer') === number && cell(row, 'Organisation') === board,
          )!;
          expect(SOURCE_HEADINGS.map((name) => cell(inList, name))).toEqual(where);
          const inSheet = rowsOfXlsx.find(
            (row) => fromXlsx(row, 'Nummer') === number && fromXlsx(row, 'Organisation') === board,
          )!;
          expect(SOURCE_HEADINGS.map((name) => fromXlsx(inSheet, name))).toEqual(where);
        }

        const page = reportPage('rapport', edition, edition.frozenAt);
        expect(countLetters(cellsOfHtml(page))).toEqual(expected.whole);
        for (const { counts } of expected.questions)
          expect(page).toContain(`<th scope="row">Antal</th>${counts.map((n) => `<td>${n}</td>`).join('')}`);
        for (const row of expected.completeness)
          expect(page).toContain(
            `<th scope="row">${row[0]}</th>${row
              .slice(1)
              .map((n) => `<td>${n}</td>`)
              .join('')}`,
          );

        const links = (html: string) =>
          [...html.matchAll(/<a href="(http[^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'));
        const hrefs = expected.evidence.flatMap(({ href }) => (href?.startsWith('http') ? [href] : []));
        expect(links(page)).toEqual(hrefs);

        const { value: docx } = await mammoth.convertToHtml({
          buffer: Buffer.from(await makeFile(writeJson(edition), { format: 'docx', colour })),
        });
        expect(countLetters(cellsOfHtml(docx))).toEqual(expected.whole);
        expect(links(docx)).toEqual(hrefs);
        const bytes = await makeFile(writeJson(edition), { format: 'pdf', colour });
        expect(await linksOfPdf(bytes)).toEqual(new Set(hrefs));
        const pdf = dense(await textOfPdf(bytes));
        const word = readHtml(docx);
        const shown = readHtml(page);
        const inTable = rows
          .filter((row) => /^(Sammanfattning|Bedömning|Kommentar)/.test(cell(row, 'Typ')))
          .map((row) => ['Typ', 'Nummer', 'Kommentar'].map((name) => cell(row, name as 'Typ')));
        expect(inTable).toEqual(expected.office);
        expect(
          sheet('Sammanfattning och bedömning')
            .slice(1)
            .map((row) => [row[0], row[2] ?? '', row[4]]),
        ).toEqual(expected.office);
        for (const text of [pdf, word, shown]) {
          for (const [, , said] of expected.office!) expect(text).toContain(dense(said!));
          for (const part of [edition.office!.hash, 'utgåva2,fastställd3mars2026'])
            expect(text.toLowerCase()).toContain(part);
          expect(text.split('KommentarfrånStadsledningskontoret').length - 1).toBeGreaterThanOrEqual(count);
          expect(text).toContain('BedömningfrånStadsledningskontoret');
        }
        for (const text of [pdf, word, shown])
          for (const kind of new Set(expected.sources.map(([, , source]) => sourceInWords({ source })))) {
            const told = expected.sources.filter(([, , source]) => sourceInWords({ source }) === kind);
            // `svar-1.docx` is the beginning of `svar-1.docx, sidan 1` too.
            expect(
              text.replaceAll('Källa:', 'Källa').split(dense(`Källa${kind}`)).length - 1,
            ).toBeGreaterThanOrEqual(told.length);
          }
        for (const text of [pdf, word, shown])
          for (const each of expected.evidence)
            for (const part of [
              each.title,
              each.fileName,
              each.sha256,
              each.href?.startsWith('http') ? 'www.provkoping.example' : each.href,
            ])
              expect(text).toContain(dense(part ?? ''));
        for (const text of [pdf, word]) {
          for (const { counts } of expected.questions) expect(text).toContain(`Antal${counts.join('')}`);
          for (const fact of expected.facts) expect(text).toContain(dense(fact));
          for (const row of expected.completeness) expect(text).toContain(dense(row.join('')));
          expect(text).toContain('ingetutfallän');
        }
        const map = pdf.slice(pdf.lastIndexOf('Nämndellerbolag1:1'));
        for (const letter of LETTERS.slice(1, 4))
          expect(map.split(letter).length - 1).toBeGreaterThanOrEqual(
            expected.whole[LETTERS.indexOf(letter)]!,
          );
      },
    ),
    { numRuns: 4 },
  );
}, 300_000);
