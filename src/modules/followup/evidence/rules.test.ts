import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostOf, readAddress, titleOfLink } from './rules.ts';

test.each([
  ['https://example.se/a?b=c#d', 'https://example.se/a?b=c#d'],
  ['http://example.se', 'http://example.se/'],
  ['  www.example.se/rapport ', 'https://www.example.se/rapport'],
  ['example.se:8443/x', 'https://example.se:8443/x'],
  ['https://göteborg.example/ö', 'https://xn--gteborg-90a.example/%C3%B6'],
  ['javascript:alert(1)', null],
  ['JaVaScRiPt:alert(1)', null],
  ['data:text/html,x', null],
  ['file:///etc/passwd', null],
  ['vbscript:x', null],
  ['https://bank.example@ont.example/', null],
  ['https://a.example/\u202Efdp', null],
  ['https://a.example/a b', null],
  ['//example.se', 'https://example.se/'],
  ['localhost', null],
  ['', null],
])('the address %j is kept as %j', (typed, kept) => {
  expect(readAddress(typed)).toBe(kept);
});

test('whatever is typed, what is kept leads to a host over http or https and nowhere else', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl(),
    fc
      .tuple(fc.constantFrom('javascript:', 'https://', '//', 'data:', 'ftp://', ''), fc.string())
      .map((s) => s.join('')),
  );
  fc.assert(
    fc.property(anything, (typed) => {
      const kept = readAddress(typed);
      if (kept === null) return;
      expect(kept).toMatch(/^https?:\/\/[^\s@/]+\//);
      expect(hostOf(kept).length).toBeGreaterThan(2);
      expect(readAddress(kept)).toBe(kept);
    }),
  );
});

test('a link is called by its title, and one without a title by where it leads', () => {
  expect(titleOfLink('Årsrapport', 'https://www.example.se/rapport')).toBe('Årsrapport');
  expect(titleOfLink('example.se', 'https://www.example.se/rapport?ar=2026')).toBe(
    'example.se/rapport?ar=2026',
  );
  expect(titleOfLink('example.se', 'https://example.se/')).toBe('example.se');
});
