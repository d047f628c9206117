import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { z } from 'zod';
import { api } from '../../../../web/api.ts';
import { FileDrop } from '../../../../web/components/FileDrop.tsx';
import { useProblemText } from '../../../../web/components/problem-text.ts';
import { useStatus } from '../../../../web/components/StatusMessage.tsx';
import { useText } from '../../../../web/text.tsx';
import { Evidence as EvidencePiece, FILE_ENDS } from '../contract.ts';
import { EvidenceItems } from './EvidenceList.tsx';
import { LinkForm } from './LinkForm.tsx';
import { evidenceQuery } from './queries.ts';
import { evidenceTexts } from './text.ts';
import { useFiles } from './use-files.ts';

/** Links and files to our answer: to see and, while the answer is written, to add and remove. */
export function Evidence({
  roundId,
  questionId,
  organisationId,
  mayChange,
}: {
  roundId: string;
  questionId: string;
  organisationId: string;
  mayChange: boolean;
}) {
  const t = useText(evidenceTexts);
  const id = useId();
  const { data } = useQuery(evidenceQuery(roundId, { questionId, organisationId }));
  const files = useFiles(questionId);
  const items = data?.items ?? [];
  if (!mayChange && items.length === 0) return null;
  const remove = (each: EvidencePiece) => (
    <RemoveButton evidence={each} fileOf={files.fileOf} addOne={files.addOne} />
  );
  return (
    <section className="evidence" aria-labelledby={`${id}-heading`}>
      <Heading level={2} data-size="2xs" id={`${id}-heading`}>
        {t.title}
      </Heading>
      {mayChange && (
        <p className="quiet" id={`${id}-help`}>
          {t.help} {t.checked}
        </p>
      )}
      {items.length > 0 && <EvidenceItems items={items} action={mayChange ? remove : undefined} />}
      {mayChange && (
        <>
          <FileDrop
            multiple
            accept={FILE_ENDS.join(',')}
            choose={t.choose}
            help={t.drop}
            dropNow={t.dropNow}
            variant="secondary"
            describedBy={`${id}-help`}
            take={files.add}
          />
          <div role="status">
            {files.underway
              ? t.uploading(files.underway.n, files.underway.total, files.underway.name)
              : files.said}
          </div>
          {files.failures.length > 0 && (
            <Alert data-color="danger" role="alert">
              <Heading level={3} data-size="2xs">
                {t.failed(files.failures.length)}
              </Heading>
              <ul>
                {files.failures.map((failure) => (
                  <li key={failure.id}>
                    <strong className="evidence-name">{failure.name}</strong>: {failure.text}
                  </li>
                ))}
              </ul>
            </Alert>
          )}
          <LinkForm questionId={questionId} />
        </>
      )}
    </section>
  );
}

function RemoveButton({
  evidence,
  fileOf,
  addOne,
}: {
  evidence: EvidencePiece;
  fileOf: (evidence: EvidencePiece) => Promise<File>;
  addOne: (file: File) => Promise<EvidencePiece>;
}) {
  const t = useText(evidenceTexts);
  const client = useQueryClient();
  const status = useStatus();
  const problemText = useProblemText();
  const [busy, setBusy] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: ['followup', 'evidence'] });
  const say = (error: unknown) => status.say(problemText(error).summary, { tone: 'danger' });
  const putBack = async (file: File | null) => {
    try {
      if (file) await addOne(file);
      else {
        const { title, address, questionId } = evidence;
        const path = `/followup/questions/${questionId}/evidence/links`;
        await api.send('POST', path, { title, address }, EvidencePiece);
      }
      await refresh();
      status.say(t.restored(evidence.title));
    } catch (error) {
      say(error);
    }
  };
  const remove = async () => {
    setBusy(true);
    try {
      // Removing takes the bytes away for good, so what undoing needs is taken care of first.
      const file = evidence.kind === 'file' ? await fileOf(evidence) : null;
      await api.send('DELETE', `/followup/evidence/${evidence.id}`, undefined, z.undefined());
      status.say(t.removed(evidence.title), { undo: () => void putBack(file) });
      await refresh();
    } catch (error) {
      say(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="tertiary"
      data-size="sm"
      loading={busy}
      aria-label={t.removeOne(evidence.title)}
      onClick={() => void remove()}
    >
      {t.remove}
    </Button>
  );
}
