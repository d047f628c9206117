import { Button, Heading, Link, List } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../../web/api.ts';
import { ConfirmDialog } from '../../../web/components/ConfirmDialog.tsx';
import { Form } from '../../../web/components/Form.tsx';
import { TextArea } from '../../../web/components/fields.tsx';
import { Section } from '../../../web/components/Page.tsx';
import { useStatus } from '../../../web/components/StatusMessage.tsx';
import { useChange } from '../../../web/queries.ts';
import { queryClient } from '../../../web/query-client.ts';
import { useFormat, useText } from '../../../web/text.tsx';
import { useAutosavedForm } from '../../../web/use-autosaved-form.ts';
import { Report, WithdrawInput } from '../contract.ts';
import { reportTexts } from './text.ts';

const latestOf = (report: Report) => report.publications[0]?.number ?? 0;

function Publish({ report }: { report: Report }) {
  const t = useText(reportTexts);
  const [asking, setAsking] = useState(false);
  const publish = useChange({
    method: 'POST',
    path: `/publishing/reports/${report.roundId}/publish`,
    schema: Report,
    body: () => ({ latest: latestOf(report) }),
    refreshes: [['publishing']],
    done: t.published,
    onDone: () => setAsking(false),
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t.publish}</Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t.publishTitle}
        confirmLabel={t.publish}
        busy={publish.isPending}
        onConfirm={() => publish.mutate()}
      >
        <p>{t.publishWhat}</p>
        <List.Unordered>
          {Object.values(t.publishList).map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List.Unordered>
        <p>{t.publishNot}</p>
      </ConfirmDialog>
    </>
  );
}

function Withdraw({ report }: { report: Report }) {
  const t = useText(reportTexts);
  const status = useStatus();
  const form = useAutosavedForm({
    key: `report.withdraw.${report.roundId}`,
    schema: WithdrawInput,
    initial: { reason: '' },
    prepare: (values) => ({ ...values, latest: latestOf(report) }),
    messages: { reason: t.reasonMissing },
    submit: async (input) => {
      await api.send('POST', `/publishing/reports/${report.roundId}/withdraw`, input, Report);
      await queryClient.invalidateQueries({ queryKey: ['publishing'] });
      status.say(t.withdrawn);
    },
  });
  return (
    <>
      <Heading level={3} data-size="xs">
        {t.withdrawTitle}
      </Heading>
      <Form form={form} submitLabel={t.withdraw}>
        <TextArea form={form} name="reason" label={t.reason} description={t.withdrawHelp} rows={3} />
      </Form>
    </>
  );
}

/** Whether the public may read the report, and who decided that when. */
export function Publishing({ report }: { report: Report }) {
  const t = useText(reportTexts);
  const format = useFormat();
  const published = report.publication === 'published';
  const history = useRef<HTMLDivElement>(null);
  const latest = latestOf(report);
  const seen = useRef(latest);
  useEffect(() => {
    // The button that decided is gone, and the keyboard with it: it goes on at what was decided.
    if (seen.current !== latest) history.current?.focus();
    seen.current = latest;
  }, [latest]);
  const state = published
    ? t.isPublished
    : report.publication === 'withdrawn'
      ? t.isWithdrawn
      : t.notPublished;
  return (
    <Section title={t.publishing} lead={state} id="publicering">
      {report.publication !== null && (
        <p>
          <Link href={`/publicerat/rapport/${report.slug}`}>{t.open}</Link>
        </p>
      )}
      {report.publications.length > 0 && (
        <div ref={history} tabIndex={-1}>
          <List.Unordered aria-label={t.history}>
            {report.publications.map((each) => (
              <List.Item key={each.number}>
                {t.decision(t.decided[each.state], format.dateTime(each.decidedAt), each.decidedBy)}
                {each.reason !== '' && <>: {each.reason}</>}
              </List.Item>
            ))}
          </List.Unordered>
        </div>
      )}
      {report.editable && (published ? <Withdraw report={report} /> : <Publish report={report} />)}
    </Section>
  );
}
