import { useQuery } from '@tanstack/react-query';
import { DataTable } from '../../../web/components/DataTable.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { ButtonLink, TextLink } from '../../../web/components/TextLink.tsx';
import { useActing } from '../../../web/session.ts';
import { useTable } from '../../../web/table.ts';
import { useFormat, useText } from '../../../web/text.tsx';
import type { Round } from '../contract.ts';
import { fillingTexts } from '../filling/pages/text.ts';
import { RoundStatusTag } from './parts/RoundFrame.tsx';
import { roundsQuery } from './queries.ts';
import { roundTexts } from './text/rounds.ts';
import { termTexts } from './text/terms.ts';

/** Which rounds are there, and which of them is open? */
export default function RoundsPage() {
  const t = useText(roundTexts);
  const terms = useText(termTexts);
  const filling = useText(fillingTexts);
  const format = useFormat();
  const acting = useActing();
  const table = useTable({});
  const plans = acting?.role === 'planner';
  const create = plans ? <ButtonLink to="/uppfoljning/ny-omgang">{t.create}</ButtonLink> : undefined;
  const addressOf = (round: Round) => {
    const base = `/uppfoljning/${round.id}`;
    if (round.status === 'draft') return `${base}/forbered`;
    const asked = round.organisations.some(({ id }) => id === acting?.organisation.id);
    if (round.status === 'closed') return base;
    if (acting?.role === 'board-coordinator' && asked) return `${base}/svara`;
    if (acting?.role === 'board-approver' && asked) return `${base}/godkann`;
    const place = round.origin === 'filled' ? 'fyll' : 'lage';
    return plans && acting.organisation.id === round.owner.id ? `${base}/${place}` : base;
  };
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={create}
      breadcrumbs={[{ text: terms.place, to: '/uppfoljning' }]}
    >
      <Loaded query={useQuery(roundsQuery)}>
        {({ items }) => (
          <DataTable
            caption={t.title}
            table={table}
            rows={items}
            rowKey={(round) => round.id}
            columns={[
              {
                key: 'title',
                heading: t.columns.title,
                rowHeading: true,
                sortBy: (round) => round.title,
                cell: (round) => <TextLink to={addressOf(round)}>{round.title}</TextLink>,
              },
              {
                key: 'year',
                heading: t.columns.year,
                sortBy: (round) => round.year,
                cell: (round) => round.year,
              },
              {
                key: 'status',
                heading: t.columns.status,
                sortBy: (round) => terms.roundStatuses[round.status],
                cell: (round) => <RoundStatusTag status={round.status} />,
              },
              {
                key: 'due',
                heading: t.columns.due,
                sortBy: (round) => round.dueOn,
                cell: (round) => (round.origin === 'filled' ? filling.origin : format.date(round.dueOn)),
              },
              {
                key: 'questions',
                heading: t.columns.questions,
                numeric: true,
                sortBy: (round) => round.questionCount,
                cell: (round) => format.number(round.questionCount),
              },
              {
                key: 'asked',
                heading: t.columns.asked,
                numeric: true,
                sortBy: (round) => round.organisations.length,
                cell: (round) => format.number(round.organisations.length),
              },
            ]}
            empty={
              <EmptyState title={t.noneTitle} action={create}>
                {plans ? t.noneForPlanner : t.noneForOthers}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}
