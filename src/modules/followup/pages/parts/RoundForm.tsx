import { Alert } from '@digdir/designsystemet-react';
import { Form } from '../../../../web/components/Form.tsx';
import { CheckboxChoice, DateField, TextArea, TextField } from '../../../../web/components/fields.tsx';
import { ButtonLink, TextLink } from '../../../../web/components/TextLink.tsx';
import { useText } from '../../../../web/text.tsx';
import { useAutosavedForm } from '../../../../web/use-autosaved-form.ts';
import { type RoundChoices, RoundDraft } from '../../contract.ts';
import { roundTexts } from '../text/rounds.ts';
import { askedOf, WhoIsAsked } from './WhoIsAsked.tsx';

export type RoundFormValues = {
  title: string;
  year: string;
  versionIds: string[];
  opensOn: string;
  dueOn: string;
  introduction: string;
  asked: string;
  organisationIds: string[];
};

/** The form of a round, for a new one and for one that is prepared. */
export function RoundForm({
  name,
  choices,
  initial,
  submitLabel,
  cancelTo,
  submit,
}: {
  /** Key of the saved draft. */
  name: string;
  choices: RoundChoices;
  initial: RoundFormValues;
  submitLabel: string;
  cancelTo: string;
  submit: (draft: RoundDraft) => Promise<unknown>;
}) {
  const t = useText(roundTexts);
  const form = useAutosavedForm({
    key: name,
    schema: RoundDraft,
    initial,
    prepare: ({ asked, organisationIds, ...values }) => ({
      ...values,
      opensOn: values.opensOn || null,
      ...askedOf({ asked, organisationIds }),
    }),
    messages: {
      title: t.form.titleMissing,
      year: t.form.yearMissing,
      versionIds: t.form.documentsMissing,
      dueOn: t.form.dueMissing,
    },
    submit,
  });
  if (choices.documents.length === 0)
    return (
      <Alert data-color="info">
        {t.noDocuments} <TextLink to="/styrning/dokument">{t.toDocuments}</TextLink>
      </Alert>
    );
  return (
    <Form
      form={form}
      submitLabel={submitLabel}
      secondary={
        <ButtonLink to={cancelTo} variant="tertiary">
          {t.cancel}
        </ButtonLink>
      }
    >
      <TextField form={form} name="title" label={t.form.title} />
      <TextField form={form} name="year" label={t.form.year} />
      <CheckboxChoice
        form={form}
        name="versionIds"
        label={t.form.documents}
        options={choices.documents.map(({ versionId, title, items }) => ({
          value: versionId,
          label: title,
          description: t.form.items(items),
        }))}
      />
      <WhoIsAsked form={form} organisations={choices.organisations} words={t.form} />
      <DateField form={form} name="opensOn" label={t.form.opensOn} optional />
      <DateField form={form} name="dueOn" label={t.form.dueOn} />
      <TextArea
        form={form}
        name="introduction"
        label={t.form.introduction}
        description={t.form.introductionHelp}
        optional
        rows={5}
      />
    </Form>
  );
}
