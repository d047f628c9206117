import {
  Alert,
  Button,
  Field,
  Heading,
  Input,
  Label,
  Link,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { type FormEvent, useRef, useState } from 'react';
import { api, isProblem, query } from '../../../web/api.ts';
import { Page, Section } from '../../../web/components/Page.tsx';
import { useProblemText } from '../../../web/components/problem-text.ts';
import { useStatus } from '../../../web/components/StatusMessage.tsx';
import { queryClient } from '../../../web/query-client.ts';
import { useFormat, useText } from '../../../web/text.tsx';
import { ImportPreview, ImportResult, REGISTER_KINDS } from '../exchange/contract.ts';
import { csvHref, xlsxHref } from './exports.tsx';
import { PreviewTable } from './import-preview.tsx';
import { importTexts } from './import-text.ts';
import { useRights } from './parts.tsx';
import { sharedTexts } from './text.ts';
import './organisation.css';

export default function ImportPage() {
  const t = useText(importTexts);
  const s = useText(sharedTexts);
  const { editsOrganisations, editsPeople } = useRights();
  return (
    <Page title={t.title} lead={t.lead} breadcrumbs={[{ text: s.administration, to: '/administration' }]}>
      <Section title={t.export} id="exportera" lead={t.exportLead}>
        <ul className="organisation-list">
          <li>
            <Link href={xlsxHref()}>{t.whole}</Link>
          </li>
          {REGISTER_KINDS.filter((kind) => kind !== 'people' || editsPeople).map((kind) => (
            <li key={kind}>
              <Link href={csvHref(kind)}>{t.csvOf(t.kinds[kind])}</Link>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t.import} id="importera" lead={t.importLead}>
        {editsOrganisations ? <ImportSteps /> : <p className="quiet">{t.noRight}</p>}
      </Section>
    </Page>
  );
}

interface Reviewed {
  file: File;
  preview: ImportPreview;
  /** The register had changed when this was to be saved: it shows what holds now. */
  stale: boolean;
}

/** Choose a file, see what it would change, save it. The file stays with the person between the steps. */
function ImportSteps() {
  const t = useText(importTexts);
  const format = useFormat();
  const status = useStatus();
  const problemText = useProblemText();
  const input = useRef<HTMLInputElement>(null);
  const result = useRef<HTMLHeadingElement>(null);
  const [reviewed, setReviewed] = useState<Reviewed | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState<'review' | 'save' | null>(null);

  const show = (next: Reviewed) => {
    setReviewed(next);
    requestAnimationFrame(() => result.current?.focus());
  };
  const explain = (error: unknown) => {
    const { summary } = problemText(error);
    setFault(isProblem(error) && error.detail ? error.detail : summary);
  };
  const review = async (event: FormEvent) => {
    event.preventDefault();
    const file = input.current?.files?.[0];
    setReviewed(null);
    setFault(file ? null : t.chooseFirst);
    if (!file) return input.current?.focus();
    setBusy('review');
    try {
      const preview = await api.send('POST', '/organisation-register/preview', file, ImportPreview);
      show({ file, preview, stale: false });
    } catch (error) {
      explain(error);
    } finally {
      setBusy(null);
    }
  };
  const save = async ({ file, preview: { fingerprint } }: Reviewed) => {
    setBusy('save');
    setFault(null);
    try {
      const path = `/organisation-register/import${query({ fingerprint })}`;
      const { counts } = await api.send('POST', path, file, ImportResult);
      await queryClient.invalidateQueries({ queryKey: ['organisation'] });
      status.say(t.saved(format.number(counts.new), format.number(counts.changed)));
      setReviewed(null);
      if (input.current) input.current.value = '';
      input.current?.focus();
    } catch (error) {
      const now = isProblem(error) ? ImportPreview.safeParse(error.current) : null;
      if (now?.success) show({ file, preview: now.data, stale: true });
      else explain(error);
    } finally {
      setBusy(null);
    }
  };
  return (
    <>
      <form className="organisation-file" noValidate onSubmit={(event) => void review(event)}>
        <Field>
          <Label htmlFor="importera-fil">{t.file}</Label>
          <Field.Description>{t.fileHelp}</Field.Description>
          <Input
            ref={input}
            id="importera-fil"
            type="file"
            accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            aria-invalid={fault ? true : undefined}
            onChange={() => {
              setReviewed(null);
              setFault(null);
            }}
          />
          {fault && <ValidationMessage role="alert">{fault}</ValidationMessage>}
        </Field>
        <Button type="submit" variant={reviewed ? 'secondary' : 'primary'} loading={busy === 'review'}>
          {busy === 'review' ? t.reviewing : t.review}
        </Button>
      </form>
      {reviewed && (
        <div className="section">
          <Heading level={3} data-size="2xs" ref={result} tabIndex={-1}>
            {t.result(reviewed.file.name)}
          </Heading>
          <Outcome reviewed={reviewed} busy={busy === 'save'} onSave={() => void save(reviewed)} />
        </div>
      )}
    </>
  );
}

function Outcome({ reviewed, busy, onSave }: { reviewed: Reviewed; busy: boolean; onSave: () => void }) {
  const t = useText(importTexts);
  const format = useFormat();
  const { preview, stale } = reviewed;
  const { counts } = preview;
  const saves = counts.new + counts.changed;
  const say = (of: ImportPreview['counts']) =>
    t.counts(
      format.number(of.new),
      format.number(of.changed),
      format.number(of.unchanged),
      format.number(of.wrong),
    );
  return (
    <>
      {stale && (
        <Alert data-color="warning" role="alert">
          <p>{t.stale}</p>
        </Alert>
      )}
      <ul className="organisation-list">
        {preview.sheets.map((sheet) => (
          <li key={sheet.kind}>
            <strong>{t.kinds[sheet.kind]}:</strong> {say(sheet.counts)}
          </li>
        ))}
      </ul>
      {counts.wrong > 0 && (
        <Alert data-color="danger">
          <Heading level={4} data-size="2xs">
            {t.faultyTitle(counts.wrong)}
          </Heading>
          <p>{t.faultyText}</p>
        </Alert>
      )}
      {counts.wrong === 0 && saves === 0 && (
        <Alert data-color="info">
          <Heading level={4} data-size="2xs">
            {t.nothing}
          </Heading>
          <p>{t.nothingText}</p>
        </Alert>
      )}
      {preview.rows.length > 0 && <PreviewTable rows={preview.rows} />}
      {preview.hidden > 0 && <p className="quiet">{t.hidden(preview.hidden)}</p>}
      {counts.wrong === 0 && saves > 0 && (
        <div className="page-actions">
          <Button loading={busy} onClick={onSave}>
            {t.confirm(saves)}
          </Button>
        </div>
      )}
    </>
  );
}
