import { Alert, Heading, Paragraph, Spinner } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, isProblem } from '../../../../../web/api.ts';
import { FileDrop } from '../../../../../web/components/FileDrop.tsx';
import { useText } from '../../../../../web/text.tsx';
import { ImportSummary } from '../contract.ts';
import { reviewTexts } from './text.ts';

/** Chooses or takes a dropped file, sends it to be read, and says plainly when it cannot be. */
export function FileChooser({ onRead }: { onRead: (read: ImportSummary) => void }) {
  const t = useText(reviewTexts);
  const queryClient = useQueryClient();
  const reading = useMutation({
    mutationFn: (file: File) => api.send('POST', '/imports', file, ImportSummary),
    onSuccess: async (read) => {
      await queryClient.invalidateQueries({ queryKey: ['imports'] });
      onRead(read);
    },
  });
  return (
    <div className="import-chooser">
      <FileDrop
        id="import-file"
        accept=".pdf,.docx,.txt,.md,application/pdf,text/plain"
        choose={t.choose}
        help={t.chooseHelp}
        dropNow={t.drop}
        take={([file]) => file && reading.mutate(file)}
        busy={
          reading.isPending && (
            <div role="status" className="file-drop-busy">
              <Spinner aria-hidden="true" data-size="md" />
              <div>
                <Paragraph>{t.reading(reading.variables.name)}</Paragraph>
                <Paragraph data-size="sm" className="quiet">
                  {t.readingHelp}
                </Paragraph>
              </div>
            </div>
          )
        }
      />
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
