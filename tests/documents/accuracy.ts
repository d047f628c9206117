import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ImportError } from '../../src/modules/governance/import/errors.ts';
import { parseDocument } from '../../src/modules/governance/import/parse.ts';
import { readSource } from '../../src/modules/governance/import/read/read-source.ts';
import { type CorpusFile, corpusRegister, type Expected, listCorpus } from './corpus.ts';
import { type Fact, flatten } from './flatten.ts';

export type FieldAccuracy = {
  field: string;
  expected: number;
  found: number;
  right: number;
  precision: number;
  recall: number;
};

/** What one file was expected to give and did not, or gave and should not have. */
export type Miss = { file: string; missing: Fact[]; wrong: Fact[] };

export type Accuracy = { fields: FieldAccuracy[]; misses: Miss[]; files: number };

/**
 * Imports every file of the corpus and counts facts: precision is the share of proposed values that are right, recall
 * the share of expected values that were proposed. A value is right when it is the same after spaces are evened out.
 */
export async function measureAccuracy(corpus: CorpusFile[] = listCorpus()): Promise<Accuracy> {
  const counts = new Map<string, { expected: number; found: number; right: number }>();
  const count = (field: string, what: 'expected' | 'found' | 'right') => {
    const entry = counts.get(field) ?? { expected: 0, found: 0, right: 0 };
    entry[what]++;
    counts.set(field, entry);
  };
  const misses: Miss[] = [];
  for (const file of corpus) {
    const expected = flatten(file.expected);
    const found = flatten(await importFile(file));
    const { shared, onlyFirst: missing, onlySecond: wrong } = compare(expected, found);
    for (const { field } of expected) count(field, 'expected');
    for (const { field } of found) count(field, 'found');
    for (const { field } of shared) count(field, 'right');
    if (missing.length + wrong.length > 0) misses.push({ file: file.name, missing, wrong });
  }
  const fields = [...counts].map(([field, entry]) => ({
    field,
    ...entry,
    precision: entry.found === 0 ? 1 : entry.right / entry.found,
    recall: entry.expected === 0 ? 1 : entry.right / entry.expected,
  }));
  return { fields: fields.sort((a, b) => a.field.localeCompare(b.field)), misses, files: corpus.length };
}

async function importFile(file: CorpusFile): Promise<Expected> {
  try {
    return parseDocument(await readSource(await file.load()), corpusRegister) as unknown as Expected;
  } catch (error) {
    if (error instanceof ImportError) return { kind: `error: ${error.code}` };
    throw error;
  }
}

/** Each fact counts as often as it was expected: a value proposed twice is wrong once. */
function compare(first: Fact[], second: Fact[]) {
  const left = new Map<string, Fact[]>();
  const key = (fact: Fact) => JSON.stringify(fact);
  for (const fact of second) left.set(key(fact), [...(left.get(key(fact)) ?? []), fact]);
  const shared: Fact[] = [];
  const onlyFirst: Fact[] = [];
  for (const fact of first) (left.get(key(fact))?.pop() ? shared : onlyFirst).push(fact);
  return { shared, onlyFirst, onlySecond: [...left.values()].flat() };
}

/** The table that stands in the README. */
export function toMarkdown({ fields, files }: Accuracy): string {
  const percent = (share: number) => `${(share * 100).toFixed(1).replace('.', ',')} %`;
  const row = ({ field, expected, precision, recall }: Omit<FieldAccuracy, 'found' | 'right'>) =>
    `| ${field} | ${expected} | ${percent(precision)} | ${percent(recall)} |`;
  const sum = (what: 'expected' | 'found' | 'right') =>
    fields.reduce((total, field) => total + field[what], 0);
  return [
    `| Field (${files} files) | Expected values | Precision | Recall |`,
    '| --- | ---: | ---: | ---: |',
    ...fields.map(row),
    row({
      field: '**all**',
      expected: sum('expected'),
      precision: sum('right') / sum('found'),
      recall: sum('right') / sum('expected'),
    }),
  ].join('\n');
}

export type Floors = Record<string, { precision: number; recall: number }>;

const floorsFile = join(import.meta.dirname, 'floors.json');

/** What each field has reached, a little under; the test holds the importer to it. */
export function readFloors(): Floors {
  return JSON.parse(readFileSync(floorsFile, 'utf8')) as Floors;
}

function raiseFloors({ fields }: Accuracy): void {
  const floors = readFloors();
  const justUnder = (share: number) => Math.max(0, Math.floor(share * 100 - 1) / 100);
  for (const { field, precision, recall } of fields) {
    const before = floors[field] ?? { precision: 0, recall: 0 };
    floors[field] = {
      precision: Math.max(before.precision, justUnder(precision)),
      recall: Math.max(before.recall, justUnder(recall)),
    };
  }
  writeFileSync(floorsFile, `${JSON.stringify(floors, null, 2)}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const accuracy = await measureAccuracy();
  console.log(toMarkdown(accuracy));
  if (process.argv.includes('--misses')) console.log(JSON.stringify(accuracy.misses, null, 1));
  if (process.argv.includes('--raise-floors')) raiseFloors(accuracy);
}
