/** Days as people write them: `14, 7, 1`. */
export const daysWritten = (days: readonly number[]): string => days.join(', ');

/** The days in such a text; the text itself when it is no list of days, so that the contract refuses it. */
export function readDays(text: string, least: number): number[] | string {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '');
  const days = parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : Number.NaN));
  return days.length <= 10 && days.every((day) => day >= least && day <= 120) ? days : text;
}
