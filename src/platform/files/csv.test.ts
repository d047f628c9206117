import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withFormula, withoutFormula, writeCsvRows } from './csv.ts';

const awkward = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '=1+1',
    "'=1",
    "''@x",
    '-',
    '+46',
    '\t',
    'rad\nrad',
    '\n=1+1',
    'rad\rrad',
    'rad\r\nrad',
    '"',
    ';',
    '',
  ),
);

test('what is written is read back to the letter, line breaks and formulas too', () => {
  fc.assert(
    fc.property(fc.array(fc.array(awkward, { minLength: 3, maxLength: 3 }), { minLength: 1 }), (rows) => {
      const read: string[][] = parse(writeCsvRows(rows), {
        bom: true,
        delimiter: ';',
        skip_empty_lines: false,
      });
      expect(read.map((row) => row.map(withFormula))).toEqual(rows);
    }),
  );
});

test('no text begins a formula', () => {
  fc.assert(
    fc.property(awkward, (text) => {
      expect(withoutFormula(text)).not.toMatch(/^[=+\-@\t\r\n]/);
    }),
  );
});
