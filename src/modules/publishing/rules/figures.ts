import type { ReportDistribution, ReportQuestion, ReportValue } from '../contract/content.ts';
import { askedIn, DISTRIBUTION_KEYS, DISTRIBUTION_NAMES, inOneLine } from './words.ts';

/** A picture with what it says in words, for those who do not see it. */
export interface Figure {
  svg: string;
  alt: string;
}

/** Told apart by lightness first, so that they hold in black and white. */
const FILLS: Record<keyof ReportDistribution, { fill: string; ink: string }> = {
  yes: { fill: '#0d4a53', ink: '#ffffff' },
  partly: { fill: '#5aa2ad', ink: '#000000' },
  no: { fill: '#f0b48a', ink: '#000000' },
  notApplicable: { fill: '#e4e1db', ink: '#000000' },
  none: { fill: '#ffffff', ink: '#000000' },
};
const LETTERS: Record<keyof ReportDistribution, string> = {
  yes: 'J',
  partly: 'D',
  no: 'N',
  notApplicable: 'A',
  none: '',
};
export const LETTERS_EXPLAINED =
  'J är ja, D delvis, N nej, A inte aktuellt, tom ruta inget svar; ingen ruta betyder inte tillfrågad.';

const escapeXml = (text: string) =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\p{Cc}/gu, ' ');
const shorten = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const round = (value: number) => Math.round(value * 100) / 100;
const keyOf = (value: ReportValue | null): keyof ReportDistribution =>
  value === null ? 'none' : value === 'not-applicable' ? 'notApplicable' : value;

const svg = (width: number, height: number, body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${round(height)}" viewBox="0 0 ${width} ${round(height)}" font-family="Source Sans 3">${body}</svg>`;
const box = (x: number, y: number, width: number, height: number, key: keyof ReportDistribution) =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${FILLS[key].fill}" stroke="#5c574f" stroke-width="0.5"/>`;
const words = (x: number, y: number, text: string, size: number, more = '') =>
  `<text x="${round(x)}" y="${round(y)}" font-size="${size}" ${more}>${escapeXml(text)}</text>`;

const WIDTH = 470;
const BAR_ROWS = 42;
const MAP_COLUMNS = 20;
const MAP_ROWS = 46;

function inParts<T>(list: readonly T[], most: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < list.length; at += most) parts.push(list.slice(at, at + most));
  return parts;
}

const placeName = (question: ReportQuestion) =>
  question.number ?? shorten(question.title || question.text, 9);

/** One bar a question: how many said what. A picture holds as many bars as a page. */
export function barFigures(documentTitle: string, questions: readonly ReportQuestion[]): Figure[] {
  return inParts(
    questions.filter(({ distribution }) => askedIn(distribution) > 0),
    BAR_ROWS,
  ).map((part) => {
    const legend = DISTRIBUTION_KEYS.map((key, index) => {
      const x = 44 + index * 84;
      return `${box(x, 1, 10, 10, key)}${words(x + 14, 10, DISTRIBUTION_NAMES[key], 9)}`;
    }).join('');
    const bars = part
      .map((question, row) => {
        const y = 18 + row * 14;
        const asked = askedIn(question.distribution);
        let x = 44;
        const segments = DISTRIBUTION_KEYS.map((key) => {
          const count = question.distribution[key];
          const width = (count / asked) * (WIDTH - 46);
          const drawn =
            count === 0
              ? ''
              : box(x, y, width, 11, key) +
                (width > 12
                  ? words(
                      x + width / 2,
                      y + 8.8,
                      String(count),
                      8.5,
                      `text-anchor="middle" fill="${FILLS[key].ink}"`,
                    )
                  : '');
          x += width;
          return drawn;
        }).join('');
        return `${words(40, y + 9, placeName(question), 9, 'text-anchor="end"')}${segments}`;
      })
      .join('');
    const first = part[0]!;
    const last = part.at(-1)!;
    return {
      svg: svg(WIDTH, 20 + part.length * 14, legend + bars),
      alt: `Liggande staplar för ${documentTitle}, ${placeName(first)} till ${placeName(last)}. ${part
        .map((question) => `${placeName(question)}: ${inOneLine(question.distribution)}`)
        .join('. ')}.`,
    };
  });
}

/** Boards × questions, a letter in each box. In parts that a page holds. */
export function heatFigures(documentTitle: string, questions: readonly ReportQuestion[]): Figure[] {
  const names = new Map<string, string>();
  const values = new Map<string, ReportValue | null>();
  for (const question of questions) {
    for (const { organisation, value } of question.answers) {
      names.set(organisation.id, organisation.name);
      values.set(`${organisation.id} ${question.id}`, value);
    }
    for (const organisation of question.unanswered) {
      names.set(organisation.id, organisation.name);
      values.set(`${organisation.id} ${question.id}`, null);
    }
  }
  const organisations = [...names.entries()].sort(([, a], [, b]) => a.localeCompare(b, 'sv'));
  return inParts(organisations, MAP_ROWS).flatMap((rows) =>
    inParts(questions, MAP_COLUMNS).map((columns) => {
      const head = columns
        .map((question, index) =>
          words(178 + index * 14.5, 9, shorten(placeName(question), 6), 6.5, 'text-anchor="middle"'),
        )
        .join('');
      const body = rows
        .map(([id, name], row) => {
          const y = 13 + row * 12.5;
          const boxes = columns
            .map((question, column) => {
              const value = values.get(`${id} ${question.id}`);
              if (value === undefined) return '';
              const key = keyOf(value);
              const x = 171 + column * 14.5;
              return (
                box(x, y, 14, 12, key) +
                (LETTERS[key] === ''
                  ? ''
                  : words(x + 7, y + 9, LETTERS[key], 8, `text-anchor="middle" fill="${FILLS[key].ink}"`))
              );
            })
            .join('');
          return `${words(166, y + 9, shorten(name, 38), 8, 'text-anchor="end"')}${boxes}`;
        })
        .join('');
      return {
        svg: svg(WIDTH, 16 + rows.length * 12.5, head + body),
        alt: `Värmekarta för ${documentTitle}: ${rows.length} nämnder och bolag mot ${columns.length} frågor, ${placeName(columns[0]!)} till ${placeName(columns.at(-1)!)}. ${LETTERS_EXPLAINED} Samma uppgifter står under varje fråga och räknade i tabellen efter kartan.`,
      };
    }),
  );
}
