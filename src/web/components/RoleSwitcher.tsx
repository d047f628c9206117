import { Button, Dropdown } from '@digdir/designsystemet-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Assignment, Session } from '../../platform/identity/contract.ts';
import { isProblem } from '../api.ts';
import { clearLocalCopies, deviceStorage } from '../local-copy.ts';
import { actAs, signOut } from '../session.ts';
import { shellTexts } from '../text/shell.ts';
import { useFormat, useText } from '../text.tsx';
import { useProblemText } from './problem-text.ts';
import { useStatus } from './StatusMessage.tsx';

/** Says openly who one is acting as, and switches between the roles one has. */
export function RoleSwitcher({ session }: { session: Session }) {
  const t = useText(shellTexts);
  const format = useFormat();
  const status = useStatus();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const { acting, person } = session;
  const inWords = (assignment: Pick<Assignment, 'role' | 'organisation'>) =>
    [format.role(assignment.role), assignment.organisation.name] as const;

  const attempt = async (action: () => Promise<void>) => {
    setOpen(false);
    try {
      await action();
    } catch (error) {
      if (!(isProblem(error) && error.signedOut)) status.say(problemText(error).summary, { tone: 'danger' });
    }
  };
  const switchTo = (assignment: Assignment) =>
    attempt(async () => {
      await actAs(assignment.id);
      status.say(t.nowActingAs(...inWords(assignment)));
      await navigate({ to: '/' });
    });
  const leave = () =>
    attempt(async () => {
      await signOut();
      const storage = deviceStorage();
      if (storage) clearLocalCopies(storage);
      await navigate({ to: '/' });
    });

  const others = session.assignments.filter(({ id }) => id !== acting?.assignmentId);
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger
        variant="secondary"
        data-color="neutral"
        data-size="sm"
        className="role-switcher"
        onClick={() => setOpen((before) => !before)}
      >
        {acting ? t.actingAs(...inWords(acting)) : t.signedInAs(person?.name ?? '')}
      </Dropdown.Trigger>
      <Dropdown open={open} onClose={() => setOpen(false)} data-size="sm" className="role-menu">
        <p className="menu-note">{t.signedInAs(person?.name ?? '')}</p>
        {others.length > 0 && <Dropdown.Heading>{t.switchRole}</Dropdown.Heading>}
        <Dropdown.List>
          {others.map((assignment) => (
            <Dropdown.Item key={assignment.id}>
              <Button variant="tertiary" onClick={() => void switchTo(assignment)}>
                {t.actAs(...inWords(assignment))}
              </Button>
            </Dropdown.Item>
          ))}
          {acting && (
            <Dropdown.Item>
              <Button
                variant="tertiary"
                data-color="neutral"
                onClick={() => {
                  setOpen(false);
                  void navigate({ to: '/mina-paminnelser' });
                }}
              >
                {t.myReminders}
              </Button>
            </Dropdown.Item>
          )}
          <Dropdown.Item>
            <Button variant="tertiary" data-color="neutral" onClick={() => void leave()}>
              {t.signOut}
            </Button>
          </Dropdown.Item>
        </Dropdown.List>
      </Dropdown>
    </Dropdown.TriggerContext>
  );
}
