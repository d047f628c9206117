import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReportEvidence } from '../contract/content.ts';
import { evidenceInCell, followable, inOrder, printedEvidence, sizeInWords } from './evidence.ts';

const link = (href: string, title = 'Rapport'): ReportEvidence => ({
  kind: 'link',
  title,
  href,
  fileName: null,
  size: null,
  sha256: null,
});
const file = (fileName: string, title = fileName): ReportEvidence => ({
  kind: 'file',
  title,
  href: null,
  fileName,
  size: 14_200,
  sha256: 'c'.repeat(64),
});
const piece = fc.oneof(
  fc
    .record({ title: fc.constantFrom('A', 'Ä', 'b'), name: fc.constantFrom('x', 'y') })
    .map(({ title, name }) => link(`https://${name}.example/`, title)),
  fc
    .record({ title: fc.constantFrom('A', 'Ä', 'b'), name: fc.constantFrom('x.csv', 'y.pdf') })
    .map(({ title, name }) => file(name, title)),
);

describe('evidence in a report', () => {
  test('stands in one order however it was added, and nothing is lost', () => {
    fc.assert(
      fc.property(
        fc
          .array(piece, { maxLength: 8 })
          .chain((list) =>
            fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
          ),
        ([list, shuffled]) => {
          expect(inOrder(shuffled)).toEqual(inOrder(list));
          expect(inOrder(list)).toHaveLength(list.length);
          const kinds = inOrder(list).map(({ kind }) => kind);
          expect(kinds.lastIndexOf('link')).toBeLessThan(kinds.includes('file') ? kinds.indexOf('file') : 99);
        },
      ),
    );
  });

  test('is followed over http and https alone; any other address is text', () => {
    expect(followable('https://www.example.se/a')?.hostname).toBe('www.example.se');
    for (const href of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '//example.se',
      '',
      null,
    ])
      expect(followable(href)).toBeNull();
    expect(printedEvidence(link('javascript:alert(1)'))).toEqual({
      title: 'Rapport',
      href: null,
      about: 'javascript:alert(1)',
    });
  });

  test('follows a link to a host with Swedish letters however many have been read before', () => {
    for (let time = 0; time < 20_000; time += 1) followable('https://www.räksmörgås.example/x');
    expect(followable('https://www.räksmörgås.example/x')?.hostname).toBe('www.xn--rksmrgs-5wao1o.example');
  });

  test('names the host that a link leads to, whatever its title says', () => {
    expect(printedEvidence(link('https://exämple.se/x', 'www.goteborg.se'))).toEqual({
      title: 'www.goteborg.se',
      href: 'https://xn--exmple-cua.se/x',
      about: 'xn--exmple-cua.se',
    });
  });

  test('tells what a file is checked by', () => {
    const about = `14\u00a0kB, SHA-256 ${'c'.repeat(64)}`;
    expect(printedEvidence(file('a.csv'))).toEqual({ title: 'a.csv', href: null, about });
    expect(printedEvidence(file('a.csv', 'Tabell')).about).toBe(`a.csv, ${about}`);
    expect(evidenceInCell({ evidence: [link('https://a.example/'), file('a.csv')] })).toBe(
      `Rapport: https://a.example/\na.csv: a.csv, 14200 byte, SHA-256 ${'c'.repeat(64)}`,
    );
    expect([999, 1000, 2_345_678].map(sizeInWords).map((text) => text.replace(/\s/, ' '))).toEqual([
      '999 byte',
      '1 kB',
      '2,3 MB',
    ]);
  });
});
