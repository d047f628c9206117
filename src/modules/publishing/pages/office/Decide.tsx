import { Alert, Button, List } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../../../web/components/ConfirmDialog.tsx';
import { useStatus } from '../../../../web/components/StatusMessage.tsx';
import { type Meaning, StatusTag } from '../../../../web/components/StatusTag.tsx';
import { ButtonLink } from '../../../../web/components/TextLink.tsx';
import { useChange } from '../../../../web/queries.ts';
import { useText } from '../../../../web/text.tsx';
import { OfficeWork } from '../../contract/office.ts';
import { composeText, placeKey, sameText, saysNothing } from '../../rules/office.ts';
import { officeQuery } from '../queries.ts';
import type { OpenField } from './OfficeField.tsx';
import { officeTexts } from './text.ts';

type State = 'none' | 'draft' | 'stands' | 'differs';
const MEANINGS: Record<State, Meaning> = {
  none: 'neutral',
  draft: 'attention',
  stands: 'done',
  differs: 'attention',
};

/** Where the text stands, from what is written and what has been decided. */
function stateOf({ drafts, documents, stands }: OfficeWork): State {
  const text = composeText(drafts, documents);
  if (stands === null) return saysNothing(text) ? 'none' : 'draft';
  return sameText(stands, text) ? 'stands' : 'differs';
}

/** Where the text stands, and how it becomes part of the report. */
export function Decide({ work, fields }: { work: OfficeWork; fields: ReadonlyMap<string, OpenField> }) {
  const t = useText(officeTexts);
  const status = useStatus();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const state = stateOf(work);
  const latest = work.editions[0]?.number ?? 0;
  const isEmpty = saysNothing(composeText(work.drafts, work.documents));
  const decide = useChange({
    method: 'POST',
    path: `/publishing/reports/${work.roundId}/text/editions`,
    schema: OfficeWork,
    // What was saved when the dialog was confirmed is in what was read last.
    body: () => {
      const { drafts } = client.getQueryData(officeQuery(work.roundId).queryKey) ?? work;
      const seen = drafts.map((draft) => {
        const { section, about } = draft;
        const revision = fields.get(placeKey(draft))?.settled()?.revision ?? draft.revision;
        return { section, about, revision };
      });
      return { latest, seen };
    },
    refreshes: [['publishing'], ['tasks']],
    done: t.decided,
    onDone: () => setAsking(false),
  });
  /** What is typed has to be on the server before anybody decides it. */
  const ask = async () => {
    await Promise.all([...fields.values()].map(({ flush }) => flush()));
    if ([...fields.values()].some(({ isSaved }) => !isSaved()))
      return status.say(t.notSaved, { tone: 'danger' });
    setAsking(true);
  };
  const name = state === 'stands' || state === 'differs' ? t.states[state](latest) : t.states[state];
  return (
    <div className="publishing-state">
      <p>
        <StatusTag meaning={MEANINGS[state]}>{name}</StatusTag> {t.stateText[state]}
      </p>
      <div className="page-actions">
        <Button disabled={state === 'none' || state === 'stands'} onClick={() => void ask()}>
          {t.decide}
        </Button>
        <ButtonLink to={`/uppfoljning/rapporter/${work.roundId}`} variant="secondary">
          {t.toReport}
        </ButtonLink>
      </div>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t.decideTitle(latest + 1)}
        confirmLabel={t.decide}
        busy={decide.isPending}
        onConfirm={() => decide.mutate()}
      >
        {isEmpty && <p>{t.decideEmpty}</p>}
        <List.Unordered>
          {Object.values(t.decideWhat).map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List.Unordered>
        {latest > 0 && <p>{t.decideReplaces(latest)}</p>}
        {work.published && <Alert data-color="warning">{t.decidePublished}</Alert>}
      </ConfirmDialog>
    </div>
  );
}
