import { Alert, Button, Heading, Paragraph, Spinner } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, isProblem } from '../../../../../web/api.ts';
import { useText } from '../../../../../web/text.tsx';
import { ImportSummary } from '../contract.ts';
import { reviewTexts } from './text.ts';

/** Chooses or takes a dropped file, sends it to be read, and says plainly when it cannot be. */
export function FileChooser({ onRead }: { onRead: (read: ImportSummary) => void }) {
  const t = useText(reviewTexts);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const queryClient = useQueryClient();
  const reading = useMutation({
    mutationFn: (file: File) => api.send('POST', '/imports', file, ImportSummary),
    onSuccess: async (read) => {
      await queryClient.invalidateQueries({ queryKey: ['imports'] });
      onRead(read);
    },
  });
  const take = (file: File | undefined) => {
    if (file) reading.mutate(file);
    if (input.current) input.current.value = '';
  };
  return (
    <div className="import-chooser">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button does the same by keyboard */}
      <div
        className="import-drop"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <input
          ref={input}
          id="import-file"
          className="import-input"
          type="file"
          tabIndex={-1}
          aria-hidden="true"
          accept=".pdf,.docx,.txt,.md,application/pdf,text/plain"
          onChange={(event) => take(event.target.files?.[0])}
        />
        {reading.isPending ? (
          <div role="status" className="import-reading">
            <Spinner aria-hidden="true" data-size="md" />
            <div>
              <Paragraph>{t.reading(reading.variables.name)}</Paragraph>
              <Paragraph data-size="sm" className="quiet">
                {t.readingHelp}
              </Paragraph>
            </div>
          </div>
        ) : (
          <>
            <Button onClick={() => input.current?.click()}>{t.choose}</Button>
            <Paragraph className="quiet">{over ? t.drop : t.chooseHelp}</Paragraph>
          </>
        )}
      </div>
      {reading.isError && (
        <Alert data-color="danger" role="alert">
          <Heading level={3} data-size="xs">
            {isProblem(reading.error) ? reading.error.title : reading.error.message}
          </Heading>
          {isProblem(reading.error) && <Paragraph>{reading.error.detail}</Paragraph>}
        </Alert>
      )}
    </div>
  );
}
