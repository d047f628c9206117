/** A piece of text as it was painted. Coordinates in points, y grows upwards, `y` is the baseline. */
export type Fragment = {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
  font: string;
  /** Place in the page's own drawing order, which most programs write cell by cell and column by column. */
  order: number;
  upright: boolean;
};

export type PageOfFragments = { fragments: Fragment[]; height: number };

/** A run of words on one baseline without a wide gap: a whole line of a paragraph, or one line of one cell. */
export type Segment = Omit<Fragment, 'upright'>;

export type Line = { y: number; size: number; segments: Segment[] };

/** Wider than any space in justified text, narrower than the air between two columns. */
const wideGap = 1.7;
/** Enough between two columns when something else says that they are two. */
const narrowGap = 0.5;
const listMark = /^([•▪◦–\-o]|\d{1,2}(\.\d{1,2})*[.)]?|[a-zåäö]\))$/;

/** Groups fragments into lines from the top down, each line into segments from left to right. */
export function toLines(fragments: Fragment[]): Line[] {
  const upright = splitAtLongBlanks(fragments.filter((fragment) => fragment.upright));
  upright.sort((a, b) => b.y - a.y || a.x - b.x);
  const baselines: Fragment[][] = [];
  for (const fragment of upright) {
    const row = baselines.at(-1);
    if (row && sharesBaseline(row, fragment)) row.push(fragment);
    else baselines.push([fragment]);
  }
  const rows = takeInMarks(baselines);
  const starts = columnStarts(rows);
  const lines = rows.map((row) => toLine(row, starts));
  const turned = fragments.filter((fragment) => !fragment.upright);
  // Text along the margin comes last: it belongs to no line.
  for (const fragment of turned) lines.push({ y: -1, size: fragment.size, segments: [{ ...fragment }] });
  return lines;
}

function sharesBaseline(row: Fragment[], fragment: Fragment): boolean {
  const tallest = row.reduce((a, b) => (b.size > a.size ? b : a));
  return Math.abs(tallest.y - fragment.y) <= 0.2 * Math.min(tallest.size, fragment.size);
}

/** A footnote's mark stands a little above its line, an index a little below: both belong to the larger text. */
function takeInMarks(baselines: Fragment[][]): Fragment[][] {
  const rows: Fragment[][] = [];
  let marks: Fragment[] = [];
  for (const [index, row] of baselines.entries()) {
    const next = baselines[index + 1];
    const above = rows.at(-1);
    if (next && areMarksOf(row, next)) {
      marks = row.map((mark) => ({ ...mark, text: raise(mark.text) }));
    } else if (above && areMarksOf(row, above)) above.push(...row);
    else {
      rows.push([...row, ...marks]);
      marks = [];
    }
  }
  return rows;
}

function areMarksOf(marks: Fragment[], line: Fragment[]): boolean {
  return marks.every((mark) =>
    line.some(
      (other) =>
        mark.size <= 0.88 * other.size &&
        Math.abs(mark.y - other.y) <= 0.5 * other.size &&
        (Math.abs(other.right - mark.x) < other.size || Math.abs(mark.right - other.x) < other.size),
    ),
  );
}

const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A raised figure is written as one: 'insats 1:2' with note 1 must not become 'insats 1:21'. */
function raise(text: string): string {
  return text.replace(/\d/g, (digit) => raisedDigits[Number(digit)]!);
}

/** Some programs paint a whole table row as one string with blanks between the cells. */
function splitAtLongBlanks(fragments: Fragment[]): Fragment[] {
  return fragments.flatMap((fragment) => {
    if (!/\S\s{4,}\S/.test(fragment.text)) return [fragment];
    const perCharacter = (fragment.right - fragment.x) / fragment.text.length;
    return [...fragment.text.matchAll(/\S+(\s{1,3}\S+)*/g)].map((match) => ({
      ...fragment,
      text: match[0],
      x: fragment.x + match.index * perCharacter,
      right: fragment.x + (match.index + match[0].length) * perCharacter,
    }));
  });
}

/** Where text begins after a wide gap on at least two lines: full cells leave a narrow gap before the same place. */
function columnStarts(rows: Fragment[][]): number[] {
  const found = new Map<number, number>();
  for (const row of rows) {
    for (const { x } of toLine([...row], []).segments.slice(1)) {
      found.set(Math.round(x), (found.get(Math.round(x)) ?? 0) + 1);
    }
  }
  return [...found].filter(([, count]) => count > 1).map(([x]) => x);
}

function toLine(row: Fragment[], starts: number[]): Line {
  row.sort((a, b) => a.x - b.x);
  const size = Math.max(...row.map((fragment) => fragment.size));
  const segments: Segment[] = [];
  let painted = -1;
  for (const { upright: _, ...fragment } of row) {
    const last = segments.at(-1);
    const gap = last ? fragment.x - last.right : 0;
    const otherCell =
      gap > narrowGap * size &&
      (fragment.order !== painted + 1 || starts.some((start) => Math.abs(start - fragment.x) <= 1));
    painted = fragment.order;
    const afterMark =
      last !== undefined &&
      segments.length === 1 &&
      listMark.test(last.text) &&
      gap < 4.5 * size &&
      /^[\p{L}”"(]/u.test(fragment.text);
    if (!last || ((gap > wideGap * size || otherCell) && !afterMark)) {
      segments.push({ ...fragment, text: fragment.text.trimStart() });
      continue;
    }
    const space = gap > 0.12 * size && !last.text.endsWith(' ') ? ' ' : '';
    last.text = `${last.text}${space}${fragment.text}`;
    last.right = Math.max(last.right, fragment.right);
    // A raised mark must not decide how the whole line looks.
    if (fragment.size > last.size)
      Object.assign(last, { size: fragment.size, font: fragment.font, y: fragment.y });
  }
  for (const segment of segments) segment.text = segment.text.replace(/\s+/g, ' ').trim();
  return { y: Math.max(...segments.map((segment) => segment.y)), size, segments };
}
