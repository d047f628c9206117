import { api } from '../../../web/api.ts';
import { Form } from '../../../web/components/Form.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { ButtonLink } from '../../../web/components/TextLink.tsx';
import { useText } from '../../../web/text.tsx';
import { Person } from '../people-contract.ts';
import { today } from './parts.tsx';
import { PEOPLE } from './paths.ts';
import { peopleTexts } from './people-text.ts';
import { PersonFields, usePersonForm } from './person-form.tsx';
import { sharedTexts } from './text.ts';
import './organisation.css';

export default function AddPersonPage() {
  const t = useText(peopleTexts);
  const s = useText(sharedTexts);
  const empty = { name: '', title: '', email: '', validFrom: today(), validTo: '' };
  const form = usePersonForm('organisation.person.add', empty, (draft) =>
    api.send('POST', '/people', draft, Person),
  );
  return (
    <Page
      title={t.addTitle}
      lead={t.addLead}
      width="reading"
      breadcrumbs={[
        { text: s.administration, to: '/administration' },
        { text: t.title, to: PEOPLE },
      ]}
    >
      <Form
        form={form}
        submitLabel={t.add}
        secondary={
          <ButtonLink to={PEOPLE} variant="tertiary">
            {s.cancel}
          </ButtonLink>
        }
      >
        <PersonFields form={form} />
      </Form>
    </Page>
  );
}
