import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    globalSetup: ['tests/support/server.ts'],
    pool: 'forks',
    // Loading the application anew for each file took half of the processor's time; what a test changes it must put back.
    isolate: false,
    // One more than the processors of a small machine: the tests of faults mostly wait for something to start.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
