import { Form } from '../../../web/components/Form.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { ButtonLink } from '../../../web/components/TextLink.tsx';
import { useText } from '../../../web/text.tsx';
import {
  addOrganisation,
  NEW_ORGANISATION,
  OrganisationFields,
  useOrganisationForm,
} from './organisation-form.tsx';
import { ORGANISATIONS } from './paths.ts';
import { organisationTexts, sharedTexts } from './text.ts';
import './organisation.css';

export default function AddOrganisationPage() {
  const t = useText(organisationTexts);
  const s = useText(sharedTexts);
  const form = useOrganisationForm('organisation.add', NEW_ORGANISATION, addOrganisation);
  return (
    <Page
      title={t.addTitle}
      width="reading"
      breadcrumbs={[
        { text: s.administration, to: '/administration' },
        { text: t.title, to: ORGANISATIONS },
      ]}
    >
      <Form
        form={form}
        submitLabel={t.add}
        secondary={
          <ButtonLink to={ORGANISATIONS} variant="tertiary">
            {s.cancel}
          </ButtonLink>
        }
      >
        <OrganisationFields form={form} />
      </Form>
    </Page>
  );
}
