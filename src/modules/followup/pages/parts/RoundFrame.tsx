import type { ReactNode } from 'react';
import { Page } from '../../../../web/components/Page.tsx';
import { StatusTag } from '../../../../web/components/StatusTag.tsx';
import { SubNavigation } from '../../../../web/components/SubNavigation.tsx';
import { useActing } from '../../../../web/session.ts';
import { useFormat, useText } from '../../../../web/text.tsx';
import { compiledTexts } from '../../compiled/pages/text.ts';
import type { Round, RoundStatus } from '../../contract.ts';
import { fillingTexts } from '../../filling/pages/text.ts';
import { termTexts } from '../text/terms.ts';
import '../followup.css';

const MEANINGS = { draft: 'neutral', open: 'underway', closed: 'done' } as const;

export function RoundStatusTag({ status }: { status: RoundStatus }) {
  const t = useText(termTexts);
  return <StatusTag meaning={MEANINGS[status]}>{t.roundStatuses[status]}</StatusTag>;
}

/** The frame of every page of a round: where one is, its state, and the pages the person's role has. */
export function RoundFrame({
  round,
  title,
  lead,
  actions,
  width = 'wide',
  children,
}: {
  round: Round;
  /** What the page answers; the round's name stands above it. */
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  width?: 'reading' | 'wide';
  children: ReactNode;
}) {
  const t = useText(termTexts);
  const compiled = useText(compiledTexts);
  const filling = useText(fillingTexts);
  const format = useFormat();
  const acting = useActing();
  const runs = acting?.role === 'planner' && acting.organisation.id === round.owner.id;
  const asked = round.organisations.some(({ id }) => id === acting?.organisation.id);
  const opened = round.status !== 'draft';
  const base = `/uppfoljning/${round.id}`;
  const tabs = [
    {
      to: `${base}/svara`,
      text: t.tabs.answer,
      shown: opened && asked && round.origin === 'asked' && acting?.role === 'board-coordinator',
    },
    {
      to: `${base}/godkann`,
      text: t.tabs.approve,
      shown: opened && asked && round.origin === 'asked' && acting?.role === 'board-approver',
    },
    { to: `${base}/fyll`, text: filling.tab, shown: opened && runs && round.origin === 'filled' },
    { to: `${base}/lage`, text: t.tabs.progress, shown: opened && runs && round.origin === 'asked' },
    {
      to: `${base}/paminnelser`,
      text: t.tabs.reminders,
      shown: runs && round.origin === 'asked',
    },
    { to: `${base}/forbered`, text: t.tabs.prepare, shown: runs },
    { to: base, text: t.tabs.result, exact: true, shown: opened },
    { to: `${base}/karta`, text: compiled.tabs.heatMap, shown: opened },
    { to: `${base}/hinder`, text: compiled.tabs.hindrances, shown: opened },
    { to: `${base}/fullstandighet`, text: compiled.tabs.completeness, shown: opened },
  ].filter(({ shown }) => shown);
  return (
    <Page
      title={title}
      kicker={round.title}
      width={width}
      breadcrumbs={[
        { text: t.place, to: '/uppfoljning' },
        { text: t.rounds, to: '/uppfoljning/omgangar' },
      ]}
      lead={
        <>
          <span className="followup-facts">
            <RoundStatusTag status={round.status} />{' '}
            <span>{round.origin === 'filled' ? filling.origin : t.due(format.date(round.dueOn))}</span>
          </span>
          {lead && <span>{lead}</span>}
        </>
      }
      actions={actions}
    >
      {tabs.length > 1 && <SubNavigation label={t.tabs.label} items={tabs} />}
      {children}
    </Page>
  );
}
