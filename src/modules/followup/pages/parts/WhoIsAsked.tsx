import { CheckboxChoice, RadioChoice } from '../../../../web/components/fields.tsx';
import type { AutosavedForm } from '../../../../web/use-autosaved-form.ts';
import type { Named } from '../../contract.ts';

/** What a form of a round has for whom it asks. */
export type AskedValues = { asked: string; organisationIds: string[] };

/** The choice as the server takes it. */
export const askedOf = ({ asked, organisationIds }: AskedValues) => ({
  everyone: asked === 'everyone',
  organisationIds: asked === 'everyone' ? [] : organisationIds,
});

/** Everyone, or those that are chosen one by one. */
export function WhoIsAsked<V extends AskedValues & Record<string, unknown>>({
  form,
  organisations,
  words,
}: {
  form: AutosavedForm<V>;
  organisations: readonly Named[];
  words: { asked: string; everyone: string; everyoneHelp?: string; some: string; organisations: string };
}) {
  // Both fields are there whatever else the form holds.
  const asked = form as unknown as AutosavedForm<AskedValues>;
  const { everyoneHelp } = words;
  return (
    <>
      <RadioChoice
        form={asked}
        name="asked"
        label={words.asked}
        options={[
          { value: 'everyone', label: words.everyone, ...(everyoneHelp && { description: everyoneHelp }) },
          { value: 'some', label: words.some },
        ]}
      />
      {asked.values.asked === 'some' && (
        <CheckboxChoice
          form={asked}
          name="organisationIds"
          label={words.organisations}
          options={organisations.map(({ id, name: label }) => ({ value: id, label }))}
        />
      )}
    </>
  );
}
