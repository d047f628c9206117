import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { usePathParams } from '../../../web/address.ts';
import { api } from '../../../web/api.ts';
import { Form } from '../../../web/components/Form.tsx';
import { DateField, Select, TextField } from '../../../web/components/fields.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { NotFound } from '../../../web/components/NotFound.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { useStatus } from '../../../web/components/StatusMessage.tsx';
import { ButtonLink } from '../../../web/components/TextLink.tsx';
import { queryClient } from '../../../web/query-client.ts';
import { useText } from '../../../web/text.tsx';
import { useAutosavedForm } from '../../../web/use-autosaved-form.ts';
import { Area, AreaDraft, AreaKind } from '../contract.ts';
import { ConflictNotice } from './parts.tsx';
import { AREAS } from './paths.ts';
import { areasQuery } from './queries.ts';
import { areaKindTexts, areaTexts, organisationTexts, sharedTexts } from './text.ts';
import { useConflict } from './use-conflict.ts';
import './organisation.css';

/** Adds an area, or changes the one in the address. */
export default function AreaFormPage() {
  const { areaId } = usePathParams('areaId');
  const areas = useQuery(areasQuery('all'));
  if (!areaId) return <AreaForm opened={null} />;
  return (
    <Loaded query={areas} page>
      {({ areas: all }) => {
        const found = all.find(({ id }) => id === areaId);
        return found ? <AreaForm key={found.id} opened={found} /> : <NotFound />;
      }}
    </Loaded>
  );
}

const valuesOf = (area: Area | null) => ({
  kind: area?.kind ?? '',
  name: area?.name ?? '',
  validFrom: area?.validFrom ?? '2000-01-01',
  validTo: area?.validTo ?? '',
});

function AreaForm({ opened }: { opened: Area | null }) {
  const t = useText(areaTexts);
  const o = useText(organisationTexts);
  const s = useText(sharedTexts);
  const kinds = useText(areaKindTexts);
  const navigate = useNavigate();
  const status = useStatus();
  const conflict = useConflict(opened ?? { ...NO_AREA }, Area);
  const form = useAutosavedForm({
    key: opened ? `organisation.area.change.${opened.id}` : 'organisation.area.add',
    schema: AreaDraft,
    initial: valuesOf(opened),
    prepare: (values) => ({ ...values, validTo: values.validTo || null }),
    messages: {
      name: t.nameMissing,
      kind: t.kindMissing,
      validFrom: o.dayMissing,
      validTo: s.lastBeforeFirst,
    },
    submit: async (draft) => {
      const saved = await conflict.guard((revision) =>
        opened
          ? api.send('PUT', `/areas/${opened.id}`, { ...draft, revision }, Area)
          : api.send('POST', '/areas', draft, Area),
      );
      await queryClient.invalidateQueries({ queryKey: ['organisation'] });
      status.say(s.saved(saved.name));
      await navigate({ to: AREAS });
    },
  });
  const theirs = conflict.theirs;
  const differences = theirs && [
    ...(theirs.name === form.values.name ? [] : [{ label: t.name, theirs: theirs.name }]),
    ...(theirs.kind === form.values.kind ? [] : [{ label: t.kind, theirs: kinds[theirs.kind] }]),
    ...(theirs.validFrom === form.values.validFrom ? [] : [{ label: s.from, theirs: theirs.validFrom }]),
    ...((theirs.validTo ?? '') === form.values.validTo
      ? []
      : [{ label: s.to, theirs: theirs.validTo ?? '' }]),
  ];
  return (
    <Page
      title={opened ? o.editTitle(opened.name) : t.addTitle}
      width="reading"
      breadcrumbs={[
        { text: s.administration, to: '/administration' },
        { text: t.title, to: AREAS },
      ]}
    >
      <Form
        form={form}
        submitLabel={opened ? s.save : t.add}
        secondary={
          <ButtonLink to={AREAS} variant="tertiary">
            {s.cancel}
          </ButtonLink>
        }
      >
        <ConflictNotice
          differences={differences}
          onTakeTheirs={() => {
            const now = valuesOf(theirs);
            for (const name of Object.keys(now) as (keyof typeof now)[]) form.set(name, now[name]);
            conflict.settle();
          }}
        />
        <TextField form={form} name="name" label={t.name} />
        <Select
          form={form}
          name="kind"
          label={t.kind}
          options={AreaKind.options.map((value) => ({ value, label: kinds[value] }))}
        />
        <div className="organisation-dates">
          <DateField form={form} name="validFrom" label={s.from} />
          <DateField form={form} name="validTo" label={s.to} optional />
        </div>
      </Form>
    </Page>
  );
}

const NO_AREA: Area = {
  id: '',
  kind: 'city-area',
  name: '',
  validFrom: '2000-01-01',
  validTo: null,
  revision: 0,
};
