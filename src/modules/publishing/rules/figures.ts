import type { ReportDistribution, ReportQuestion } from '../contract/content.ts';
import { FILLS } from './map.ts';
import { askedIn, DISTRIBUTION_KEYS, DISTRIBUTION_NAMES, inOneLine } from './words.ts';

/** A picture with what it says in words, for those who do not see it. */
export interface Figure {
  svg: string;
  alt: string;
}

const escapeXml = (text: string) =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\p{Cc}/gu, ' ');
const shorten = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const round = (value: number) => Math.round(value * 100) / 100;

const svg = (width: number, height: number, body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${round(height)}" viewBox="0 0 ${width} ${round(height)}" font-family="Source Sans 3">${body}</svg>`;
const box = (x: number, y: number, width: number, height: number, key: keyof ReportDistribution) =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${FILLS[key].fill}" stroke="#5c574f" stroke-width="0.5"/>`;
const words = (x: number, y: number, text: string, size: number, more = '') =>
  `<text x="${round(x)}" y="${round(y)}" font-size="${size}" ${more}>${escapeXml(text)}</text>`;

const WIDTH = 470;
const BAR_ROWS = 42;

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
