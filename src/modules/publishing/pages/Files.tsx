import { Button, Table } from '@digdir/designsystemet-react';
import { Section } from '../../../web/components/Page.tsx';
import { Progress } from '../../../web/components/Progress.tsx';
import { useText } from '../../../web/text.tsx';
import { EXPORT_FORMATS, type ExportFormat } from '../contract.ts';
import { reportTexts } from './text.ts';
import { useFile } from './use-file.ts';

function FileRow({ roundId, format }: { roundId: string; format: ExportFormat }) {
  const t = useText(reportTexts);
  const { name, use } = t.formats[format];
  const { progress, get } = useFile(roundId, format, t.ready(name));
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">{name}</Table.HeaderCell>
      <Table.Cell>{use}</Table.Cell>
      <Table.Cell>
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
      </Table.Cell>
    </Table.Row>
  );
}

/** Every file that is made of the frozen content. */
export function Files({ roundId }: { roundId: string }) {
  const t = useText(reportTexts);
  return (
    <Section title={t.files} lead={t.filesLead} id="filer">
      <Table>
        <caption className="ds-sr-only">{t.files}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col">{t.format}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t.use}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t.file}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {EXPORT_FORMATS.map((format) => (
            <FileRow key={format} roundId={roundId} format={format} />
          ))}
        </Table.Body>
      </Table>
    </Section>
  );
}
