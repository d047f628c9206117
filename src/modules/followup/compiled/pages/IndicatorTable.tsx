import { type Column, DataTable } from '../../../../web/components/DataTable.tsx';
import { useFormat, useText } from '../../../../web/text.tsx';
import type { DocumentIndicator } from '../contract.ts';
import { compiledTexts } from './text.ts';

/** What a document wants to reach: baseline and target of each indicator. A figure that is missing says so. */
export function IndicatorTable({
  document,
  indicators,
}: {
  document: string;
  indicators: readonly DocumentIndicator[];
}) {
  const t = useText(compiledTexts);
  const format = useFormat();
  const figure = (value: number | null, year: number | null) => {
    const text = value === null ? t.indicator.missing : format.number(value);
    return year === null ? text : t.indicator.inYear(text, String(year));
  };
  const columns: Column<DocumentIndicator>[] = [
    {
      key: 'name',
      heading: t.indicator.name,
      rowHeading: true,
      cell: ({ goal, name }) => [goal, name].filter(Boolean).join(': '),
    },
    { key: 'unit', heading: t.indicator.unit, cell: ({ unit }) => unit || '–' },
    {
      key: 'baseline',
      heading: t.indicator.baseline,
      numeric: true,
      cell: ({ baseline, baselineYear }) => figure(baseline, baselineYear),
    },
    {
      key: 'target',
      heading: t.indicator.target,
      numeric: true,
      cell: ({ target, targetYear }) => figure(target, targetYear),
    },
    { key: 'outcome', heading: t.indicator.outcome, numeric: true, cell: () => t.indicator.noSeries },
  ];
  return (
    <>
      <DataTable
        caption={`${t.indicators}, ${document}`}
        columns={columns}
        rows={indicators}
        rowKey={({ id }) => id}
      />
      <p className="quiet">{t.noSeries}</p>
    </>
  );
}
