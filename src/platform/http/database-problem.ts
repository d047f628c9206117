import { isDatabaseUnavailable } from '../database/unavailable.ts';
import { type Problem, problems } from './problem.ts';

/**
 * The named error for a refusal by the database itself, which stands behind every check in the code. Such a refusal is
 * a check that the code forgot or lost a race for, so it is always in the log too.
 * @returns null for what is no refusal of the database
 */
export function findDatabaseProblem(error: unknown): Problem | null {
  if (isDatabaseUnavailable(error)) return problems.unavailable();
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  // The wall: forbidden and missing look the same.
  if (code === '42501') return problems.notFound();
  // Somebody else was first.
  if (code === '23505' || code === '23P01') return problems.conflict();
  if (code === '40001' || code === '40P01' || code === '55P03') return problems.unavailable();
  // Something that no row may hold, or that refers to nothing.
  if (
    /^22[0-9A-Z]{3}$/.test(code) ||
    code === '23502' ||
    code === '23503' ||
    code === '23514' ||
    code === '54001'
  )
    return problems.invalid();
  return null;
}
