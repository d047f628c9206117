import { useQuery } from '@tanstack/react-query';
import type { MailState } from '../../platform/mail/contract.ts';
import { DataTable } from '../components/DataTable.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Loaded } from '../components/Loaded.tsx';
import { Page, Section } from '../components/Page.tsx';
import { SummaryList } from '../components/SummaryList.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { mailTexts } from '../text/mail.ts';
import { useFormat, useText } from '../text.tsx';
import { mailStateQuery } from './queries.ts';

/** Do letters arrive, and whose address must be corrected? For administrators. */
export default function MailStatePage() {
  const t = useText(mailTexts);
  return (
    <Loaded query={useQuery(mailStateQuery)} page>
      {(state) => (
        <Page
          title={t.state}
          lead={t.stateLead}
          breadcrumbs={[{ text: t.administration, to: '/administration' }]}
        >
          <Section title={t.now}>
            <Now state={state} />
          </Section>
          <Section title={t.refused} lead={t.refusedLead}>
            <Refused refused={state.refused} />
          </Section>
        </Page>
      )}
    </Loaded>
  );
}

function Now({ state }: { state: MailState }) {
  const t = useText(mailTexts);
  const format = useFormat();
  const { waiting, waitingSince, lastCode, sent, lastSentAt, abandoned } = state;
  return (
    <SummaryList
      rows={[
        {
          label: t.waiting,
          value: waitingSince ? t.waitingSince(waiting, format.dateTime(waitingSince)) : format.number(0),
        },
        { label: t.lastCode, value: lastCode },
        { label: t.sent, value: format.number(sent) },
        { label: t.lastSent, value: lastSentAt && format.dateTime(lastSentAt) },
        { label: t.abandoned, value: format.number(abandoned) },
      ]}
    />
  );
}

function Refused({ refused }: { refused: MailState['refused'] }) {
  const t = useText(mailTexts);
  const format = useFormat();
  return (
    <DataTable
      caption={t.refused}
      rows={refused}
      rowKey={({ person }) => person.id}
      columns={[
        {
          key: 'person',
          heading: t.person,
          rowHeading: true,
          cell: ({ person }) => (
            <TextLink to={`/administration/personer/${person.id}`}>{person.name}</TextLink>
          ),
        },
        { key: 'code', heading: t.code, cell: ({ code }) => code },
        { key: 'at', heading: t.at, cell: ({ at }) => format.dateTime(at) },
      ]}
      empty={
        <EmptyState level={3} title={t.refusedNoneTitle}>
          {t.refusedNone}
        </EmptyState>
      }
    />
  );
}
