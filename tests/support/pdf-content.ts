/** What a page's content says of its own tagging. */
export interface MarkedContent {
  /** Numbers of the pieces that belong to the structure, in order. */
  ids: number[];
  /** Pieces that show something and are neither numbered nor marked as decoration. */
  loose: number;
}

const TOKEN =
  /\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]|\/[^\s/<>[\]()]*|%[^\n]*|[^\s/<>[\]()]+/g;
/** Operators that put something on the page: text, painted paths, shadings, pictures and forms. */
const SHOWS = new Set([
  'Tj',
  'TJ',
  "'",
  '"',
  'f',
  'F',
  'f*',
  'S',
  's',
  'B',
  'B*',
  'b',
  'b*',
  'sh',
  'Do',
  'EI',
]);

/** Reads a content stream: which of what it shows is tagged. */
export function readMarks(content: string): MarkedContent {
  const ids: number[] = [];
  let loose = 0;
  /** Whether each open piece of marked content makes what is in it accounted for. */
  const open: boolean[] = [];
  let operands: string[] = [];
  for (const [token] of content.matchAll(TOKEN)) {
    if (token === 'BMC' || token === 'BDC') {
      const id = /\/MCID (\d+)/.exec(operands.join(' '));
      if (id) ids.push(Number(id[1]));
      open.push(id !== null || operands.includes('/Artifact'));
    } else if (token === 'EMC') open.pop();
    else if (SHOWS.has(token)) {
      if (!open.includes(true)) loose += 1;
    } else if (!/^[A-Za-z*'"]+\d?$/.test(token) || token === 'true' || token === 'false') {
      operands.push(token);
      continue;
    }
    operands = [];
  }
  return { ids, loose };
}
