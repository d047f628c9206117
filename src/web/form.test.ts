import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkValues, differs, fieldErrors, formPath } from './form.ts';
import { clearLocalCopies, keepCopiesFor, localCopy } from './local-copy.ts';
import { navigationFor, placeOf } from './navigation.ts';

test('each field has its first fault, under its own path', () => {
  const schema = z.object({ name: z.string().min(2), period: z.object({ from: z.iso.date() }) });
  const errors = checkValues(schema, { name: '', period: { from: '' } });
  expect(Object.keys(errors ?? {})).toEqual(['name', 'period.from']);
  expect(checkValues(schema, { name: 'ok', period: { from: '2026-01-01' } })).toBeNull();
  expect(
    fieldErrors([
      { path: 'a', message: '1' },
      { path: 'a', message: '2' },
    ]),
  ).toEqual({ a: '1' });
});

test('a path from the server is the path of the form', () => {
  expect(formPath('/period/from')).toBe('period.from');
  expect(formPath('#/name')).toBe('name');
  expect(formPath('body.name')).toBe('name');
  expect(formPath('name')).toBe('name');
});

test('a draft that says what the form begins with is not worth offering', () => {
  expect(differs({ a: 1, b: { c: 2, d: undefined } }, { b: { c: 2 }, a: 1 })).toBe(false);
  expect(differs({ a: ['x', 'y'] }, { a: ['y', 'x'] })).toBe(true);
});

function memory(): Storage {
  const entries = new Map<string, string>();
  return new Proxy({} as Storage, {
    get: (_, name) =>
      ({
        getItem: (key: string) => entries.get(key) ?? null,
        setItem: (key: string, value: string) => void entries.set(key, value),
        removeItem: (key: string) => void entries.delete(key),
      })[name as 'getItem'],
    ownKeys: () => [...entries.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
}

test('a copy on the device comes back with its time, and is gone after signing out', () => {
  const storage = memory();
  storage.setItem('samlad-color-scheme', 'dark');
  const copy = localCopy<string>('answer.1', storage, () => new Date('2026-11-21T13:32:00Z'));
  expect(copy.read()).toBeNull();
  copy.write('påbörjat');
  expect(copy.read()).toEqual({ value: 'påbörjat', at: '2026-11-21T13:32:00.000Z' });
  clearLocalCopies(storage);
  expect(copy.read()).toBeNull();
  expect(storage.getItem('samlad-color-scheme')).toBe('dark');
});

test('a copy is for the one who wrote it; the next person removes it unread', () => {
  const storage = memory();
  keepCopiesFor('anna', storage);
  localCopy<string>('answer.1', storage).write('Annas text');
  keepCopiesFor('anna', storage);
  expect(localCopy<string>('answer.1', storage).read()?.value).toBe('Annas text');
  keepCopiesFor('bo', storage);
  expect(localCopy<string>('answer.1', storage).read()).toBeNull();
  keepCopiesFor('anna', storage);
  expect(localCopy<string>('answer.1', storage).read()).toBeNull();
});

test('full or closed storage stops nobody from writing', () => {
  const closed = {
    getItem: () => {
      throw new Error('closed');
    },
    setItem: () => {
      throw new Error('full');
    },
    removeItem: () => {
      throw new Error('closed');
    },
  };
  const copy = localCopy<string>('x', closed);
  expect(() => copy.write('text')).not.toThrow();
  expect(copy.read()).toBeNull();
  expect(localCopy('x', null).read()).toBeNull();
});

test('a place without anything for the role is not shown', () => {
  const entry = { label: { sv: '', en: '' }, description: { sv: '', en: '' } };
  const modules = [
    {
      navigation: [
        { ...entry, place: 'administration' as const, to: '/a', roles: ['administrator' as const] },
      ],
    },
    { navigation: [{ ...entry, place: 'styrning' as const, to: '/s' }] },
  ];
  const shown = (role: Parameters<typeof navigationFor>[1]) =>
    navigationFor(modules, role).map(({ place }) => place);
  expect(shown('reader')).toEqual(['styrning']);
  expect(shown('administrator')).toEqual(['styrning', 'administration']);
  expect(shown(null)).toEqual([]);
  expect(placeOf('/styrning/dokument/1')).toBe('styrning');
  expect(placeOf('/om')).toBeNull();
});
