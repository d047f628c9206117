import { Alert } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Form } from '../../../../web/components/Form.tsx';
import { CheckboxChoice, TextArea, TextField } from '../../../../web/components/fields.tsx';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { ButtonLink } from '../../../../web/components/TextLink.tsx';
import { useText } from '../../../../web/text.tsx';
import { useAutosavedForm } from '../../../../web/use-autosaved-form.ts';
import { askedOf, WhoIsAsked } from '../../pages/parts/WhoIsAsked.tsx';
import { roundTexts } from '../../pages/text/rounds.ts';
import { type EarlierChoices, EarlierRoundDraft } from '../contract.ts';
import { earlierChoicesQuery } from './queries.ts';
import { fillingTexts } from './text.ts';

export type EarlierRoundValues = {
  title: string;
  year: string;
  versionIds: string[];
  asked: string;
  organisationIds: string[];
  introduction: string;
};

/** The form of a round of an earlier year: what can be chosen follows the year. */
export function EarlierRoundForm({
  name,
  initial,
  submitLabel,
  cancelTo,
  submit,
}: {
  /** Key of the saved draft. */
  name: string;
  initial: EarlierRoundValues;
  submitLabel: string;
  cancelTo: string;
  submit: (draft: EarlierRoundDraft) => Promise<unknown>;
}) {
  const t = useText(fillingTexts);
  const rounds = useText(roundTexts);
  const form = useAutosavedForm({
    key: name,
    schema: EarlierRoundDraft,
    initial,
    prepare: ({ asked, organisationIds, ...values }) => ({
      ...values,
      ...askedOf({ asked, organisationIds }),
    }),
    messages: { title: t.titleMissing, year: t.yearMissing, versionIds: t.documentsMissing },
    submit,
  });
  const { year } = form.values;
  const isYear = /^(19|20|21)\d\d$/.test(year) && Number(year) >= 1990;
  const choices = useQuery({ ...earlierChoicesQuery(year), enabled: isYear });
  const documentOf = ({ items, validFrom, validTo, inForce }: EarlierChoices['documents'][number]) =>
    t.document(items, validFrom?.slice(0, 4) ?? '', validTo?.slice(0, 4) ?? '', inForce);
  return (
    <Form
      form={form}
      submitLabel={submitLabel}
      secondary={
        <ButtonLink to={cancelTo} variant="tertiary">
          {rounds.cancel}
        </ButtonLink>
      }
    >
      <TextField form={form} name="title" label={t.title} />
      <TextField form={form} name="year" label={t.year} />
      {isYear && (
        <Loaded query={choices}>
          {({ documents, organisations }) => (
            <>
              {documents.length === 0 ? (
                <Alert data-color="info">{t.noDocuments(year)}</Alert>
              ) : (
                <CheckboxChoice
                  form={form}
                  name="versionIds"
                  label={t.documents}
                  description={t.documentsHelp}
                  options={documents.map((each) => ({
                    value: each.versionId,
                    label: each.title,
                    description: documentOf(each),
                  }))}
                />
              )}
              <WhoIsAsked form={form} organisations={organisations} words={t} />
            </>
          )}
        </Loaded>
      )}
      <TextArea
        form={form}
        name="introduction"
        label={t.introduction}
        description={t.introductionHelp}
        optional
        rows={4}
      />
    </Form>
  );
}
