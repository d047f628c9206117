import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarTexts } from './calendar-texts.ts';
import { CALENDAR_KINDS, type CalendarEntry } from './contract.ts';
import { writeCalendarFile } from './ics.ts';

const words = calendarTexts.sv.kinds;
const at = new Date('2026-11-22T09:30:05.250Z');
const write = (entries: CalendarEntry[], name = 'Uppföljning 2026') =>
  writeCalendarFile({ name, entries }, words, at);
const id = '0b52b164-7bd4-490f-ba59-1b12db7a67c8';
const due: CalendarEntry = {
  ...{ day: '2026-12-31', kind: 'round-due', title: 'Uppföljning 2026', href: `/uppfoljning/${id}` },
};
const unfolded = (file: string) => file.replaceAll('\r\n ', '');
const readBack = (file: string, name: string) =>
  unfolded(file)
    .split('\r\n')
    .find((line) => line.startsWith(`${name}:`))!
    .slice(name.length + 1);

test('tells each day as a whole day, over the turn of the year too, with words', () => {
  const file = write([due]);
  expect(file).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n');
  expect(file).toContain('SUMMARY:Sista svarsdag: Uppföljning 2026\r\n');
  expect(file).toContain('DTSTAMP:20261122T093005Z\r\n');
  expect(file.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
  expect(file.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
});

test('a due date that is moved is the same event, and two reminders are two', () => {
  const uid = (entry: CalendarEntry) => readBack(write([entry]), 'UID');
  expect(uid({ ...due, day: '2027-01-15', title: 'Nytt namn' })).toBe(uid(due));
  const reminder: CalendarEntry = { ...due, kind: 'round-reminds', href: `/uppfoljning/${id}/paminnelser` };
  expect(uid({ ...reminder, day: '2026-12-01' })).not.toBe(uid(reminder));
  const all = CALENDAR_KINDS.map((kind) => uid({ ...due, kind }));
  expect(new Set(all).size).toBe(all.length);
});

test('a calendar without anything in it is a calendar still', () => {
  expect(write([])).toContain('X-WR-CALNAME:Uppföljning 2026\r\nEND:VCALENDAR\r\n');
});

test('whatever a round is called, no line is longer than 75 octets, none is injected, and the name can be read back', () => {
  const title = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom('a\r\nBEGIN:VALARM', 'å'.repeat(120), '😀'.repeat(60), 'a;b,c\\n\\\\'),
  );
  fc.assert(
    fc.property(title, (named) => {
      const file = write([{ ...due, title: named }]);
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(file).not.toContain('\ufffd'.repeat(2));
      const names = unfolded(file)
        .split('\r\n')
        .map((line) => line.split(/[:;]/)[0]);
      expect(names.filter((each) => each === 'BEGIN')).toHaveLength(2);
      expect(names).toHaveLength(6 + 8 + 2);
      // A text of RFC 5545, 3.3.11: what would end a value or begin another stands escaped.
      expect(readBack(file, 'SUMMARY')).toMatch(/^(?:[^\\;,]|\\[\\;,n])*$/);
      const read = readBack(file, 'SUMMARY').replace(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign));
      const kept = named
        .replace(/\r\n?|\u2028|\u2029/g, '\n')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are left out
        .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
      expect(read).toBe(`${words['round-due']}: ${kept.replace(/\p{Surrogate}/gu, '\ufffd')}`);
    }),
  );
});
