import { Button, Dialog, Heading } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import { stateTexts } from '../text/states.ts';
import { useText } from '../text.tsx';

/**
 * Asks before what cannot be undone, saying what will happen. Everything else is done at once with
 * an undo in the status message.
 */
export function ConfirmDialog({
  open,
  onClose,
  title,
  children,
  confirmLabel,
  onConfirm,
  busy = false,
  danger = false,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, and to whom. */
  children: ReactNode;
  /** A verb: "Lämna in svaren". */
  confirmLabel: string;
  onConfirm: () => void;
  busy?: boolean;
  danger?: boolean;
}) {
  const t = useText(stateTexts);
  const heading = useId();
  return (
    <Dialog open={open} onClose={onClose} closeButton={t.close} aria-labelledby={heading}>
      <Heading level={2} data-size="xs" id={heading}>
        {title}
      </Heading>
      <div className="dialog-body">{children}</div>
      <div className="page-actions">
        <Button loading={busy} onClick={onConfirm} {...(danger ? { 'data-color': 'danger' as const } : {})}>
          {confirmLabel}
        </Button>
        <Button variant="secondary" onClick={onClose}>
          {t.cancel}
        </Button>
      </div>
    </Dialog>
  );
}
