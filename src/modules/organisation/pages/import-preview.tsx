import { DataTable } from '../../../web/components/DataTable.tsx';
import { type Meaning, StatusTag } from '../../../web/components/StatusTag.tsx';
import { useText } from '../../../web/text.tsx';
import type { ImportRow, RowState } from '../exchange/contract.ts';
import { importTexts } from './import-text.ts';

const MEANINGS: Record<RowState, Meaning> = {
  new: 'done',
  changed: 'underway',
  unchanged: 'neutral',
  wrong: 'wrong',
};

/** Row by row what an import would do: the wrong ones first. */
export function PreviewTable({ rows }: { rows: readonly ImportRow[] }) {
  const t = useText(importTexts);
  return (
    <DataTable
      caption={t.title}
      rows={rows}
      rowKey={({ kind, row }) => `${kind} ${row}`}
      columns={[
        { key: 'row', heading: t.row, numeric: true, cell: ({ row }) => row },
        { key: 'sheet', heading: t.sheet, cell: ({ kind }) => t.kinds[kind] },
        { key: 'name', heading: t.name, rowHeading: true, cell: ({ name }) => name || t.empty },
        {
          key: 'state',
          heading: t.state,
          cell: ({ state }) => <StatusTag meaning={MEANINGS[state]}>{t.states[state]}</StatusTag>,
        },
        { key: 'what', heading: t.what, cell: (row) => <What row={row} /> },
      ]}
    />
  );
}

function What({ row: { state, changes, faults } }: { row: ImportRow }) {
  const t = useText(importTexts);
  if (state === 'wrong') {
    return (
      <ul className="organisation-changes">
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    );
  }
  if (changes.length === 0) return t.added;
  return (
    <ul className="organisation-changes">
      {changes.map(({ column, from, to }) => (
        <li key={column}>
          {column}: <del>{from || t.empty}</del> {t.becomes} <ins>{to || t.empty}</ins>
        </li>
      ))}
    </ul>
  );
}
