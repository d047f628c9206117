import type { Actor } from '../../platform/identity/context.ts';

/** A log reviewer reads the log; nobody else does. */
export const mayReviewLog = (actor: Pick<Actor, 'role'> | null) => actor?.role === 'log-reviewer';
