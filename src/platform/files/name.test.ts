import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FILE_KINDS } from './kinds.ts';
import { attachmentHeader, cleanFileName } from './name.ts';

test.each([
  ['../../etc/passwd.txt', 'txt', 'passwd.txt'],
  ['C:\\Users\\x\\Rapport 2026.PDF', 'pdf', 'Rapport 2026.pdf'],
  ['faktura\u202Efdp.exe.pdf', 'pdf', 'fakturafdp.exe.pdf'],
  ['a\r\nSet-Cookie: x.pdf', 'pdf', 'a Set-Cookie- x.pdf'],
  ['CON.pdf', 'pdf', '_CON.pdf'],
  ['...', 'pdf', 'fil.pdf'],
  ['.pdf', 'pdf', 'fil.pdf'],
  ['bild.jpeg', 'jpg', 'bild.jpg'],
  ['Åtgärder i år.docx', 'docx', 'Åtgärder i år.docx'],
  ['a\u0000b.txt', 'txt', 'ab.txt'],
  ['a \u0000\nb.txt', 'txt', 'a b.txt'],
])('%j becomes a safe name', (given, end, clean) => {
  expect(cleanFileName(given, end)).toBe(clean);
});

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom(
      '/',
      '\\',
      '.',
      ' ',
      '\u202E',
      '\u0000',
      '\n',
      '"',
      "'",
      ';',
      'å',
      '%',
      '\ud800',
      'con',
    ),
    maxLength: 60,
  }),
);

test('whatever a file is called, its name comes out safe, and the same when cleaned again', () => {
  fc.assert(
    fc.property(anyName, fc.constantFrom(...FILE_KINDS), (given, end) => {
      const name = cleanFileName(given, end);
      expect(name).not.toMatch(/[/\\<>:"|?*\p{C}\p{Zl}\p{Zp}]/u);
      expect(name).not.toMatch(/^[\s.]/);
      expect(name.endsWith(`.${end}`)).toBe(true);
      expect(name.length).toBeGreaterThan(end.length + 1);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
      expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
      expect(cleanFileName(name, end)).toBe(name);
    }),
  );
});

test('whatever a file is called, the header is one line of plain characters from which the name is read back', () => {
  fc.assert(
    fc.property(anyName, (given) => {
      const header = attachmentHeader(given);
      expect(header).toMatch(
        /^attachment; filename="[\w.-]+"; filename\*=UTF-8''(?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})*$/,
      );
      const read = decodeURIComponent(header.slice(header.indexOf("''") + 2));
      expect(read).toBe(given.replace(/\p{Surrogate}/gu, ''));
    }),
  );
});
