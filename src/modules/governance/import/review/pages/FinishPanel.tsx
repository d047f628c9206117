import { Alert, Button, Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmDialog } from '../../../../../web/components/ConfirmDialog.tsx';
import { useChange } from '../../../../../web/queries.ts';
import { useText } from '../../../../../web/text.tsx';
import { ImportFinished, type ImportReview } from '../contract.ts';
import { mayBeSaved, obstaclesOf } from '../rules.ts';
import { documentsQuery } from './queries.ts';
import { reviewTexts } from './text.ts';
import { fieldId, useJump } from './use-review.ts';

/** Saying what is left to do, then saving the document to the register as a draft. */
export function FinishPanel({ review }: { review: ImportReview }) {
  const t = useText(reviewTexts);
  const { showField } = useJump();
  const navigate = useNavigate();
  const documents = useQuery(documentsQuery);
  const [target, setTarget] = useState('');
  const [asking, setAsking] = useState(false);
  const obstacles = obstaclesOf(review.parts);
  const ready = mayBeSaved(obstacles);
  const save = useChange({
    method: 'POST',
    path: `/imports/${review.id}/document`,
    schema: ImportFinished,
    body: () => ({ documentId: target || null }),
    refreshes: [['imports'], ['governance']],
    done: t.savedDocument,
    onDone: (saved) => void navigate({ to: `/styrning/dokument/${saved.documentId}` }),
  });
  const left: [string, string | undefined][] = [
    [t.remaining(obstacles.notAccepted.length), obstacles.notAccepted[0]],
    [t.namesLeft(obstacles.unknown.flatMap(({ names }) => names).length), obstacles.unknown[0]?.key],
    [t.titlesLeft(obstacles.untitled.length), obstacles.untitled[0]],
    [
      t.linksLeft(obstacles.brokenLinks.flatMap(({ numbers }) => numbers).join(', ')),
      obstacles.brokenLinks[0]?.key,
    ],
  ];
  return (
    <section className="import-finish" id={fieldId('finish/whole')} tabIndex={-1} aria-label={t.save}>
      {!ready && (
        <ul className="import-left">
          {left.map(
            ([text, key]) =>
              key !== undefined && (
                <li key={text}>
                  <button type="button" onClick={() => showField(`${key}/whole`)}>
                    {text}
                  </button>
                </li>
              ),
          )}
        </ul>
      )}
      <Field>
        <Label htmlFor="import-save-as">{t.saveAs}</Label>
        <Select id="import-save-as" value={target} onChange={(event) => setTarget(event.target.value)}>
          <Select.Option value="">{t.asNew}</Select.Option>
          {(documents.data?.items ?? []).map((document) => (
            <Select.Option key={document.id} value={document.id}>
              {t.asVersionOf(document.shortTitle || document.title)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {documents.isError && <Alert data-color="warning">{documents.error.message}</Alert>}
      <Button disabled={!ready} onClick={() => setAsking(true)} loading={save.isPending}>
        {t.save}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t.saveTitle}
        confirmLabel={t.save}
        busy={save.isPending}
        onConfirm={() => save.mutate(undefined, { onSettled: () => setAsking(false) })}
      >
        <Paragraph>{t.saveText}</Paragraph>
      </ConfirmDialog>
    </section>
  );
}
