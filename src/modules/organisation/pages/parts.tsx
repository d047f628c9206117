import { Alert, Button, Field, Heading, Input, Label } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { calendarDay } from '../../../platform/i18n/format.ts';
import { StatusTag } from '../../../web/components/StatusTag.tsx';
import { useActing } from '../../../web/session.ts';
import { useFormat, useText } from '../../../web/text.tsx';
import { isValidOn, type Period } from '../rules.ts';
import { organisationTexts, sharedTexts } from './text.ts';

/** Today in Sweden, `YYYY-MM-DD`. */
export const today = () => calendarDay(new Date());

/** What the buttons go by; the server decides. */
export function useRights() {
  const role = useActing()?.role ?? null;
  return {
    editsOrganisations: role === 'administrator' || role === 'planner',
    editsPeople: role === 'administrator',
  };
}

/** "Visa hur det var den …": a day to look at, kept in the address. */
export function DayFilter<Name extends string>({
  table,
  name,
}: {
  table: { filters: Record<Name, string>; setFilter: (name: Name, value: string) => void };
  name: Name;
}) {
  const t = useText(sharedTexts);
  const id = useId();
  return (
    <Field className="filter">
      <Label htmlFor={id}>{t.on}</Label>
      <Input
        id={id}
        type="date"
        className="date-input"
        value={table.filters[name]}
        onChange={(event) => table.setFilter(name, event.target.value)}
      />
    </Field>
  );
}

/** Says that another day than today is shown, with the way back. */
export function AsItWas({ day, back }: { day: string; back: () => void }) {
  const t = useText(sharedTexts);
  const format = useFormat();
  if (!day) return null;
  return (
    <Alert data-color="info" className="organisation-as-it-was">
      <p>{t.asItWas(format.date(day))}</p>
      <Button variant="tertiary" onClick={back}>
        {t.today}
      </Button>
    </Alert>
  );
}

/** A period in words: `Från 1 jan. 2019`, `1 jan. 2011 – 31 dec. 2020`. */
export function usePeriodText(): (period: Period) => string {
  const t = useText(organisationTexts);
  const format = useFormat();
  return ({ validFrom, validTo }) =>
    validTo === null
      ? t.periodFrom(format.date(validFrom))
      : t.periodBetween(format.date(validFrom), format.date(validTo));
}

/** Whether something is in force today, in a word. */
export function PeriodTag({ period }: { period: Period }) {
  const t = useText(sharedTexts);
  if (isValidOn(period, today())) return <StatusTag meaning="done">{t.valid}</StatusTag>;
  if (period.validTo !== null && period.validTo < period.validFrom) return <StatusTag>{t.never}</StatusTag>;
  if (period.validFrom > today()) return <StatusTag meaning="underway">{t.coming}</StatusTag>;
  return <StatusTag>{t.ended}</StatusTag>;
}

/** After somebody else's change: what is there now, where it differs from what was typed. */
export function ConflictNotice({
  differences,
  onTakeTheirs,
}: {
  differences: { label: string; theirs: string }[] | null;
  onTakeTheirs: () => void;
}) {
  const t = useText(sharedTexts);
  if (!differences) return null;
  return (
    <Alert data-color="warning" role="alert">
      <Heading level={2} data-size="2xs">
        {t.conflictTitle}
      </Heading>
      {differences.length === 0 ? (
        <p>{t.conflictSame}</p>
      ) : (
        <>
          <p>{t.conflictText}</p>
          <ul>
            {differences.map(({ label, theirs }) => (
              <li key={label}>
                <strong>{label}:</strong> {theirs || t.nothing}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{t.conflictKeep}</p>
      <Button variant="secondary" onClick={onTakeTheirs}>
        {t.conflictTheirs}
      </Button>
    </Alert>
  );
}
