import type { Program } from '../../programs/locate-program.ts';

/** Where files are looked into. */
export const fileChecker: Program = {
  name: 'file-checker',
  source: new URL('./worker.ts', import.meta.url),
};
