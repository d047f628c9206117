import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/modules/governance/import/read/read-source.ts';
import type { Block } from './blocks.ts';
import { makeDocx } from './make-docx.ts';
import { makePdf, type PdfStyle } from './make-pdf.ts';

const styles: [string, PdfStyle][] = [
  ['painted cell by cell, tight', { paint: 'by-cell', cellPadding: 0 }],
  ['painted cell by cell, airy', { paint: 'by-cell', cellPadding: 5 }],
  ['painted line by line, airy', { paint: 'by-line', cellPadding: 5 }],
];

async function readPdf(blocks: Block[], style: PdfStyle, pageHeader?: string) {
  return (await readSource(await makePdf({ blocks, pageHeader }, style))).text;
}

async function readDocx(blocks: Block[], pageHeader?: string) {
  return (await readSource(await makeDocx({ blocks, pageHeader }))).text;
}

const longValue =
  'Fler vuxna rör sig på torget under kvällarna och de som är unga har någon att gå till när det blir stökigt';
const measure: Block = {
  table: [
    ['Förväntat resultat', longValue],
    ['Målgrupp', 'Unga'],
    ['Den som håller samman arbetet', longValue],
    ['Ansvar', 'Tekniska nämnden'],
  ],
  widths: [0.28, 0.72],
};
const prose = (words: string, times: number) => `${words} `.repeat(times).trim();

describe.each(styles)('a PDF %s', (_, style) => {
  it('gives each table row as label, TAB and value, and goes on after a TAB', async () => {
    const text = await readPdf([{ paragraph: prose('Inledande text.', 20) }, measure], style);
    const rows = text.slice(text.indexOf('Förväntat')).replace(/\n\t/g, ' ').trim().split('\n');
    expect(rows).toEqual([
      `Förväntat resultat\t${longValue}`,
      'Målgrupp\tUnga',
      `Den som håller samman arbetet\t${longValue}`,
      'Ansvar\tTekniska nämnden',
    ]);
  });

  it('gives a table of many columns as one line a row, with empty cells in their place', async () => {
    const table: Block = {
      table: [
        ['Mål', 'Indikator', 'Utgångsvärde 2024', 'Målvärde 2028'],
        ['Tryggare torg', 'Andel som känner sig trygga på torget efter mörkrets inbrott', '49', '65'],
        ['Färre hot', 'Antal anmälda hot', '', '0'],
      ],
      widths: [0.27, 0.37, 0.19, 0.17],
    };
    const text = await readPdf([{ paragraph: prose('Text före.', 9) }, table], style);
    expect(text.split('\n').filter((line) => line.includes('\t'))).toEqual([
      'Mål\tIndikator\tUtgångsvärde 2024\tMålvärde 2028',
      'Tryggare torg\tAndel som känner sig trygga på torget efter mörkrets inbrott\t49\t65',
      'Färre hot\tAntal anmälda hot\t\t0',
    ]);
  });

  it('reads prose in two columns one column at a time', async () => {
    const [left, right] = [
      prose('Vänster spalt handlar om torg.', 20),
      prose('Höger spalt handlar om parker.', 19),
    ];
    const text = await readPdf([{ heading: 'Två spalter', level: 2 }, { columns: [left, right] }], style);
    expect(text.replace(/\s+/g, ' ')).toContain(`${left} ${right}`);
  });

  it('joins a heading that runs over several lines, and not the text below it', async () => {
    const heading =
      'Insats 1:1 Förlängda kvällar på bibliotek och fritidsgårdar i alla kommundelar under hela året';
    const text = await readPdf([{ heading, level: 2 }, { paragraph: prose('Brödtext.', 40) }], style);
    expect(text.split('\n')[0]).toBe(heading);
  });

  it('keeps a table together with its columns over a page break', async () => {
    const rows = Array.from({ length: 30 }, (__, i) => [`Rad ${i}`, longValue]);
    const text = await readPdf([{ table: rows, widths: [0.28, 0.72] }], style, 'Granby kommuns plan');
    const [first = '', second = ''] = text.split('\f');
    expect(second).toBeTruthy();
    expect(`${first}\n${second}`.match(/^Rad \d+\t/gm)?.length).toBeGreaterThanOrEqual(30);
  });
});

