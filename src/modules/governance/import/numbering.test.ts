import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNumbers, readNumber, readNumbers, readQuantity, readYears } from './numbering.ts';

describe('item numbers', () => {
  it('come back as they were written, whatever the separator', () => {
    const part = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(part, part, fc.constantFrom(':', ';', '.', ' : '), (area, item, separator) => {
        expect(readNumber(`${area}${separator}${item}`)).toBe(`${area}:${item}`);
      }),
    );
  });

  it('are all found in a list, in order', () => {
    const number = fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
      .map((n) => n.join(':'));
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 8 }), (numbers) => {
        expect(readNumbers(`insats ${numbers.join(', ')} i planen`)).toEqual(numbers);
      }),
    );
  });

  it('fill in a range', () => {
    expect(readNumbers('2:1–2:4')).toEqual(['2:1', '2:2', '2:3', '2:4']);
  });

  it('are not dates, diary numbers or times', () => {
    expect(readNumbers('2022-04-27, dnr 1062/21, SOU 2021:49')).toEqual([]);
    expect(readNumber('2021:49')).toBeNull();
  });

  it('are ordered by area, then by item', () => {
    expect(['2:10', '1:2', '2:9'].sort(compareNumbers)).toEqual(['1:2', '2:9', '2:10']);
  });
});

describe('quantities', () => {
  it.each([
    ['5', 5],
    ['0', 0],
    ['1 200', 1200],
    ['12,5 %', 12.5],
    ['ca 300', 300],
    ['5 (2021)', 5],
    ['', null],
    ['–', null],
    ['saknas', null],
  ])('%j is %j', (text, expected) => {
    expect(readQuantity(text)).toBe(expected);
  });
});

describe('spans of years', () => {
  it.each(['2022–2025', '2022-2025', '2022 till 2025', '2022 t.o.m. 2025', '2022 – 25'])('%j', (text) => {
    expect(readYears(`Planen gäller ${text}.`)).toEqual({ from: 2022, to: 2025 });
  });

  it('are not dates', () => {
    expect(readYears('2022-04-27')).toBeNull();
  });
});
