import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../../../web/api.ts';
import { Checkbox, DateField, Select, TextArea, TextField } from '../../../web/components/fields.tsx';
import { useStatus } from '../../../web/components/StatusMessage.tsx';
import { queryClient } from '../../../web/query-client.ts';
import { useText } from '../../../web/text.tsx';
import { type AutosavedForm, useAutosavedForm } from '../../../web/use-autosaved-form.ts';
import { type Organisation, OrganisationDetail, OrganisationDraft, OrganisationKind } from '../contract.ts';
import { OrganisationField } from './organisation-picker.tsx';
import { organisationPath } from './paths.ts';
import { areasQuery } from './queries.ts';
import { kindTexts, organisationTexts, sharedTexts } from './text.ts';

/** An organisation as the form holds it: flat, empty text for nothing, other names a line each. */
export type OrganisationValues = {
  kind: string;
  name: string;
  shortName: string;
  aliases: string;
  parentId: string;
  areaId: string;
  successorId: string;
  inDeclarationOfIntent: boolean;
  validFrom: string;
  validTo: string;
};

export const NEW_ORGANISATION: OrganisationValues = {
  kind: '',
  name: '',
  shortName: '',
  aliases: '',
  parentId: '',
  areaId: '',
  successorId: '',
  inDeclarationOfIntent: false,
  validFrom: '2000-01-01',
  validTo: '',
};

export function valuesOf(organisation: Organisation): OrganisationValues {
  const { kind, name, shortName, aliases, parent, area, successor, validFrom, validTo } = organisation;
  return {
    kind,
    name,
    shortName,
    aliases: aliases.join('\n'),
    parentId: parent?.id ?? '',
    areaId: area?.id ?? '',
    successorId: successor?.id ?? '',
    inDeclarationOfIntent: organisation.inDeclarationOfIntent,
    validFrom,
    validTo: validTo ?? '',
  };
}

const prepare = (values: OrganisationValues) => ({
  ...values,
  aliases: values.aliases
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean),
  parentId: values.parentId || null,
  areaId: values.areaId || null,
  successorId: values.successorId || null,
  validTo: values.validTo || null,
});

/** The form's state; `send` saves and answers with what is there then. */
export function useOrganisationForm(
  key: string,
  initial: OrganisationValues,
  send: (draft: OrganisationDraft) => Promise<OrganisationDetail>,
): AutosavedForm<OrganisationValues> {
  const t = useText(organisationTexts);
  const s = useText(sharedTexts);
  const navigate = useNavigate();
  const status = useStatus();
  return useAutosavedForm({
    key,
    schema: OrganisationDraft,
    initial,
    prepare,
    messages: {
      name: t.nameMissing,
      kind: t.kindMissing,
      shortName: t.shortNameLong,
      validFrom: t.dayMissing,
      validTo: s.lastBeforeFirst,
      ...Object.fromEntries(Array.from({ length: 31 }, (_, at) => [`aliases.${at}`, t.aliasesWrong])),
      aliases: t.aliasesWrong,
    },
    submit: async (draft) => {
      const saved = await send(draft);
      await queryClient.invalidateQueries({ queryKey: ['organisation'] });
      status.say(s.saved(saved.name));
      await navigate({ to: organisationPath(saved.id) });
    },
  });
}

/** Saves a new organisation. */
export const addOrganisation = (draft: OrganisationDraft) =>
  api.send('POST', '/organisations', draft, OrganisationDetail);

/** The fields of an organisation; `id` is the one being changed, so that it cannot belong to itself. */
export function OrganisationFields({
  form,
  id,
  children,
}: {
  form: AutosavedForm<OrganisationValues>;
  id?: string;
  children?: ReactNode;
}) {
  const t = useText(organisationTexts);
  const s = useText(sharedTexts);
  const kinds = useText(kindTexts);
  const areas = useQuery(areasQuery());
  return (
    <>
      {children}
      <Select
        form={form}
        name="kind"
        label={t.kind}
        options={OrganisationKind.options.map((value) => ({ value, label: kinds[value] }))}
      />
      <TextField form={form} name="name" label={t.name} description={t.nameHelp} />
      <TextField form={form} name="shortName" label={t.shortName} description={t.shortNameHelp} optional />
      <TextArea form={form} name="aliases" label={t.aliases} description={t.aliasesHelp} optional rows={3} />
      <OrganisationField
        form={form}
        name="parentId"
        label={t.parent}
        description={t.parentHelp}
        optional
        exclude={id ? [id] : undefined}
      />
      <Select
        form={form}
        name="areaId"
        label={t.area}
        description={t.areaHelp}
        optional
        emptyLabel={t.noArea}
        options={(areas.data?.areas ?? []).map((area) => ({ value: area.id, label: area.name }))}
      />
      <Checkbox form={form} name="inDeclarationOfIntent" label={t.declaration} />
      <div className="organisation-dates">
        <DateField form={form} name="validFrom" label={s.from} />
        <DateField form={form} name="validTo" label={s.to} optional />
      </div>
      <OrganisationField
        form={form}
        name="successorId"
        label={t.wentInto}
        optional
        exclude={id ? [id] : undefined}
      />
    </>
  );
}
