import { Alert } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type Subscription, SubscriptionChange } from '../../platform/mail/contract.ts';
import { api } from '../api.ts';
import { Form } from '../components/Form.tsx';
import { Checkbox, RadioChoice } from '../components/fields.tsx';
import { Loaded } from '../components/Loaded.tsx';
import { Page, Section } from '../components/Page.tsx';
import { useStatus } from '../components/StatusMessage.tsx';
import { SummaryList } from '../components/SummaryList.tsx';
import { queryClient } from '../query-client.ts';
import { mailTexts } from '../text/mail.ts';
import { useText } from '../text.tsx';
import { useAutosavedForm } from '../use-autosaved-form.ts';
import { SUBSCRIPTION, subscriptionQuery } from './queries.ts';

/** Do I get reminders, in which language, and where do they go? */
export default function MyRemindersPage() {
  const t = useText(mailTexts);
  return (
    <Page title={t.mine} lead={t.lead} width="reading">
      <Loaded query={useQuery(subscriptionQuery)}>
        {(present) => <Choice key={JSON.stringify(present)} present={present} />}
      </Loaded>
    </Page>
  );
}

function Choice({ present }: { present: Subscription }) {
  const t = useText(mailTexts);
  const status = useStatus();
  const { subscribed, language, address, refused } = present;
  const form = useAutosavedForm({
    key: 'mail.subscription',
    schema: SubscriptionChange,
    initial: { subscribed, language: language as string },
    submit: async (change) => {
      await api.send('PUT', SUBSCRIPTION, change, SubscriptionChange);
      await queryClient.invalidateQueries({ queryKey: ['mail'] });
      status.say(t.saved);
    },
  });
  return (
    <>
      {!subscribed && (
        <Alert data-color="info">
          <p>{t.offNow}</p>
        </Alert>
      )}
      <Form form={form} submitLabel={t.save}>
        <Checkbox form={form} name="subscribed" label={t.subscribed} />
        <RadioChoice
          form={form}
          name="language"
          label={t.language}
          options={[
            { value: 'sv', label: t.languages.sv },
            { value: 'en', label: t.languages.en },
          ]}
        />
      </Form>
      <Section title={t.facts}>
        <SummaryList rows={[{ label: t.address, value: address ?? t.addressNone }]} />
        {refused && (
          <Alert data-color="warning">
            <p>{t.addressRefused}</p>
          </Alert>
        )}
      </Section>
    </>
  );
}
