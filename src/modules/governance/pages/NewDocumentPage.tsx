import { useNavigate } from '@tanstack/react-router';
import { z } from 'zod';
import { api } from '../../../web/api.ts';
import { Form } from '../../../web/components/Form.tsx';
import { RadioChoice, Select, TextArea, TextField } from '../../../web/components/fields.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { ButtonLink } from '../../../web/components/TextLink.tsx';
import { queryClient } from '../../../web/query-client.ts';
import { useText } from '../../../web/text.tsx';
import { useAutosavedForm } from '../../../web/use-autosaved-form.ts';
import {
  CreatedVersion,
  DocumentDraft,
  DocumentKind,
  documentKindNames,
  Planning,
  planningNames,
} from '../contract.ts';
import { useName } from './labels.ts';
import { newDocumentTexts } from './text/register.ts';

const year = z
  .string()
  .trim()
  .regex(/^(\d{4})?$/);
/** Years as people write them; the contract has days. */
const Typed = DocumentDraft.omit({ validFrom: true, validTo: true })
  .extend({ fromYear: year, toYear: year })
  .refine(({ fromYear, toYear }) => !fromYear || !toYear || fromYear <= toYear, {
    path: ['toYear'],
    message: 'order',
  });

/** A document written by hand: a form that becomes a draft. */
export default function NewDocumentPage() {
  const t = useText(newDocumentTexts);
  const name = useName();
  const navigate = useNavigate();
  const form = useAutosavedForm({
    key: 'governance.document.create',
    schema: Typed,
    initial: {
      kind: 'plan' as string,
      planning: 'planning' as string,
      title: '',
      shortTitle: '',
      diaryNumber: '',
      documentOwner: '',
      fromYear: '',
      toYear: '',
      purpose: '',
      appliesTo: '',
    },
    prepare: (values) => ({ ...values, diaryNumber: values.diaryNumber.trim() || null }),
    messages: { title: t.nameMissing, fromYear: t.yearWrong, toYear: t.yearWrong },
    submit: async ({ fromYear, toYear, ...draft }) => {
      const made = await api.send(
        'POST',
        '/governance/documents',
        {
          ...draft,
          validFrom: fromYear ? `${fromYear}-01-01` : null,
          validTo: toYear ? `${toYear}-12-31` : null,
        },
        CreatedVersion,
      );
      await queryClient.invalidateQueries({ queryKey: ['governance'] });
      await navigate({ to: `/styrning/dokument/${made.documentId}` });
    },
  });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      width="reading"
      breadcrumbs={[{ text: t.register, to: '/styrning/dokument' }]}
    >
      <Form
        form={form}
        submitLabel={t.create}
        secondary={
          <ButtonLink to="/styrning/dokument" variant="tertiary">
            {t.cancel}
          </ButtonLink>
        }
      >
        <TextField form={form} name="title" label={t.name} />
        <Select
          form={form}
          name="kind"
          label={t.kind}
          options={DocumentKind.options.map((value) => ({ value, label: name(documentKindNames, value) }))}
        />
        <RadioChoice
          form={form}
          name="planning"
          label={t.planning}
          description={t.planningHelp}
          options={Planning.options.map((value) => ({ value, label: name(planningNames, value) }))}
        />
        <TextField form={form} name="fromYear" label={t.fromYear} optional />
        <TextField form={form} name="toYear" label={t.toYear} optional />
        <TextField form={form} name="diaryNumber" label={t.diaryNumber} optional />
        <TextField
          form={form}
          name="shortTitle"
          label={t.shortTitle}
          description={t.shortTitleHelp}
          optional
        />
        <TextField
          form={form}
          name="documentOwner"
          label={t.documentOwner}
          description={t.documentOwnerHelp}
          optional
        />
        <TextArea form={form} name="purpose" label={t.purpose} optional rows={4} />
        <TextField form={form} name="appliesTo" label={t.appliesTo} optional />
      </Form>
    </Page>
  );
}
