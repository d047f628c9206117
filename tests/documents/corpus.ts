import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_REGISTER, type RegisterName } from '../../src/modules/governance/import/register.ts';
import type { BlockDocument } from './blocks.ts';
import { makeDocx } from './make-docx.ts';
import { makePdf } from './make-pdf.ts';

/** One file to import, and what a careful person would have got from it. */
export type CorpusFile = { name: string; load: () => Promise<Uint8Array>; expected: Expected };

/** The expected output; what is absent is missing from the document: null or an empty list. */
export type Expected = { kind: string; otherDocuments?: Expected[] } & Record<string, unknown>;

/** The organisations of the invented municipalities, besides those the importer knows by itself. */
export const corpusRegister: RegisterName[] = [
  ...DEFAULT_REGISTER,
  ...['Norr', 'Söder', 'Öster'].map((part) => ({ name: `Socialnämnd ${part}`, kind: 'board' })),
  { name: 'Bildningsnämnden', kind: 'board' },
  { name: 'Kultur- och fritidsnämnden', kind: 'board' },
  { name: 'Tekniska nämnden', kind: 'board' },
  { name: 'Miljö- och byggnadsnämnden', kind: 'board' },
  { name: 'Nämnden för arbetsmarknad och vuxenutbildning', kind: 'board' },
  { name: 'Granbybostäder AB', kind: 'company' },
  { name: 'Exempelstads Hamn AB', kind: 'company' },
];

/** Every text as it is, and every made document as Word file and as PDF in two styles. */
export function listCorpus(): CorpusFile[] {
  return [...listTexts(), ...listMade()];
}

function listTexts(): CorpusFile[] {
  const folder = join(import.meta.dirname, 'texts');
  const names = readdirSync(folder).filter((name) => /\.(txt|md)$/.test(name));
  return names.sort().map((name) => ({
    name,
    load: async () => new Uint8Array(readFileSync(join(folder, name))),
    expected: readJson(join(folder, name.replace(/\.(txt|md)$/, '.expected.json'))),
  }));
}

function listMade(): CorpusFile[] {
  const folder = join(import.meta.dirname, 'made');
  const names = readdirSync(folder).filter((name) => name.endsWith('.blocks.json'));
  return names.sort().flatMap((file) => {
    const name = file.replace('.blocks.json', '');
    const blocks = readJson<BlockDocument>(join(folder, file));
    const expected = readJson<Expected>(join(folder, `${name}.expected.json`));
    return [
      { name: `${name}.docx`, load: () => makeDocx(blocks), expected },
      { name: `${name}.pdf`, load: () => makePdf(blocks, { paint: 'by-cell', cellPadding: 0 }), expected },
      {
        name: `${name}-by-line.pdf`,
        load: () => makePdf(blocks, { paint: 'by-line', cellPadding: 4 }),
        expected,
      },
    ];
  });
}

function readJson<T = Expected>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
