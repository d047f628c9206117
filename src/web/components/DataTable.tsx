import { Button, Table } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { nextSorting, readSorting, type SortValue, sortRows } from '../table.ts';
import { tableTexts } from '../text/table.ts';
import { useText } from '../text.tsx';

export type Column<Row> = {
  key: string;
  heading: string;
  cell: (row: Row) => ReactNode;
  /** What the column sorts by, when all rows are here; numbers by value, text as in a dictionary. */
  sortBy?: (row: Row) => SortValue;
  /** The server sorts by this column (`sort=key` or `sort=-key`). */
  serverSorted?: boolean;
  /** Numbers stand to the right. */
  numeric?: boolean;
  /** The cell that names the row; read out with every other cell. One column, usually the first. */
  rowHeading?: boolean;
};

type DataTableProps<Row> = {
  /** What the table shows; read out, and printed above it. */
  caption: string;
  /** False hides the caption from sight where a heading says the same. */
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** From `useTable`; without it the table does not sort. */
  table?: { sort: string; setSort: (sort: string) => void; filtered: boolean; clear: () => void };
  /** How many there are in all, when not every one is here or a filter hides some. */
  total?: number;
  /** Filters, shown above the table. */
  filters?: ReactNode;
  /** Links to take the rows along (CSV, XLSX). */
  exports?: ReactNode;
  /** The next page of a keyset-paginated list. */
  more?: { has: boolean; loading: boolean; load: () => void };
  /** Shown instead of the table when there is nothing at all. */
  empty?: ReactNode;
};

/** The one table: sorts, filters, counts, pages, exports, scrolls sideways on a narrow screen. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, showCaption = false, columns, rows, rowKey, table, total, filters, exports, more } = props;
  const t = useText(tableTexts);
  const sorting = readSorting(table?.sort ?? '');
  const ordered = sortRows(rows, columns, sorting);

  if (rows.length === 0 && !table?.filtered && props.empty) return props.empty;
  const count =
    total !== undefined && total !== rows.length ? t.countOf(rows.length, total) : t.count(rows.length);
  const label = t.scroll(caption);
  return (
    <div className="data-table">
      {filters && <search className="filters">{filters}</search>}
      <div className="table-bar">
        <p className="table-count" role="status" aria-live="polite">
          {count}
        </p>
        {table?.filtered && (
          <Button variant="tertiary" onClick={table.clear}>
            {t.clear}
          </Button>
        )}
        {exports && <div className="table-exports">{exports}</div>}
      </div>
      {rows.length === 0 ? (
        <p className="quiet">{t.noHits}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        <section className="table-scroll" tabIndex={0} aria-label={label}>
          <Table data-color="neutral">
            <caption className={showCaption ? undefined : 'ds-sr-only'}>{caption}</caption>
            <Table.Head>
              <Table.Row>
                {columns.map((column) => {
                  const sortable = table && (column.sortBy || column.serverSorted);
                  const way =
                    sorting?.key !== column.key ? 'none' : sorting.descending ? 'descending' : 'ascending';
                  return (
                    <Table.HeaderCell
                      key={column.key}
                      scope="col"
                      className={column.numeric ? 'numeric' : undefined}
                      {...(sortable
                        ? { sort: way, onClick: () => table.setSort(nextSorting(table.sort, column.key)) }
                        : {})}
                    >
                      {column.heading}
                    </Table.HeaderCell>
                  );
                })}
              </Table.Row>
            </Table.Head>
            <Table.Body>
              {ordered.map((row) => (
                <Table.Row key={rowKey(row)}>
                  {columns.map((column) =>
                    column.rowHeading ? (
                      <Table.HeaderCell key={column.key} scope="row">
                        {column.cell(row)}
                      </Table.HeaderCell>
                    ) : (
                      <Table.Cell key={column.key} className={column.numeric ? 'numeric' : undefined}>
                        {column.cell(row)}
                      </Table.Cell>
                    ),
                  )}
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </section>
      )}
      {more?.has && (
        <Button variant="secondary" loading={more.loading} onClick={more.load}>
          {more.loading ? t.loadingMore : t.more}
        </Button>
      )}
    </div>
  );
}
