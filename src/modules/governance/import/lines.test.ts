import { describe, expect, it } from 'vitest';
import { readLines } from './lines.ts';

const texts = (text: string) => readLines({ text, pages: [] }).lines.map((line) => line.text);

describe('lines of a document', () => {
  it('lose page numbers and headers that return, but not what looks like them once', () => {
    const page = (number: number, body: string) => `Stadens plan mot bråk\n${number} (3)\n\n${body}\n\f`;
    const text =
      page(1, 'Första sidan talar.') + page(2, 'Andra sidan talar.') + page(3, 'Stadens plan är klar.');
    expect(texts(text)).toEqual(['Första sidan talar.', 'Andra sidan talar.', 'Stadens plan är klar.']);
  });

  it('lose a table of contents', () => {
    expect(texts('Innehåll\nInledning ........ 3\nInsats 1:1 Bänkar ........ 8\n\nInledning\nText.')).toEqual(
      ['Inledning', 'Text.'],
    );
  });

  it('keep a diary number that looks like a page number', () => {
    expect(texts('Diarienummer:\n1668/20')).toEqual(['Diarienummer:', '1668/20']);
  });

  it('repair wrong code pages, ligatures, soft hyphens and kinds of spaces', () => {
    expect(texts('FokusomrÃ¥de 1\u00a0\u0096 e\ufb03 och ra\u00adder')).toEqual([
      'Fokusområde 1 – effi och rader',
    ]);
  });

  it('have cells from tabs, markdown and wide gaps', () => {
    const { lines } = readLines({ text: 'a\tb\n| **c** | d |\n|---|---|\ne     f', pages: [] });
    expect(lines.map((line) => line.cells?.map((cell) => cell.text))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ]);
  });

  it('know their place in the source', () => {
    const text = '# Rubrik\r\n\r\n  • punkt  \r\n';
    const { lines } = readLines({ text, pages: [] });
    expect(lines.map((line) => text.slice(line.start, line.end))).toEqual(['# Rubrik', '• punkt']);
    expect(lines.map((line) => [line.level, line.bullet])).toEqual([
      [1, false],
      [0, true],
    ]);
  });
});
