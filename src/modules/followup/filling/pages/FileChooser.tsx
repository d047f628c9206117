import { Alert, Heading, Paragraph, Spinner } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, isProblem } from '../../../../web/api.ts';
import { FileDrop } from '../../../../web/components/FileDrop.tsx';
import { useText } from '../../../../web/text.tsx';
import { FillingFile } from '../contract.ts';
import { fillingTexts } from './text.ts';

interface Failure {
  name: string;
  text: string;
}

/** Chooses or takes dropped files, sends them one by one to be read, and says plainly which could not be. */
export function FileChooser({ roundId }: { roundId: string }) {
  const t = useText(fillingTexts);
  const [reading, setReading] = useState<string | null>(null);
  const [failures, setFailures] = useState<Failure[]>([]);
  const queryClient = useQueryClient();
  const take = async (files: readonly File[]) => {
    const failed: Failure[] = [];
    setFailures([]);
    for (const file of files) {
      setReading(file.name);
      try {
        await api.send('POST', `/followup/rounds/${roundId}/files`, file, FillingFile);
      } catch (error) {
        const text = isProblem(error) ? (error.detail ?? error.title) : String(error);
        failed.push({ name: file.name, text });
      }
      await queryClient.invalidateQueries({ queryKey: ['followup', 'filling'] });
    }
    setReading(null);
    setFailures(failed);
  };
  return (
    <div className="filling-chooser">
      <FileDrop
        id="filling-files"
        multiple
        accept=".pdf,.docx,.txt,.md,.xlsx,.csv,.json"
        choose={t.choose}
        help={t.chooseHelp}
        take={(files) => void take(files)}
        busy={
          reading !== null && (
            <div role="status" className="file-drop-busy">
              <Spinner aria-hidden="true" data-size="md" />
              <Paragraph>{t.reading(reading)}</Paragraph>
            </div>
          )
        }
      />
      {failures.map(({ name, text }) => (
        <Alert key={name} data-color="danger" role="alert">
          <Heading level={3} data-size="2xs">
            {t.failed(name)}
          </Heading>
          <Paragraph>{text}</Paragraph>
        </Alert>
      ))}
    </div>
  );
}
