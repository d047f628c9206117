import type { CALENDAR_KINDS, CalendarEntry } from './contract.ts';

/** A text in a value: what would end it or begin another is escaped, and controls that no calendar can hold are left out. RFC 5545, 3.3.11. */
const escaped = (text: string) =>
  text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a value must not hold
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, '\\n');

const LONGEST_LINE = 75;

/** A line of at most 75 octets, going on in the next after a space; never cut within a character. RFC 5545, 3.1. */
function folded(line: string): string {
  const lines: string[] = [];
  let present = '';
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > LONGEST_LINE) {
      lines.push(present);
      present = ' ';
      octets = 1;
    }
    present += sign;
    octets += size;
  }
  return [...lines, present].join('\r\n');
}

const compact = (day: string) => day.replaceAll('-', '');
const dayAfter = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** What happens once for a round keeps its identifier when the day is moved; what happens again and again has the day in it. */
const ONCE: readonly CalendarEntry['kind'][] = ['round-opens', 'round-opened', 'round-due', 'round-closed'];
function uidOf({ kind, href, day }: CalendarEntry): string {
  const about = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(href)?.[0] ?? href.replace(/\W+/g, '-');
  return [kind, about, ...(ONCE.includes(kind) ? [] : [compact(day)])].join('.');
}

/**
 * Days as an iCalendar file (RFC 5545): whole days, without a time zone, since a due date is a day in Sweden wherever it
 * is read. It holds what the calendar page shows and no name of a person.
 */
export function writeCalendarFile(
  { name, entries }: { name: string; entries: readonly CalendarEntry[] },
  words: Record<(typeof CALENDAR_KINDS)[number], string>,
  at: Date,
): string {
  const stamp = at.toISOString().replace(/[-:]|\.\d+/g, '');
  const events = entries.flatMap((entry) => [
    'BEGIN:VEVENT',
    `UID:${uidOf(entry)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(entry.day)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(entry.day))}`,
    `SUMMARY:${escaped(`${words[entry.kind]}: ${entry.title}`)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]);
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Samlad//Kalender//SV',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events,
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}
