/** Days are `YYYY-MM-DD`, counted in UTC so that no time zone can move them. */
const DAY_MS = 86_400_000;
const toTime = (day: string) => Date.parse(`${day}T00:00:00Z`);
const toDay = (time: number) => new Date(time).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => toDay(toTime(day) + days * DAY_MS);
const weekdayOf = (day: string) => new Date(toTime(day)).getUTCDay();
const nth = (year: number, month: number, date: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

/** Easter Sunday of the Gregorian calendar, by the Meeus–Jones–Butcher rule. */
export function easterOf(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const skipped = Math.floor(century / 4);
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - skipped - correction + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - (inCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  const sum = moon + sunday - 7 * shift + 114;
  return nth(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/** The first Saturday on or after a day. */
const saturdayFrom = (day: string) => addDays(day, (6 - weekdayOf(day) + 7) % 7);

/**
 * Swedish public holidays by the act (1989:253), with their names; Sundays besides. The eves that the holidays act
 * (1977:480, 3 a §) counts as Sundays are among them: nobody is at work.
 */
export function holidaysOf(year: number): Map<string, string> {
  const easter = easterOf(year);
  const midsummer = saturdayFrom(nth(year, 6, 20));
  return new Map([
    [nth(year, 1, 1), 'nyårsdagen'],
    [nth(year, 1, 6), 'trettondedag jul'],
    [addDays(easter, -2), 'långfredagen'],
    [easter, 'påskdagen'],
    [addDays(easter, 1), 'annandag påsk'],
    [nth(year, 5, 1), 'första maj'],
    [addDays(easter, 39), 'Kristi himmelsfärdsdag'],
    [addDays(easter, 49), 'pingstdagen'],
    [nth(year, 6, 6), 'nationaldagen'],
    [addDays(midsummer, -1), 'midsommarafton'],
    [midsummer, 'midsommardagen'],
    [saturdayFrom(nth(year, 10, 31)), 'alla helgons dag'],
    [nth(year, 12, 24), 'julafton'],
    [nth(year, 12, 25), 'juldagen'],
    [nth(year, 12, 26), 'annandag jul'],
    [nth(year, 12, 31), 'nyårsafton'],
  ]);
}

const known = new Map<number, Map<string, string>>();
function holidays(year: number): Map<string, string> {
  const found = known.get(year) ?? holidaysOf(year);
  known.set(year, found);
  return found;
}

/** Neither Saturday, Sunday nor holiday. */
export function isWorkingDay(day: string): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !holidays(Number(day.slice(0, 4))).has(day);
}

/** The day itself when people are at work then, else the nearest such day in the direction given. */
export function nearestWorkingDay(day: string, direction: 'earlier' | 'later'): string {
  let nearest = day;
  while (!isWorkingDay(nearest)) nearest = addDays(nearest, direction === 'earlier' ? -1 : 1);
  return nearest;
}
