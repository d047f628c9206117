import type { Attention, LogEvent } from './contract.ts';

/** Sealing runs every minute; rows that have waited this long say that it has stopped. */
const OVERDUE_MS = 10 * 60_000;

const local = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Stockholm',
  weekday: 'short',
  hour: '2-digit',
  hour12: false,
});

/** Saturdays, Sundays, and between 20 and 6 on other days, in Stockholm. */
export function isOutsideHours(at: Date): boolean {
  const parts = Object.fromEntries(local.formatToParts(at).map(({ type, value }) => [type, value]));
  const hour = Number(parts.hour) % 24;
  return parts.weekday === 'Sat' || parts.weekday === 'Sun' || hour < 6 || hour >= 20;
}

/** Why a reviewer may want to look closer at a row. */
export function attentionOf({ action, at, person }: Pick<LogEvent, 'action' | 'at' | 'person'>): Attention[] {
  const found: Attention[] = [];
  if (action === 'sign-in-refused') found.push('refused');
  if (action === 'give-role' || action === 'change-role-period' || action === 'bootstrap')
    found.push('roles');
  if (action === 'export') found.push('export');
  if (person && isOutsideHours(new Date(at))) found.push('outside-hours');
  return found;
}

export const isOverdue = (oldestWaiting: Date | null, now: Date) =>
  oldestWaiting !== null && now.getTime() - oldestWaiting.getTime() > OVERDUE_MS;

/** A cell that a spreadsheet would take for a formula is kept as the text it is. */
export const plainCell = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
