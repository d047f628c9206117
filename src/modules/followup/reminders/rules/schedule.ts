import { addDays, nearestWorkingDay } from './working-days.ts';

/** When a round reminds. */
export interface ReminderPlan {
  enabled: boolean;
  /** Days before the due date; 0 is the day itself. */
  daysBefore: readonly number[];
  /** Days after the due date. */
  daysAfter: readonly number[];
  /** Once a week after the last of these, for as long as the round is open. */
  weekly: boolean;
}

/** What a round follows until its planner has chosen something else. */
export const USUAL_PLAN: ReminderPlan = {
  enabled: true,
  daysBefore: [14, 7, 1],
  daysAfter: [1, 7],
  weekly: true,
};

/** A day on which a round reminds; `days` from the due date, negative before it, as the planner chose it. */
export interface ReminderDay {
  day: string;
  days: number;
}

interface Dates {
  dueOn: string;
  /** The day the round was opened; nobody is reminded that day or before. */
  openedOn: string;
}

/**
 * The days on which a round reminds, from the first to `until`, in order, each once. A day off moves back before the
 * due date, so that there is still time, and forward after it.
 */
export function reminderDays(
  { enabled, daysBefore, daysAfter, weekly }: ReminderPlan,
  { dueOn, openedOn }: Dates,
  until: string,
): ReminderDay[] {
  if (!enabled) return [];
  const found = new Map<string, ReminderDay>();
  const add = (days: number) => {
    const day = nearestWorkingDay(addDays(dueOn, days), days <= 0 ? 'earlier' : 'later');
    if (day > openedOn && day <= until && !found.has(day)) found.set(day, { day, days });
  };
  for (const days of [...daysBefore].sort((a, b) => a - b)) add(-days);
  const after = [...daysAfter].sort((a, b) => a - b);
  for (const days of after) add(days);
  if (weekly) for (let days = (after.at(-1) ?? 0) + 7; addDays(dueOn, days) <= until; days += 7) add(days);
  return [...found.values()].sort((a, b) => a.day.localeCompare(b.day));
}

/**
 * Whether a round reminds today: today is one of its days, or one of them has passed since the day it was last decided
 * who is reminded (the server was off), which is caught up with once however many they were.
 * @param previous null when nothing was ever decided
 */
export function remindsToday(
  plan: ReminderPlan,
  dates: Dates,
  { today, previous }: { today: string; previous: string | null },
): boolean {
  const after = previous ?? addDays(today, -1);
  return reminderDays(plan, dates, today).some(({ day }) => day > after);
}
