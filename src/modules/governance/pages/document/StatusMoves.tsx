import { Alert, Button, Checkbox } from '@digdir/designsystemet-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { ConfirmDialog } from '../../../../web/components/ConfirmDialog.tsx';
import { useChange } from '../../../../web/queries.ts';
import { useText } from '../../../../web/text.tsx';
import {
  CreatedVersion,
  type Document,
  Document as DocumentSchema,
  type VersionContent,
  type VersionStatus,
} from '../../contract.ts';
import { isOpen, listMoves } from '../../rules/status.ts';
import { moveTexts } from '../text/document.ts';
import { DecisionFields, decisionOf, EMPTY_DECISION } from './DecisionFields.tsx';

type Move = 'consultation' | 'adopted' | 'superseded' | 'expired';
const ORDER: Move[] = ['consultation', 'adopted', 'superseded', 'expired'];

/** What a planner of the owner unit can do with the version as a whole. */
export function StatusMoves({ document, content }: { document: Document; content: VersionContent }) {
  const t = useText(moveTexts);
  const [asking, setAsking] = useState<Move | 'remove' | 'fill' | null>(null);
  const { version } = content;
  const moves = ORDER.filter((move) => listMoves(version.status).includes(move satisfies VersionStatus));
  const worked = document.versions.some(({ status }) => isOpen(status));
  const steps = moves.map((move) => (
    <Button
      key={move}
      variant={move === moves[0] && isOpen(version.status) ? 'primary' : 'secondary'}
      onClick={() => setAsking(move)}
    >
      {t[move]}
    </Button>
  ));
  return (
    <>
      {isOpen(version.status) && steps}
      {version.status === 'adopted' &&
        (!version.decidedBy || !version.decisionDate || !version.decisionParagraph) && (
          <Button variant="secondary" onClick={() => setAsking('fill')}>
            {t.fill}
          </Button>
        )}
      {!worked && <NewVersion document={document} versionId={version.id} />}
      {/* What ends a version in force comes after what one does with it from day to day. */}
      {!isOpen(version.status) && steps}
      {content.editable && (
        <Button variant="tertiary" data-color="danger" onClick={() => setAsking('remove')}>
          {t.removeDraft}
        </Button>
      )}
      {asking === 'adopted' && <Adopt content={content} close={() => setAsking(null)} />}
      {asking !== null && asking !== 'adopted' && asking !== 'remove' && asking !== 'fill' && (
        <Plain move={asking} content={content} close={() => setAsking(null)} />
      )}
      {asking === 'fill' && <Fill content={content} close={() => setAsking(null)} />}
      {asking === 'remove' && <Remove document={document} content={content} close={() => setAsking(null)} />}
    </>
  );
}

function NewVersion({ document, versionId }: { document: Document; versionId: string }) {
  const t = useText(moveTexts);
  const navigate = useNavigate();
  const add = useChange({
    method: 'POST',
    path: `/governance/documents/${document.id}/versions`,
    schema: CreatedVersion,
    body: () => ({ basedOnVersionId: versionId }),
    refreshes: [['governance']],
    done: t.newVersionDone,
    onDone: (made) =>
      void navigate({
        to: `/styrning/dokument/${document.id}`,
        search: { version: made.versionId } as never,
      }),
  });
  return (
    <Button variant="secondary" loading={add.isPending} onClick={() => add.mutate()}>
      {t.newVersion}
    </Button>
  );
}

function useMove(content: VersionContent, close: () => void) {
  const t = useText(moveTexts);
  return useChange({
    method: 'POST',
    path: `/governance/versions/${content.version.id}/status`,
    schema: DocumentSchema,
    body: (move: object) => ({ revision: content.version.revision, ...move }),
    refreshes: [['governance'], ['followup']],
    done: t.done,
    onDone: close,
  });
}

function Plain({
  move,
  content,
  close,
}: {
  move: Exclude<Move, 'adopted'>;
  content: VersionContent;
  close: () => void;
}) {
  const t = useText(moveTexts);
  const change = useMove(content, close);
  return (
    <ConfirmDialog
      open
      onClose={close}
      title={t[`${move}Title`]}
      confirmLabel={t[move]}
      busy={change.isPending}
      onConfirm={() => change.mutate({ to: move })}
    >
      <p>{t[`${move}Text`]}</p>
    </ConfirmDialog>
  );
}

function Adopt({ content, close }: { content: VersionContent; close: () => void }) {
  const t = useText(moveTexts);
  const change = useMove(content, close);
  const [decision, setDecision] = useState(EMPTY_DECISION);
  const [unknown, setUnknown] = useState(false);
  const [incomplete, setIncomplete] = useState(false);
  const missing = !unknown && (decision.body.length === 0 || decision.date === '');
  const adopt = () => {
    if (missing) return setIncomplete(true);
    change.mutate({ to: 'adopted', ...decisionOf(decision), decisionUnknown: unknown });
  };
  return (
    <ConfirmDialog
      open
      onClose={close}
      title={t.adoptedTitle}
      confirmLabel={t.adopted}
      busy={change.isPending}
      onConfirm={adopt}
    >
      <p>{t.adoptedText}</p>
      <DecisionFields decision={decision} change={setDecision} />
      <Checkbox
        label={t.decisionUnknown}
        value="unknown"
        checked={unknown}
        onChange={(event) => setUnknown(event.target.checked)}
      />
      {incomplete && missing && (
        <Alert data-color="danger" role="alert">
          {t.decisionMissing}
        </Alert>
      )}
    </ConfirmDialog>
  );
}

function Fill({ content, close }: { content: VersionContent; close: () => void }) {
  const t = useText(moveTexts);
  const [decision, setDecision] = useState(EMPTY_DECISION);
  const { version } = content;
  const fill = useChange({
    method: 'POST',
    path: `/governance/versions/${version.id}/decision`,
    schema: DocumentSchema,
    body: () => ({ revision: version.revision, ...decisionOf(decision) }),
    refreshes: [['governance']],
    done: t.filled,
    onDone: close,
  });
  return (
    <ConfirmDialog
      open
      onClose={close}
      title={t.fillTitle}
      confirmLabel={t.fill}
      busy={fill.isPending}
      onConfirm={() => fill.mutate()}
    >
      <p>{t.fillText}</p>
      <DecisionFields decision={decision} change={setDecision} known={version} />
    </ConfirmDialog>
  );
}

function Remove({
  document,
  content,
  close,
}: {
  document: Document;
  content: VersionContent;
  close: () => void;
}) {
  const t = useText(moveTexts);
  const navigate = useNavigate();
  const remove = useChange({
    method: 'DELETE',
    path: `/governance/versions/${content.version.id}`,
    schema: z.undefined(),
    body: () => undefined,
    refreshes: [
      ['governance', 'documents'],
      ...(document.versions.length > 1 ? [['governance', 'document', document.id] as const] : []),
    ],
    done: t.removed,
    onDone: () => {
      close();
      void navigate({
        to: document.versions.length > 1 ? `/styrning/dokument/${document.id}` : '/styrning/dokument',
        search: {} as never,
      });
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={close}
      title={t.removeTitle}
      confirmLabel={t.removeDraft}
      danger
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      <p>{t.removeText}</p>
    </ConfirmDialog>
  );
}
