import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { ConfirmDialog } from '../../../../web/components/ConfirmDialog.tsx';
import { useChange } from '../../../../web/queries.ts';
import { useText } from '../../../../web/text.tsx';
import { type Counts, Round } from '../../contract.ts';
import { runTexts } from '../text/run.ts';

/** Closes a round for good, after saying what that means. */
export function CloseRound({ round, total }: { round: Round; total: Pick<Counts, 'approved' | 'asked'> }) {
  const t = useText(runTexts);
  const [asking, setAsking] = useState(false);
  const close = useChange({
    method: 'POST',
    path: `/followup/rounds/${round.id}/close`,
    schema: Round,
    body: () => ({ revision: round.revision }),
    refreshes: [['followup'], ['tasks']],
    done: t.closed,
    onDone: () => setAsking(false),
  });
  return (
    <>
      <Button variant="secondary" onClick={() => setAsking(true)}>
        {t.close}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t.closeTitle}
        confirmLabel={t.close}
        busy={close.isPending}
        danger
        onConfirm={() => close.mutate()}
      >
        <p>{t.closeText(total.approved, total.asked)}</p>
        <p>{t.closeFinal}</p>
      </ConfirmDialog>
    </>
  );
}
