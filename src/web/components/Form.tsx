import { Alert, Button, ErrorSummary, Heading } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { formTexts } from '../text/form.ts';
import { useFormat, useText } from '../text.tsx';
import type { AutosavedForm, FormValues } from '../use-autosaved-form.ts';
import { fieldId } from './fields.tsx';
import { useProblemText } from './problem-text.ts';
import { SaveStatus } from './SaveStatus.tsx';

/**
 * A form: what was found from last time, the summary of faults, the fields, the button, "Sparat 14:32".
 * `<Form form={form} submitLabel="Öppna omgången"><TextField form={form} name="title" … /></Form>`
 */
export function Form<V extends FormValues>({
  form,
  submitLabel,
  secondary,
  children,
}: {
  form: AutosavedForm<V>;
  submitLabel: string;
  /** Other ways out beside the main button ("Avbryt"). */
  secondary?: ReactNode;
  children: ReactNode;
}) {
  const t = useText(formTexts);
  return (
    <form
      className="form"
      id={form.id}
      noValidate
      aria-busy={form.submitting || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        if (!form.submitting) void form.submit();
      }}
      onBlur={form.flush}
    >
      <Recovered form={form} />
      <Faults form={form} />
      {children}
      <div className="form-actions">
        <Button type="submit" loading={form.submitting}>
          {form.submitting ? t.submitting : submitLabel}
        </Button>
        {secondary}
        <SaveStatus status={form.status} />
      </div>
    </form>
  );
}

function Recovered<V extends FormValues>({ form }: { form: AutosavedForm<V> }) {
  const t = useText(formTexts);
  const format = useFormat();
  if (!form.recovered) return null;
  return (
    <Alert data-color="info">
      <Heading level={2} data-size="2xs">
        {t.recoveredTitle}
      </Heading>
      <p>{t.recoveredText(format.dateTime(form.recovered.savedAt))}</p>
      <div className="page-actions">
        <Button variant="secondary" onClick={form.restore}>
          {t.restore}
        </Button>
        <Button variant="tertiary" onClick={form.discardRecovered}>
          {t.discard}
        </Button>
      </div>
    </Alert>
  );
}

function Faults<V extends FormValues>({ form }: { form: AutosavedForm<V> }) {
  const t = useText(formTexts);
  const problemText = useProblemText();
  const summary = useRef<HTMLDivElement>(null);
  const { attempts } = form;
  useEffect(() => {
    if (attempts > 0) summary.current?.focus();
  }, [attempts]);
  const faults = Object.entries(form.errors);
  if (faults.length === 0 && !form.problem) return null;
  return (
    <div ref={summary} tabIndex={-1} className="form-faults">
      {faults.length > 0 ? (
        <ErrorSummary>
          <ErrorSummary.Heading>{t.summary(faults.length)}</ErrorSummary.Heading>
          <ErrorSummary.List>
            {faults.map(([path, message]) => (
              <ErrorSummary.Item key={path}>
                <ErrorSummary.Link href={`#${fieldId(form.id, path)}`}>{message}</ErrorSummary.Link>
              </ErrorSummary.Item>
            ))}
          </ErrorSummary.List>
        </ErrorSummary>
      ) : (
        <Alert data-color="danger">{problemText(form.problem).summary}</Alert>
      )}
    </div>
  );
}
