import { Details } from '@digdir/designsystemet-react';
import { api } from '../../../../web/api.ts';
import { Form } from '../../../../web/components/Form.tsx';
import { Checkbox, TextField } from '../../../../web/components/fields.tsx';
import { useStatus } from '../../../../web/components/StatusMessage.tsx';
import { queryClient } from '../../../../web/query-client.ts';
import { useText } from '../../../../web/text.tsx';
import { useAutosavedForm } from '../../../../web/use-autosaved-form.ts';
import { ReminderPlanChange, RoundReminders } from '../contract.ts';
import { daysWritten, readDays } from '../rules/written-days.ts';
import { remindersPath } from './queries.ts';
import { reminderTexts } from './text.ts';

/** On which days a round reminds by itself. */
export function PlanForm({ reminders: { round, plan, revision } }: { reminders: RoundReminders }) {
  const t = useText(reminderTexts);
  const status = useStatus();
  const form = useAutosavedForm({
    key: `followup.reminders.${round.id}.${revision}`,
    schema: ReminderPlanChange,
    initial: {
      enabled: plan.enabled,
      daysBefore: daysWritten(plan.daysBefore),
      daysAfter: daysWritten(plan.daysAfter),
      weekly: plan.weekly,
    },
    prepare: (values) => ({
      ...values,
      daysBefore: readDays(values.daysBefore, 0),
      daysAfter: readDays(values.daysAfter, 1),
      revision,
    }),
    messages: { daysBefore: t.daysBeforeWrong, daysAfter: t.daysAfterWrong },
    submit: async (change) => {
      await api.send('PUT', remindersPath(round.id), change, RoundReminders);
      await queryClient.invalidateQueries({ queryKey: ['followup', 'reminders'] });
      status.say(t.saved);
    },
  });
  return (
    <Details>
      <Details.Summary>{t.plan}</Details.Summary>
      <Details.Content>
        <Form form={form} submitLabel={t.save}>
          <Checkbox form={form} name="enabled" label={t.enabled} />
          <TextField form={form} name="daysBefore" label={t.daysBefore} description={t.daysHelp} optional />
          <TextField form={form} name="daysAfter" label={t.daysAfter} optional />
          <Checkbox form={form} name="weekly" label={t.weekly} />
        </Form>
      </Details.Content>
    </Details>
  );
}
