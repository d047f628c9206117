import type { Block } from '../tests/documents/blocks.ts';

const prose =
  'Kommunen ska se till att arbetet blir gjort även när det är semester, och att den som frågar får veta vem som gör det. Varje plats har sina egna förutsättningar, så nämnderna bestämmer själva ordningen. ';

/** The blocks of an invented plan with so many measures, each with its prose and its table. */
export function makePlan(measures: number): Block[] {
  const blocks: Block[] = [
    { heading: 'Granby kommuns handlingsplan för alltings ordning 2025–2028', level: 1 },
    { paragraph: 'Diarienummer: KS 2025/0001' },
  ];
  for (let n = 0; n < measures; n++) {
    const area = Math.floor(n / 10) + 1;
    const number = `${area}:${(n % 10) + 1}`;
    if (n % 10 === 0) blocks.push({ heading: `Fokusområde ${area}: Område nummer ${area}`, level: 2 });
    blocks.push({ heading: `Insats ${number} Åtgärd nummer ${n + 1} i ordningen`, level: 3 });
    blocks.push({ paragraph: prose.repeat(4).trim() });
    blocks.push({
      table: [
        [`Insats ${number}`, `Åtgärd nummer ${n + 1} i ordningen`],
        [
          'Förväntat resultat',
          'Mindre oreda och fler som vet vart de ska vända sig när något har gått sönder',
        ],
        ['Målgrupp', 'Alla som bor i kommunen och alla som är där på besök'],
        ['Samordningsansvar', 'Kommunstyrelsen'],
        ['Ansvar', 'Kulturnämnden, grundskolenämnden och socialnämnderna Centrum, Hisingen och Nordost'],
      ],
      widths: [0.28, 0.72],
    });
  }
  return blocks;
}

/** The same as plain text with TAB between cells, of at least so many bytes. */
export function makeText(bytes: number): string {
  const lines: string[] = [];
  let length = 0;
  for (const block of makePlan(Math.ceil(bytes / 1000))) {
    const text =
      'table' in block
        ? `${block.table.map((row) => row.join('\t')).join('\n')}\n`
        : 'heading' in block
          ? `${block.heading}\n`
          : 'paragraph' in block
            ? `${block.paragraph}\n`
            : '';
    lines.push(text);
    length += Buffer.byteLength(text) + 1;
    if (length >= bytes) break;
  }
  return lines.join('\n');
}
