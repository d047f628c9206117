import { readdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure.ts';

/**
 * npm run bench [-- part …]: runs every function `measure…` of the files here, prints the figures as a table and writes
 * them as JSON to bench/figures.json. A figure over its bound is marked; nothing fails, because machines differ.
 */
const wanted = process.argv.slice(2);
const folder = import.meta.dirname;
const figures: (Figure & { part: string })[] = [];

for (const file of (await readdir(folder))
  .filter((name) => name.endsWith('.ts') && name !== 'run.ts')
  .sort()) {
  const part = file.replace(/\.ts$/, '');
  if (wanted.length > 0 && !wanted.includes(part)) continue;
  // Files that are programs of their own, started as child processes, export nothing and end in -once.
  if (part.endsWith('-once')) continue;
  const exported = (await import(join(folder, file))) as Record<string, unknown>;
  for (const [name, measure] of Object.entries(exported)) {
    if (!/^measure[A-Z]/.test(name) || typeof measure !== 'function') continue;
    for (const figure of await (measure as () => Promise<Figure[]>)()) figures.push({ part, ...figure });
  }
}

const digits = (value: number) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
const rows = figures.map((figure) => [
  figure.name,
  `${digits(figure.median)} ${figure.unit}`,
  `${digits(figure.p95)} ${figure.unit}`,
  figure.bound === undefined
    ? ''
    : `${figure.bound} ${figure.unit}${figure.p95 > figure.bound ? ' (over)' : ''}`,
  figure.baseline === undefined
    ? ''
    : `${digits(figure.baseline)} ${figure.unit} (×${digits(figure.median / figure.baseline)})`,
  figure.note ?? '',
]);
const heading = ['figure', 'median', '95th percentile', 'bound', 'baseline', 'note'];
const widths = heading.map((text, column) =>
  Math.max(text.length, ...rows.map((row) => row[column]?.length ?? 0)),
);
const line = (cells: string[]) =>
  `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
console.log([line(heading), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n'));

const machine = { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version };
await writeFile(
  join(folder, 'figures.json'),
  `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, figures }, null, 2)}\n`,
);