it('carries on with the right-hand cell alone on a new page', async () => {
  const table: Block = {
    table: [
      ['Målgrupp', 'Unga'],
      ['Förväntat resultat', prose('En mycket lång cell som inte får plats på sidan.', 120)],
    ],
    widths: [0.28, 0.72],
  };
  const text = await readPdf(
    [{ paragraph: prose('Text före.', 60) }, table],
    styles[0]![1],
    'Granby kommuns plan',
  );
  const second = text
    .split('\f')[1]!
    .trim()
    .split('\n')
    .filter((line) => line !== '');
  expect(second[0]).toBe('Granby kommuns plan\t2 (2)');
  expect(second.slice(1).every((line) => line.startsWith('\t'))).toBe(true);
});

it('notes where each page of a PDF begins and ends', async () => {
  const bytes = await makePdf(
    { blocks: [{ paragraph: 'Ett' }, { pageBreak: true }, { paragraph: 'Två' }] },
    styles[0]![1],
  );
  const { text, pages } = await readSource(bytes);
  expect(pages.map(({ page, start, end }) => [page, text.slice(start, end).trim()])).toEqual([
    [1, 'Ett'],
    [2, 'Två'],
  ]);
});

it('joins words that were painted in pieces, reads small raised marks in their line and turned text last', async () => {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([595, 842]);
  const width = (text: string) => font.widthOfTextAtSize(text, 11);
  page.drawText('Trygg', { x: 72, y: 700, size: 11, font });
  page.drawText('hets', { x: 72 + width('Trygg'), y: 700, size: 11, font });
  page.drawText('råd', { x: 72 + width('Trygghets') + 3, y: 700, size: 11, font });
  page.drawText('1', { x: 72 + width('Trygghetsråd') + 3, y: 704, size: 6, font });
  page.drawText('i marginalen', {
    x: 30,
    y: 400,
    size: 8,
    font,
    rotate: { type: 'degrees' as never, angle: 90 },
  });
  page.drawText('Nästa rad', { x: 72, y: 686, size: 11, font });
  const { text } = await readSource(await pdf.save());
  expect(text.split('\n').filter((line) => line !== '')).toEqual([
    'Trygghets råd¹',
    'Nästa rad',
    'i marginalen',
  ]);
});

describe('a Word file', () => {
  it('gives headings, list items, label and value, and rows with TAB', async () => {
    const blocks: Block[] = [
      { heading: 'Plan', level: 1 },
      { heading: 'Insats 1:1 Bänkar', level: 3 },
      { label: 'Ansvar:', text: 'Tekniska nämnden' },
      { bullets: ['ett', 'två'] },
      { table: [['Målgrupp', 'Unga\nÄldre']], widths: [0.3, 0.7] },
    ];
    const lines = (await readDocx(blocks)).split('\n').filter((line) => line !== '');
    expect(lines).toEqual([
      '# Plan',
      '### Insats 1:1 Bänkar',
      'Ansvar: Tekniska nämnden',
      '• ett',
      '• två',
      'Målgrupp\tUnga',
      '\tÄldre',
    ]);
  });

  it('keeps empty cells in their place', async () => {
    const table: Block = { table: [['a', '', 'c']], widths: [0.3, 0.3, 0.4] };
    expect(await readDocx([table])).toContain('a\t\tc');
  });

  it('puts footnotes last and leaves no mark of them in the text', async () => {
    const text = await readDocx([
      { paragraph: 'Försöket blev av.' },
      { footnote: 'Se bilagan.' },
      { paragraph: 'Slut.' },
    ]);
    expect(text).toMatch(/^Försöket blev av\.\n\nSlut\.\n\n1\. Se bilagan\.\n/);
  });

  it('gives the page header once, on a page of its own', async () => {
    const bytes = await makeDocx({
      blocks: [{ paragraph: 'Text & mer' }],
      pageHeader: 'Dnr 0123/24 & bilaga',
    });
    const { text, pages } = await readSource(bytes);
    expect(pages.map(({ start, end }) => text.slice(start, end).trim())).toEqual([
      'Dnr 0123/24 & bilaga',
      'Text & mer',
    ]);
  });
});
