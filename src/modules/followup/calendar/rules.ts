import { reminderDays, USUAL_PLAN } from '../reminders/rules/schedule.ts';
import { CALENDAR_KINDS, type CalendarEntry } from './contract.ts';

/** A round as the calendar needs it; days are those of Sweden. */
export interface RoundDates {
  id: string;
  title: string;
  status: 'draft' | 'open' | 'closed';
  /** Filled from files: it has neither due date nor reminders. */
  filled: boolean;
  opensOn: string | null;
  openedOn: string | null;
  dueOn: string;
  closedOn: string | null;
  /** When it reminds; null when the asker does not run it. */
  reminders: { plan: typeof USUAL_PLAN | null } | null;
}

/** A version of a governing document that is or has been in force. */
export interface DocumentDates {
  documentId: string;
  title: string;
  validFrom: string | null;
  validTo: string | null;
}

function entriesOfRound(round: RoundDates, lastDay: string): CalendarEntry[] {
  const at = (day: string | null, kind: CalendarEntry['kind'], place = ''): CalendarEntry[] =>
    day === null ? [] : [{ day, kind, title: round.title, href: `/uppfoljning/${round.id}${place}` }];
  if (round.filled) return at(round.closedOn, 'round-closed');
  const reminding =
    round.reminders && round.status === 'open' && round.openedOn
      ? reminderDays(
          round.reminders.plan ?? USUAL_PLAN,
          { dueOn: round.dueOn, openedOn: round.openedOn },
          // Weekly reminders go on until the round is closed: only those up to a month after the due date are told.
          lastDay < round.dueOn ? lastDay : monthAfter(round.dueOn),
        )
      : [];
  return [
    ...at(round.status === 'draft' ? round.opensOn : null, 'round-opens', '/forbered'),
    ...at(round.openedOn, 'round-opened'),
    ...reminding.flatMap(({ day }) => at(day, 'round-reminds', '/paminnelser')),
    ...at(round.dueOn, 'round-due'),
    ...at(round.closedOn, 'round-closed'),
  ];
}

const monthAfter = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 31 * 86_400_000).toISOString().slice(0, 10);

/** What happens in a year, by day. */
export function calendarOf(
  year: number,
  rounds: readonly RoundDates[],
  documents: readonly DocumentDates[],
): CalendarEntry[] {
  const documentEntries = documents.flatMap(({ documentId, title, validFrom, validTo }): CalendarEntry[] => {
    const entry = { title, href: `/styrning/dokument/${documentId}` };
    return [
      ...(validFrom ? [{ ...entry, day: validFrom, kind: 'document-begins' as const }] : []),
      ...(validTo ? [{ ...entry, day: validTo, kind: 'document-ends' as const }] : []),
    ];
  });
  const all = [...rounds.flatMap((round) => entriesOfRound(round, `${year}-12-31`)), ...documentEntries];
  return all
    .filter(({ day }) => day.startsWith(`${year}-`))
    .sort(
      (a, b) =>
        a.day.localeCompare(b.day) ||
        CALENDAR_KINDS.indexOf(a.kind) - CALENDAR_KINDS.indexOf(b.kind) ||
        a.title.localeCompare(b.title, 'sv'),
    );
}
