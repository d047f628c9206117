import { beforeAll, describe, expect, it } from 'vitest';
import { type Accuracy, measureAccuracy, readFloors } from './accuracy.ts';
import { listCorpus } from './corpus.ts';

/** Precision and recall that each field has reached; raised as the importer gets better, never lowered. */
const floors = readFloors();

describe('what is read from the corpus', () => {
  let accuracy: Accuracy;
  beforeAll(async () => {
    accuracy = await measureAccuracy();
  });

  it.each(Object.entries(floors))('%s is at least as right and as complete as it has been', (name, floor) => {
    const field = accuracy.fields.find((one) => one.field === name);
    expect(field, `no value of ${name} was expected or found`).toBeDefined();
    const misses = accuracy.misses.flatMap(({ file, missing, wrong }) => [
      ...missing
        .filter((fact) => fact.field === name)
        .map((fact) => `${file} lacks ${fact.place}: ${fact.value}`),
      ...wrong
        .filter((fact) => fact.field === name)
        .map((fact) => `${file} has wrongly ${fact.place}: ${fact.value}`),
    ]);
    expect(field!.precision, misses.join('\n')).toBeGreaterThanOrEqual(floor.precision);
    expect(field!.recall, misses.join('\n')).toBeGreaterThanOrEqual(floor.recall);
  });

  it('has a floor for every field', () => {
    const without = accuracy.fields.map(({ field }) => field).filter((field) => !(field in floors));
    expect(without).toEqual([]);
  });
});

it('the corpus holds at least 24 documents, as text, Word file and PDF', () => {
  const names = listCorpus().map(({ name }) => name);
  const documents = new Set(names.map((name) => name.replace(/(-by-line)?\.\w+$/, '')));
  expect(documents.size).toBeGreaterThanOrEqual(24);
  for (const format of ['txt', 'md', 'docx', 'pdf']) {
    expect(names.some((name) => name.endsWith(`.${format}`))).toBe(true);
  }
});
