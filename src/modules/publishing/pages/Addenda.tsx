import { Heading } from '@digdir/designsystemet-react';
import { api } from '../../../web/api.ts';
import { Form } from '../../../web/components/Form.tsx';
import { Select, TextArea } from '../../../web/components/fields.tsx';
import { Section } from '../../../web/components/Page.tsx';
import { useStatus } from '../../../web/components/StatusMessage.tsx';
import { queryClient } from '../../../web/query-client.ts';
import { useFormat, useText } from '../../../web/text.tsx';
import { useAutosavedForm } from '../../../web/use-autosaved-form.ts';
import { AddendumDraft, Report } from '../contract.ts';
import { reportTexts } from './text.ts';

function AddendumForm({ report }: { report: Report }) {
  const t = useText(reportTexts);
  const status = useStatus();
  const form = useAutosavedForm({
    key: `report.addendum.${report.roundId}`,
    schema: AddendumDraft,
    initial: { text: '', questionId: '' },
    prepare: (values) => ({ ...values, questionId: values.questionId || null }),
    messages: { text: t.textMissing },
    submit: async (input) => {
      await api.send('POST', `/publishing/reports/${report.roundId}/addenda`, input, Report);
      await queryClient.invalidateQueries({ queryKey: ['publishing'] });
      status.say(t.added);
    },
  });
  return (
    <>
      <Heading level={3} data-size="xs">
        {t.addTitle}
      </Heading>
      <Form form={form} submitLabel={t.add}>
        <TextArea form={form} name="text" label={t.text} description={t.addHelp} rows={5} />
        <Select
          form={form}
          name="questionId"
          label={t.question}
          emptyLabel={t.whole}
          options={report.abouts.map(({ questionId, name }) => ({ value: questionId, label: name }))}
          optional
        />
      </Form>
    </>
  );
}

/** Dated corrections of what is frozen. */
export function Addenda({ report }: { report: Report }) {
  const t = useText(reportTexts);
  const format = useFormat();
  return (
    <Section title={t.addenda} lead={t.addendaLead} id="tillagg">
      {report.addenda.length === 0 && <p className="quiet">{t.noAddenda}</p>}
      {report.addenda.map((each) => (
        <article key={each.id}>
          <Heading level={3} data-size="2xs">
            {t.addendum(each.number, format.date(each.addedAt), each.by)}
          </Heading>
          {each.about !== '' && <p className="quiet">{t.about(each.about)}</p>}
          {each.text.split(/\n+/).map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes
            <p key={index}>{line}</p>
          ))}
        </article>
      ))}
      {report.editable && <AddendumForm key={report.addenda.length} report={report} />}
    </Section>
  );
}
