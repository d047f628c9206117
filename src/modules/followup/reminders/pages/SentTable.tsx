import { DataTable } from '../../../../web/components/DataTable.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { useFormat, useText } from '../../../../web/text.tsx';
import type { RoundReminders, SentDay } from '../contract.ts';
import { reminderTexts } from './text.ts';

/** What each board has had, latest day first. */
export function SentTable({ sent }: { sent: RoundReminders['sent'] }) {
  const t = useText(reminderTexts);
  const format = useFormat();
  const state = (row: SentDay) =>
    format.list(
      (['sent', 'waiting', 'failed'] as const)
        .filter((kind) => row[kind] > 0)
        .map((kind) => t.states[kind](row[kind])),
    );
  return (
    <DataTable
      caption={t.sent}
      rows={sent}
      rowKey={({ day, organisation }) => `${day} ${organisation.id}`}
      columns={[
        {
          key: 'organisation',
          heading: t.columns.organisation,
          rowHeading: true,
          cell: ({ organisation }) => organisation.name,
        },
        { key: 'day', heading: t.columns.day, cell: ({ day }) => format.date(day) },
        {
          key: 'letters',
          heading: t.columns.letters,
          numeric: true,
          cell: ({ letters }) => format.number(letters),
        },
        { key: 'state', heading: t.columns.state, cell: state },
      ]}
      empty={
        <EmptyState level={3} title={t.sentNoneTitle}>
          {t.sentNone}
        </EmptyState>
      }
    />
  );
}
