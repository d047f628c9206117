import { Button, Dialog, Heading } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { onSignedOut } from '../api.ts';
import { leftOnPurpose, sessionQuery, useSession } from '../session.ts';
import { shellTexts } from '../text/shell.ts';
import { stateTexts } from '../text/states.ts';
import { useText } from '../text.tsx';

/**
 * Stands over the page when the session has ended, without taking the page away: the text stays.
 * Coming back as somebody else reads the page anew, so that nobody sees or sends another's text.
 */
export function SessionExpired() {
  const t = useText(shellTexts);
  const state = useText(stateTexts);
  const client = useQueryClient();
  const heading = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const [open, setOpen] = useState(false);
  const [still, setStill] = useState(false);
  const personBefore = useRef<string | null>(null);

  const person = useSession()?.person?.id ?? null;
  useEffect(() => {
    if (person !== null || leftOnPurpose()) personBefore.current = person;
  }, [person]);

  useEffect(
    () =>
      onSignedOut(() => {
        if (personBefore.current === null) return;
        setStill(false);
        setOpen(true);
      }),
    [],
  );

  // It opens while somebody types: with a button in focus, their next space would close it unread.
  useEffect(() => {
    if (open) title.current?.focus();
  }, [open]);

  const comeBack = async () => {
    const session = await client.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => null);
    if (!session?.person) return setStill(true);
    if (session.person.id !== personBefore.current) return window.location.reload();
    setOpen(false);
    window.dispatchEvent(new Event('online'));
    await client.invalidateQueries();
  };

  if (!open) return null;
  return (
    <Dialog open closeButton={state.close} onClose={() => setOpen(false)} aria-labelledby={heading}>
      <Heading level={2} data-size="xs" id={heading} ref={title} tabIndex={-1}>
        {t.expiredTitle}
      </Heading>
      <div className="dialog-body">
        <p>{t.expiredText}</p>
        <p role="status">{still ? t.expiredStill : ''}</p>
      </div>
      <div className="page-actions">
        <Button asChild>
          <a href="/logga-in" target="_blank" rel="noreferrer">
            {t.expiredSignIn}
          </a>
        </Button>
        <Button variant="secondary" onClick={() => void comeBack()}>
          {t.expiredBack}
        </Button>
      </div>
    </Dialog>
  );
}
