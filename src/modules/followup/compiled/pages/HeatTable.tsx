import { Link as RouterLink } from '@tanstack/react-router';
import { type KeyboardEvent, memo, useMemo, useRef } from 'react';
import { nextSorting, readSorting, sortRows, useTable } from '../../../../web/table.ts';
import { useFormat, useText } from '../../../../web/text.tsx';
import { termTexts } from '../../pages/text/terms.ts';
import type { HeatMap } from '../contract.ts';
import { shareOfYes } from '../rules/heat-map.ts';
import { moveInGrid } from './move-in-grid.ts';
import { compiledTexts } from './text.ts';

type Row = HeatMap['rows'][number] & { share: number | null };

const SORTS = [
  { key: 'namnd', sortBy: ({ organisation }: Row) => organisation.name },
  { key: 'ja', sortBy: ({ share }: Row) => share },
];

/**
 * Boards × measures as a table. One cell at a time is in the tab order and the arrow keys move between cells, so that a
 * map of 2 600 answers does not stand in the way of what comes after it.
 */
export function HeatTable({ map }: { map: HeatMap }) {
  const t = useText(compiledTexts).heat;
  const { round, document, questions, include } = map;
  const table = useTable({ sort: '' });
  const sorting = readSorting(table.sort);
  const rows = useMemo(
    () =>
      sortRows(
        map.rows.map((row) => ({ ...row, share: shareOfYes(row.cells) })),
        SORTS,
        readSorting(table.sort),
      ),
    [map.rows, table.sort],
  );
  const body = useRef<HTMLTableSectionElement>(null);
  const move = (event: KeyboardEvent) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-place]');
    const [row, column] = (cell?.dataset.place ?? '').split(' ').map(Number);
    if (row === undefined || column === undefined || Number.isNaN(row)) return;
    const size = { rows: rows.length, columns: questions.length };
    const to = moveInGrid({ row, column }, event.key, event.ctrlKey, size, (at) => {
      return rows[at.row]?.cells[at.column] !== 'not-asked';
    });
    if (!to) return;
    event.preventDefault();
    const target = body.current?.querySelector<HTMLElement>(`[data-place="${to.row} ${to.column}"]`);
    if (!target || !cell) return;
    cell.tabIndex = -1;
    target.tabIndex = 0;
    target.focus();
  };
  const way = (key: string) =>
    sorting?.key !== key ? 'none' : sorting.descending ? 'descending' : 'ascending';
  const first = firstAsked(rows);
  const measures = useMemo(() => new Map(map.measures.map((each) => [each.id, each])), [map.measures]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="heat-scroll" tabIndex={0} aria-label={t.region}>
      <table className="heat">
        <caption>{t.caption(document.title, round.year)}</caption>
        <thead>
          <tr>
            <th scope="col" aria-sort={way('namnd')}>
              <button type="button" onClick={() => table.setSort(nextSorting(table.sort, 'namnd'))}>
                {t.board}
              </button>
            </th>
            {questions.map((question, index) => (
              <th key={question.id} scope="col" className="heat-column">
                <span aria-hidden="true" title={question.title || question.text}>
                  {question.number ?? t.own(index + 1)}
                </span>
                <span className="ds-sr-only">
                  {question.number ?? t.own(index + 1)} {question.title || question.text}
                </span>
              </th>
            ))}
            <th scope="col" className="heat-share" aria-sort={way('ja')}>
              <button type="button" onClick={() => table.setSort(nextSorting(table.sort, 'ja'))}>
                {t.share}
              </button>
            </th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={move}>
          {rows.map((row, index) => (
            <HeatRow
              key={row.organisation.id}
              row={row}
              at={index}
              roundId={round.id}
              questions={questions}
              measures={measures}
              submitted={include === 'submitted'}
              reachable={first?.row === index ? first.column : null}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function firstAsked(rows: readonly Row[]) {
  for (const [row, { cells }] of rows.entries()) {
    const column = cells.findIndex((cell) => cell !== 'not-asked');
    if (column >= 0) return { row, column };
  }
  return null;
}

const HeatRow = memo(function HeatRow({
  row: { organisation, cells, through, share },
  at,
  roundId,
  questions,
  measures,
  submitted,
  reachable,
}: {
  row: Row;
  at: number;
  roundId: string;
  questions: HeatMap['questions'];
  measures: ReadonlyMap<string, HeatMap['measures'][number]>;
  submitted: boolean;
  /** The column whose cell is in the tab order. */
  reachable: number | null;
}) {
  const t = useText(compiledTexts).heat;
  const terms = useText(termTexts);
  const format = useFormat();
  const names = { ...terms.values, none: terms.noAnswer, through: t.through, 'not-asked': t.notAsked };
  const nameOf = (id: string) => measures.get(id)?.number ?? measures.get(id)?.title ?? '';
  return (
    <tr>
      <th scope="row">{organisation.name}</th>
      {cells.map((cell, column) => {
        const question = questions[column]!;
        const instead = through[question.id] ?? [];
        const said =
          cell === 'through' ? t.throughOnes(format.list(instead.map(nameOf)), instead.length) : names[cell];
        const content = (
          <>
            <span aria-hidden="true">{t.letters[cell]}</span>
            <span className="ds-sr-only">{said}</span>
          </>
        );
        return (
          <td key={question.id} className="heat-cell" data-value={cell}>
            {cell === 'not-asked' ? (
              content
            ) : (
              <RouterLink
                to={`/uppfoljning/${roundId}`}
                search={
                  {
                    namnd: organisation.id,
                    // Who answers through a measure has its words there.
                    fraga: instead[0] ?? question.id,
                    ...(submitted && { med: 'inlamnade' }),
                  } as never
                }
                preload={false}
                title={cell === 'through' ? said : undefined}
                tabIndex={reachable === column ? 0 : -1}
                data-place={`${at} ${column}`}
              >
                {content}
              </RouterLink>
            )}
          </td>
        );
      })}
      <td className="heat-share">{share === null ? '–' : format.percent(share)}</td>
    </tr>
  );
});
