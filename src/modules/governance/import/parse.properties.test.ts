import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportProposal } from './contract.ts';
import { parseDocument } from './parse.ts';

/** Lines that documents are made of, to be put together in any order. */
const PIECES = [
  'Plan mot regn 2024–2026',
  'Fokusområde 1: Tak',
  'Fokusområde 2',
  'Mål 1: Sol',
  'Insats 1:1 Laga taken',
  '1:2 Byt rännor',
  'Strategi 2:1 Staden ska plantera träd.',
  'Förväntat resultat Torra golv',
  'Målgrupp: Alla i kategori B och C',
  'Ansvar Socialnämnderna Centrum, Hisingen och',
  'Ansvar\tSamtliga nämnder och styrelser',
  'Nr\tInsats\tAnsvar',
  '1:3\tMåla\tKulturnämnden',
  'Indikator\tUtgångsvärde 2023\tMålvärde 2026',
  'Mål Indikatorer Utgångsvärde',
  '5 0',
  'Styrande dokument Koppling till denna plan',
  'Stödjande dokument',
  '• en punkt som slutar med ett binde-',
  'streck',
  '1 Uppföljning Stadens program 2022-2026',
  'Uppföljningsfrågor Svarsalternativ med kommentar',
  'Lyser det?',
  'Ja',
  'Nej. Det är mörkt.',
  'Ej aktuellt',
  '| Fråga | Svar | Kommentar |',
  '|---|---|---|',
  '| Lyser det? | Ja | |',
  'Remissinstans\tStällningstagande\tKommentar',
  'Higab AB\tTillstyrker\t',
  'Kulturnämnden avstyrker förslaget.',
  'Tjänsteutlåtande',
  'Förslag till beslut',
  'Definition av fot',
  'Dokumentnamn:',
  'Diarienummer: 0815/23',
  'Bilaga 1: Indikatorer',
  '26 (34)',
  '# Rubrik',
  '### Insats 2:2 Sopa',
  '',
  '\f',
  '   ',
];
const structured = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('\n'));
const arbitrary = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  structured,
);
const parse = (text: string) => parseDocument({ text, pages: [] });

function spansOf(value: unknown): { start: number; end: number }[] {
  if (Array.isArray(value)) return value.flatMap(spansOf);
  if (value === null || typeof value !== 'object') return [];
  const own = 'start' in value && 'end' in value ? [value as { start: number; end: number }] : [];
  return [...own, ...Object.values(value).flatMap(spansOf)];
}

/** Without places, and with line ends in quoted source text made the same. */
function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n');
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) =>
      name === 'start' || name === 'end' ? [] : [[name, withoutPlaces(one)]],
    ),
  );
}

describe('whatever the text is', () => {
  it('the importer answers with a proposal of its contract', () => {
    fc.assert(
      fc.property(arbitrary, (text) => void ImportProposal.parse(parse(text))),
      { numRuns: 300 },
    );
  });

  it('every place lies within the text', () => {
    fc.assert(
      fc.property(structured, (text) => {
        for (const { start, end } of spansOf(parse(text))) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('line ends of another system change nothing', () => {
    fc.assert(
      fc.property(structured, (text) => {
        expect(withoutPlaces(parse(text.replaceAll('\n', '\r\n')))).toEqual(withoutPlaces(parse(text)));
      }),
      { numRuns: 200 },
    );
  });

  it('the same text gives the same proposal', () => {
    fc.assert(
      fc.property(structured, (text) => {
        expect(parse(text)).toEqual(parse(text));
      }),
      { numRuns: 50 },
    );
  });
});

describe('a long text', () => {
  it.each([
    ['one letter', 'a'.repeat(300_000)],
    ['answers only', 'Ja\n'.repeat(30_000)],
    ['headings only', 'Insats 1:1 Abc\n'.repeat(20_000)],
    ['one field', `Insats 1:1 X\n${'Ansvar: x\n'.repeat(30_000)}`],
    ['boards', 'socialnämnderna Centrum, '.repeat(12_000)],
    ['bars', '|-'.repeat(150_000)],
    ['hyphens', 'Aa- och '.repeat(37_000)],
  ])('of %s is read in seconds', (_, text) => {
    const began = process.cpuUsage();
    parse(text);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1_000_000).toBeLessThan(10);
  });
});
