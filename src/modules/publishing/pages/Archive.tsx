import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { query } from '../../../web/api.ts';
import { Section } from '../../../web/components/Page.tsx';
import { Progress } from '../../../web/components/Progress.tsx';
import { useText } from '../../../web/text.tsx';
import type { Report } from '../contract.ts';
import { reportTexts } from './text.ts';
import { useFile } from './use-file.ts';

/** One file for the city's e-archive; for those who keep the report. */
export function Archive({ report }: { report: Report }) {
  const t = useText(reportTexts);
  const [diaryNumber, setDiaryNumber] = useState('');
  const path = `/publishing/reports/${report.roundId}/package${query({ diaryNumber: diaryNumber.trim() || undefined })}`;
  const { progress, get } = useFile(path, t.packageReady);
  return (
    <Section title={t.archive} lead={t.archiveLead} id="arkiv">
      <Textfield
        className="publishing-diary-number"
        label={t.diaryNumber}
        description={t.diaryNumberHelp}
        maxLength={60}
        value={diaryNumber}
        disabled={progress !== null}
        onChange={(event) => setDiaryNumber(event.target.value)}
      />
      {progress ? (
        <Progress label={t.making(t.package)} value={progress.share} max={1} text={t.progress.setting} />
      ) : (
        <Button variant="secondary" onClick={() => void get()}>
          {t.getPackage}
        </Button>
      )}
    </Section>
  );
}
