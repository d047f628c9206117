import { Alert, Button, Heading, Paragraph, Spinner } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, isProblem } from '../../../../web/api.ts';
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
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState<string | null>(null);
  const [failures, setFailures] = useState<Failure[]>([]);
  const queryClient = useQueryClient();
  const take = async (files: readonly File[]) => {
    if (input.current) input.current.value = '';
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
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button does the same by keyboard */}
      <div
        className="filling-drop"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void take([...event.dataTransfer.files]);
        }}
      >
        <input
          ref={input}
          id="filling-files"
          className="filling-input"
          type="file"
          multiple
          tabIndex={-1}
          aria-hidden="true"
          accept=".pdf,.docx,.txt,.md,.xlsx,.csv,.json"
          onChange={(event) => void take([...(event.target.files ?? [])])}
        />
        {reading === null ? (
          <>
            <Button onClick={() => input.current?.click()}>{t.choose}</Button>
            <Paragraph className="quiet">{t.chooseHelp}</Paragraph>
          </>
        ) : (
          <div role="status" className="filling-reading">
            <Spinner aria-hidden="true" data-size="md" />
            <Paragraph>{t.reading(reading)}</Paragraph>
          </div>
        )}
      </div>
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
