/** Reads which characters a TrueType font has, from its `cmap` table (formats 4 and 12). */
export function readCoverage(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const covered = new Set<number>();
  const tables = view.getUint16(4);
  for (let table = 0; table < tables; table += 1) {
    const at = 12 + table * 16;
    if (view.getUint32(at) !== 0x636d6170) continue;
    const cmap = view.getUint32(at + 8);
    for (let index = 0; index < view.getUint16(cmap + 2); index += 1)
      readSubtable(view, cmap + view.getUint32(cmap + 4 + index * 8 + 4), covered);
  }
  return covered;
}

function readSubtable(view: DataView, at: number, covered: Set<number>): void {
  const format = view.getUint16(at);
  if (format === 12) {
    const groups = view.getUint32(at + 12);
    for (let group = 0; group < groups; group += 1) {
      const first = view.getUint32(at + 16 + group * 12);
      const last = view.getUint32(at + 20 + group * 12);
      for (let code = first; code <= last; code += 1) covered.add(code);
    }
  }
  if (format === 4) {
    const segments = view.getUint16(at + 6);
    for (let offset = 0; offset < segments; offset += 2) {
      const last = view.getUint16(at + 14 + offset);
      const first = view.getUint16(at + 16 + segments + offset);
      for (let code = first; code <= last && code !== 0xffff; code += 1) covered.add(code);
    }
  }
}

/** A run of letters so long that no line holds it gets places to break. */
const LONGEST_RUN = 48;
const BREAK = '\u200b';

/**
 * The text in characters that the font can show: one that it lacks stands as its code, `[U+1F600]`, since PDF/UA and
 * PDF/A allow no empty boxes. The other exports have it to the letter.
 */
export function showable(text: string, covers: (code: number) => boolean): string {
  const shown = [...text.normalize('NFC')]
    .map((character) => {
      const code = character.codePointAt(0)!;
      if (code === 9 || code === 10 || code === 0xa0) return character === '\t' ? ' ' : character;
      if (code === 0xfe0f || code === 0x200d || code === 0x200b || code === 0xad) return '';
      if (covers(code)) return character;
      return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    })
    .join('');
  return shown.replace(/\S{49,}/gu, (run) =>
    [...run]
      .map((character, index) => (index > 0 && index % LONGEST_RUN === 0 ? BREAK + character : character))
      .join(''),
  );
}

/** Every text in a value, made showable; an address (`href`) is followed and never shown, so it stays as it is. */
export function makeShowable<T>(value: T, covers: (code: number) => boolean): T {
  if (typeof value === 'string') return showable(value, covers) as T;
  if (Array.isArray(value)) return value.map((each) => makeShowable(each, covers)) as T;
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, key === 'href' ? each : makeShowable(each, covers)]),
    ) as T;
  }
  return value;
}
