import { readFile } from 'node:fs/promises';
import type { ReportEdition } from '../contract/content.ts';
import { makeShowable, readCoverage } from '../pdf/glyphs.ts';
import { showTitle } from '../pdf/show-title.ts';
import { TEMPLATE } from '../pdf/template.ts';
import { FILLS, inColumns, LETTERS } from '../rules/map.ts';
import { type Printed, printed } from '../rules/print.ts';
import {
  assessmentBy,
  COMPLETE_EXPLAINED,
  COMPLETE_HEADINGS,
  commentBy,
  HINDRANCES_EXPLAINED,
  INDICATOR_HEADINGS,
  OFFICE_CHAPTER,
} from '../rules/words.ts';
import { regularFont } from './fonts.ts';

export interface PdfOptions {
  /** `pdf` is PDF/UA-1, `pdfa` is PDF/A-2a. */
  format: 'pdf' | 'pdfa';
  colour: string;
  volume: number;
  /** A folder that does not exist. */
  workspace: string;
  fontPaths: string[];
}

/** Columns that a landscape page of A4 holds. */
const MAP_COLUMNS = 34;

/** The report with the words and colours that the template sets it in. */
const dressed = (report: Printed) => ({
  ...report,
  documents: report.documents.map(({ map, ...document }) => ({
    ...document,
    maps: inColumns(map, MAP_COLUMNS),
  })),
  fills: Object.fromEntries(Object.entries(FILLS).map(([key, { fill, ink }]) => [key, [fill, ink]])),
  mapLetters: LETTERS,
  indicatorHeadings: INDICATOR_HEADINGS,
  completeHeadings: COMPLETE_HEADINGS,
  completeExplained: COMPLETE_EXPLAINED,
  hindrancesExplained: HINDRANCES_EXPLAINED,
  officeChapter: OFFICE_CHAPTER,
  assessmentBy: assessmentBy(report.office?.by ?? ''),
  commentBy: commentBy(report.office?.by ?? ''),
});

/** A volume of the edition, typeset. Ends the program, with what is wrong on stderr, where it cannot be. */
export async function setPdf(
  edition: ReportEdition,
  { format, colour, volume, workspace, fontPaths }: PdfOptions,
  onSet: () => void,
): Promise<Uint8Array> {
  // Loaded only here: the other files that the same program makes do not need it.
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const covered = readCoverage(await readFile(regularFont()));
  const shown = makeShowable(printed(edition, volume), (code) => covered.has(code));
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] });
  const data = { ...dressed(shown), hash: edition.hash, colour };
  compiler.mapShadow(`${workspace}/data.json`, Buffer.from(JSON.stringify(data)));
  const compiled = compiler.compile({ mainFileContent: TEMPLATE });
  if (!compiled.result) {
    compiled.printErrors();
    process.exit(1);
  }
  onSet();
  const bytes = compiler.pdf(compiled.result, {
    pdfStandard: format === 'pdfa' ? 'a-2a' : 'ua-1',
    // The same edition gives the same bytes.
    creationTimestamp: Math.floor(Date.parse(edition.frozenAt) / 1000),
  });
  return showTitle(bytes);
}
