import type { AnswerValue, Named } from '../../contract.ts';
import type { HeatCell, HeatMap } from '../contract.ts';
import { groupBy } from './overview.ts';

interface Said {
  organisation: Named;
  questionId: string;
  value: AnswerValue | null;
  /** Questions about measures that the board answers instead of this one. */
  through: readonly string[];
}

/** Boards × questions: a cell for each, also where a board was not asked. Boards in the order in which they come. */
export function buildHeatRows(
  questions: readonly { id: string }[],
  answers: readonly Said[],
): HeatMap['rows'] {
  return [...groupBy(answers, ({ organisation }) => organisation.id).values()].map((own) => {
    const values = new Map(
      own.map(({ questionId, value, through }): [string, HeatCell] => [
        questionId,
        through.length > 0 ? 'through' : (value ?? 'none'),
      ]),
    );
    return {
      organisation: own[0]!.organisation,
      cells: questions.map(({ id }): HeatCell => values.get(id) ?? 'not-asked'),
      through: Object.fromEntries(
        own
          .filter(({ through }) => through.length > 0)
          .map(({ questionId, through }) => [questionId, [...through]]),
      ),
    };
  });
}

/** How large a part of those asked said yes, of the questions where it is applicable; null when there are none. */
export function shareOfYes(cells: readonly HeatCell[]): number | null {
  const uncounted: readonly HeatCell[] = ['not-asked', 'through', 'not-applicable'];
  const counted = cells.filter((cell) => !uncounted.includes(cell));
  if (counted.length === 0) return null;
  return counted.filter((cell) => cell === 'yes').length / counted.length;
}
