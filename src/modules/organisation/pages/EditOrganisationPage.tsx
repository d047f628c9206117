import { useQuery } from '@tanstack/react-query';
import { usePathParams } from '../../../web/address.ts';
import { api } from '../../../web/api.ts';
import { Form } from '../../../web/components/Form.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { ButtonLink } from '../../../web/components/TextLink.tsx';
import { useText } from '../../../web/text.tsx';
import { OrganisationDetail } from '../contract.ts';
import {
  OrganisationFields,
  type OrganisationValues,
  useOrganisationForm,
  valuesOf,
} from './organisation-form.tsx';
import { ConflictNotice } from './parts.tsx';
import { ORGANISATIONS, organisationPath } from './paths.ts';
import { organisationQuery, registerNamesQuery } from './queries.ts';
import { kindTexts, organisationTexts, sharedTexts } from './text.ts';
import { useConflict } from './use-conflict.ts';
import './organisation.css';

export default function EditOrganisationPage() {
  const { organisationId } = usePathParams('organisationId');
  const organisation = useQuery(organisationQuery(organisationId));
  return (
    <Loaded query={organisation} page>
      {(one) => <Edit key={one.id} opened={one} />}
    </Loaded>
  );
}

function Edit({ opened }: { opened: OrganisationDetail }) {
  const t = useText(organisationTexts);
  const s = useText(sharedTexts);
  const conflict = useConflict(opened, OrganisationDetail);
  const path = organisationPath(opened.id);
  const form = useOrganisationForm(`organisation.change.${opened.id}`, valuesOf(opened), (draft) =>
    conflict.guard((revision) =>
      api.send('PUT', `/organisations/${opened.id}`, { ...draft, revision }, OrganisationDetail),
    ),
  );
  const differences = useDifferences(form.values, conflict.theirs);
  return (
    <Page
      title={t.editTitle(opened.name)}
      width="reading"
      breadcrumbs={[
        { text: s.administration, to: '/administration' },
        { text: t.title, to: ORGANISATIONS },
        { text: opened.name, to: path },
      ]}
    >
      <Form
        form={form}
        submitLabel={s.save}
        secondary={
          <ButtonLink to={path} variant="tertiary">
            {s.cancel}
          </ButtonLink>
        }
      >
        <OrganisationFields form={form} id={opened.id}>
          <ConflictNotice
            differences={differences}
            onTakeTheirs={() => {
              if (!conflict.theirs) return;
              for (const [name, value] of Object.entries(valuesOf(conflict.theirs))) {
                form.set(name as keyof OrganisationValues, value);
              }
              conflict.settle();
            }}
          />
        </OrganisationFields>
      </Form>
    </Page>
  );
}

/** Field by field, what somebody else has saved where it is not what stands in the form. */
function useDifferences(mine: OrganisationValues, theirs: OrganisationDetail | null) {
  const t = useText(organisationTexts);
  const s = useText(sharedTexts);
  const kinds = useText(kindTexts);
  const names = useQuery(registerNamesQuery).data?.names;
  if (!theirs) return null;
  const now = valuesOf(theirs);
  const nameOf = (id: string) => names?.find((each) => each.id === id)?.name ?? '';
  const shown: Record<keyof OrganisationValues, [label: string, value: string]> = {
    kind: [t.kind, kinds[theirs.kind]],
    name: [t.name, now.name],
    shortName: [t.shortName, now.shortName],
    aliases: [t.aliases, theirs.aliases.join(', ')],
    parentId: [t.parent, nameOf(now.parentId)],
    areaId: [t.area, theirs.area?.name ?? ''],
    successorId: [t.wentInto, nameOf(now.successorId)],
    inDeclarationOfIntent: [t.declarationShort, now.inDeclarationOfIntent ? t.declarationYes : ''],
    validFrom: [s.from, now.validFrom],
    validTo: [s.to, now.validTo],
  };
  return (Object.keys(shown) as (keyof OrganisationValues)[])
    .filter((name) => now[name] !== mine[name])
    .map((name) => ({ label: shown[name][0], theirs: shown[name][1] }));
}
