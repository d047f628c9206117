import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { logTexts } from './text.ts';

const root = join(import.meta.dirname, '../../../..');

/** Tables whose changes come into the log, as the migrations have them watched. */
const watched = new Set(
  readdirSync(join(root, 'migrations'))
    .map((name) => readFileSync(join(root, 'migrations', name), 'utf8'))
    .flatMap((text) =>
      [...text.matchAll(/access\.protect\(\s*'([a-z_]+\.[a-z_]+)'/g)].map(([, name]) => name!),
    ),
);

test.each(['sv', 'en'] as const)(
  'whoever reviews the log reads words, never the name of a table (%s)',
  (language) => {
    const { objects, actions } = logTexts[language];
    expect(watched.size).toBeGreaterThan(40);
    expect([...watched].filter((name) => !(name in objects))).toEqual([]);
    for (const act of ['export', 'import', 'download', 'delegate', 'publish', 'withdraw'])
      expect(actions[act], act).toBeDefined();
  },
);
