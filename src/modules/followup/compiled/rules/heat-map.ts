import type { AnswerValue, Named } from '../../contract.ts';
import type { HeatCell, HeatMap } from '../contract.ts';
import { groupBy } from './overview.ts';

/** Boards × questions: a cell for each, also where a board was not asked. Boards in the order in which they come. */
export function buildHeatRows(
  questions: readonly { id: string }[],
  answers: readonly { organisation: Named; questionId: string; value: AnswerValue | null }[],
): HeatMap['rows'] {
  return [...groupBy(answers, ({ organisation }) => organisation.id).values()].map((own) => {
    const values = new Map(own.map(({ questionId, value }) => [questionId, value ?? 'none'] as const));
    return {
      organisation: own[0]!.organisation,
      cells: questions.map(({ id }): HeatCell => values.get(id) ?? 'not-asked'),
    };
  });
}

/** How large a part of those asked said yes, of the questions where it is applicable; null when there are none. */
export function shareOfYes(cells: readonly HeatCell[]): number | null {
  const counted = cells.filter((cell) => cell !== 'not-asked' && cell !== 'not-applicable');
  if (counted.length === 0) return null;
  return counted.filter((cell) => cell === 'yes').length / counted.length;
}
