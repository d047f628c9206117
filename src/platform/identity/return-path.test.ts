import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownPath } from './return-path.ts';

test.each(['/', '/styrning/dokument', '/uppfoljning/1?flik=svar#fraga-2', '/s%C3%B6k?q=%2F%2F'])(
  'goes on to %s',
  (path) => {
    expect(ownPath(path)).toBe(path);
  },
);

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/api/v1/session',
  '',
  undefined,
])('goes to the start page instead of %s', (wanted) => {
  expect(ownPath(wanted)).toBe('/');
});

test('whatever is asked for, the browser stays with us', () => {
  const nasty = fc.string({
    unit: fc.constantFrom('/', '\\', '.', ':', '@', '\t', '\n', '?', '#', '%', 'a', 'é', ' '),
  });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        nasty,
        nasty.map((rest) => `/${rest}`),
      ),
      (wanted) => {
        const reached = new URL(ownPath(wanted), 'https://samlad.example');
        expect(reached.origin).toBe('https://samlad.example');
        expect(reached.pathname.startsWith('/api/')).toBe(false);
      },
    ),
    { numRuns: 2000 },
  );
});
