import type { ReportDistribution, ReportQuestion, ReportValue } from '../contract/content.ts';
import { DISTRIBUTION_NAMES, questionName } from './words.ts';

/** What a board said; `through` was not asked, since it answers about a measure that makes the strategy concrete. */
export type Said = keyof ReportDistribution | 'through';

/** Told apart by letter and by lightness, so that they hold in black and white. */
export const FILLS: Record<Said, { fill: string; ink: string }> = {
  yes: { fill: '#0d4a53', ink: '#ffffff' },
  partly: { fill: '#5aa2ad', ink: '#000000' },
  no: { fill: '#f0b48a', ink: '#000000' },
  notApplicable: { fill: '#e4e1db', ink: '#000000' },
  none: { fill: '#ffffff', ink: '#000000' },
  through: { fill: '#eef3f3', ink: '#000000' },
};
export const LETTERS: Record<Said, string> = {
  yes: 'J',
  partly: 'D',
  no: 'N',
  notApplicable: 'A',
  none: '–',
  through: 'G',
};
export const SAID_NAMES: Record<Said, string> = { ...DISTRIBUTION_NAMES, through: 'Svarar genom en insats' };
export const LETTERS_EXPLAINED =
  'J är ja, D delvis, N nej, A inte aktuellt, – inget svar, G att svaret står vid insatsen som genomför strategin; en tom ruta betyder att nämnden inte fick frågan.';

/** Boards × questions as a table: what each said, and null where it was not asked. */
export interface AnswerMap {
  columns: string[];
  rows: { board: string; cells: (Said | null)[] }[];
  /** What stands for the columns that have no number in the document. */
  notes: string[];
}

const keyOf = (value: ReportValue | null): Said =>
  value === null ? 'none' : value === 'not-applicable' ? 'notApplicable' : value;

type Board = ReportQuestion['unanswered'][number];
const askedAbout = ({ answers, unanswered }: ReportQuestion): Board[] => [
  ...answers.map(({ organisation }) => organisation),
  ...unanswered,
];

/**
 * What every board said to every question of a document; boards by name.
 * @param all the questions of the whole round: the measures that a strategy is followed up through may stand in another
 * document. The content tells them by name.
 */
export function answerMap(questions: readonly ReportQuestion[], all: readonly ReportQuestion[]): AnswerMap {
  const boards = new Map<string, { board: string; cells: (Said | null)[] }>();
  const put = ({ id, name }: Board, column: number, said: Said) => {
    const row = boards.get(id) ?? { board: name, cells: questions.map(() => null) };
    row.cells[column] ??= said;
    boards.set(id, row);
  };
  for (const [column, question] of questions.entries()) {
    for (const { organisation, value } of question.answers) put(organisation, column, keyOf(value));
    for (const organisation of question.unanswered) put(organisation, column, 'none');
    if (question.through.length === 0) continue;
    for (const measure of all.filter((each) => question.through.includes(questionName(each))))
      for (const organisation of askedAbout(measure)) put(organisation, column, 'through');
  }
  const columns = questions.map(({ number }, index) => number ?? `F${index + 1}`);
  return {
    columns,
    rows: [...boards.values()].sort((a, b) => a.board.localeCompare(b.board, 'sv')),
    notes: questions.flatMap((question, index) =>
      question.number === null ? [`${columns[index]}: ${questionName(question)}`] : [],
    ),
  };
}

/** The same map cut into parts with as many columns as a page holds. */
export function inColumns(map: AnswerMap, most: number): AnswerMap[] {
  const parts: AnswerMap[] = [];
  for (let from = 0; from < map.columns.length; from += most) {
    parts.push({
      columns: map.columns.slice(from, from + most),
      rows: map.rows.map(({ board, cells }) => ({ board, cells: cells.slice(from, from + most) })),
      notes: from === 0 ? map.notes : [],
    });
  }
  return parts;
}
