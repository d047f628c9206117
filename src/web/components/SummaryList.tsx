import type { ReactNode } from 'react';

/** Facts by name: `<SummaryList rows={[{ label: 'Beslutat av', value: '…' }]} />`. Empty ones are left out. */
export function SummaryList({
  rows,
}: {
  rows: readonly { label: string; value: ReactNode; action?: ReactNode }[];
}) {
  const known = rows.filter(
    (row) => row.value !== null && row.value !== undefined && row.value !== '' && row.value !== false,
  );
  return (
    <dl className="summary-list">
      {known.map((row) => (
        <div key={row.label}>
          <dt>{row.label}</dt>
          <dd>
            {row.value}
            {row.action && <span className="summary-action">{row.action}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
