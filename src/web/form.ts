import type { z } from 'zod';
import type { FieldProblem } from './api.ts';

/** One message a field, by the field's path: `{ name: 'Skriv ett namn' }`. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The first fault of each field, keyed by path with dots. */
export function fieldErrors(issues: readonly FieldProblem[]): FieldErrors {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) errors[path] ??= message;
  return errors;
}

/** Checks values against the contract before they are sent; null when they hold. */
export function checkValues(schema: z.ZodType, values: unknown): FieldErrors | null {
  const result = schema.safeParse(values);
  if (result.success) return null;
  return fieldErrors(
    result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  );
}

/** The server may name a field with a leading slash or `body.`; the form knows it by its own path. */
export function formPath(path: string): string {
  return path
    .replace(/^#?\//, '')
    .replaceAll('/', '.')
    .replace(/^body\./, '');
}

/** A draft is worth offering when it differs from what the form would begin with. */
export function differs(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) !== JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, entry]) => [name, sorted(entry)]),
  );
}
