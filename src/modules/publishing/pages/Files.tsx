import { Button, Field, Label, Paragraph, Select, Table } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { query } from '../../../web/api.ts';
import { Section } from '../../../web/components/Page.tsx';
import { Progress } from '../../../web/components/Progress.tsx';
import { useText } from '../../../web/text.tsx';
import { EXPORT_FORMATS, type ExportFormat, PRINTED_FORMATS, type Report } from '../contract.ts';
import { reportTexts } from './text.ts';
import { useFile } from './use-file.ts';

interface FileRowProps {
  roundId: string;
  format: ExportFormat;
  /** null for a file that is not divided. */
  volume: number | null;
}

function FileRow({ roundId, format, volume }: FileRowProps) {
  const t = useText(reportTexts);
  const { use } = t.formats[format];
  const name = volume === null ? t.formats[format].name : t.inVolume(t.formats[format].name, volume);
  const { progress, get } = useFile(
    `/publishing/reports/${roundId}/files/${format}${query({ volume: volume ?? undefined })}`,
    t.ready(name),
  );
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">{name}</Table.HeaderCell>
      <Table.Cell>
        <span className="publishing-file">
          <span>{use}</span>
          {progress ? (
            <Progress
              label={t.making(name)}
              value={progress.state === 'waiting' ? null : progress.share}
              max={1}
              text={t.progress[progress.state]}
            />
          ) : (
            <Button variant="secondary" data-size="sm" onClick={() => void get()}>
              {t.get(name)}
            </Button>
          )}
        </span>
      </Table.Cell>
    </Table.Row>
  );
}

/** Every file that is made of the frozen content; a long report is printed in volumes, chosen above the files. */
export function Files({ report }: { report: Report }) {
  const t = useText(reportTexts);
  const { roundId, volumes } = report;
  const [volume, setVolume] = useState(1);
  const divided = volumes.length > 1;
  return (
    <Section title={t.files} lead={t.filesLead} id="filer">
      {divided && (
        <>
          <Paragraph>{t.divided(volumes.length)}</Paragraph>
          <Field>
            <Label>{t.volume}</Label>
            <Select value={String(volume)} onChange={(event) => setVolume(Number(event.target.value))}>
              {volumes.map(({ number, title }) => (
                <Select.Option key={number} value={String(number)}>
                  {`${number}. ${title}`}
                </Select.Option>
              ))}
            </Select>
          </Field>
        </>
      )}
      <Table className="publishing-files">
        <caption className="ds-sr-only">{t.files}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col">{t.format}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t.use}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {EXPORT_FORMATS.map((format) => (
            <FileRow
              key={format}
              roundId={roundId}
              format={format}
              volume={divided && PRINTED_FORMATS.includes(format) ? volume : null}
            />
          ))}
        </Table.Body>
      </Table>
    </Section>
  );
}
