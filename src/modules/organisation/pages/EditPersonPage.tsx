import { useQuery } from '@tanstack/react-query';
import { usePathParams } from '../../../web/address.ts';
import { api } from '../../../web/api.ts';
import { Form } from '../../../web/components/Form.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { ButtonLink } from '../../../web/components/TextLink.tsx';
import { useText } from '../../../web/text.tsx';
import { Person } from '../people-contract.ts';
import { ConflictNotice } from './parts.tsx';
import { PEOPLE, personPath } from './paths.ts';
import { peopleTexts } from './people-text.ts';
import { PersonFields, type PersonValues, personValues, usePersonForm } from './person-form.tsx';
import { personQuery } from './queries.ts';
import { sharedTexts } from './text.ts';
import { useConflict } from './use-conflict.ts';
import './organisation.css';

export default function EditPersonPage() {
  const { personId } = usePathParams('personId');
  const person = useQuery(personQuery(personId));
  return (
    <Loaded query={person} page>
      {(one) => <Edit key={one.id} opened={one} />}
    </Loaded>
  );
}

function Edit({ opened }: { opened: Person }) {
  const t = useText(peopleTexts);
  const s = useText(sharedTexts);
  const conflict = useConflict(opened, Person);
  const path = personPath(opened.id);
  const form = usePersonForm(`organisation.person.change.${opened.id}`, personValues(opened), (draft) =>
    conflict.guard((revision) => api.send('PUT', `/people/${opened.id}`, { ...draft, revision }, Person)),
  );
  const theirs = conflict.theirs && personValues(conflict.theirs);
  const labels: Record<keyof PersonValues, string> = {
    name: t.name,
    title: t.workTitle,
    email: t.email,
    validFrom: t.from,
    validTo: t.to,
  };
  const fields = Object.keys(labels) as (keyof PersonValues)[];
  const differences =
    theirs &&
    fields
      .filter((name) => theirs[name] !== form.values[name])
      .map((name) => ({ label: labels[name], theirs: theirs[name] }));
  return (
    <Page
      title={t.editTitle(opened.name)}
      width="reading"
      breadcrumbs={[
        { text: s.administration, to: '/administration' },
        { text: t.title, to: PEOPLE },
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
        <PersonFields form={form}>
          <ConflictNotice
            differences={differences}
            onTakeTheirs={() => {
              if (theirs) for (const name of fields) form.set(name, theirs[name]);
              conflict.settle();
            }}
          />
        </PersonFields>
      </Form>
    </Page>
  );
}
