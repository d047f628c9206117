import { Button } from '@digdir/designsystemet-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { stateTexts } from '../text/states.ts';
import { useText } from '../text.tsx';

export type StatusTone = 'success' | 'info' | 'danger';

type StatusOptions = {
  tone?: StatusTone;
  /** Takes back what was done; shown as the button "Ångra". */
  undo?: () => void;
};

type Message = { id: number; text: string; tone: StatusTone; undo?: (() => void) | undefined };
type Status = { say: (text: string, options?: StatusOptions) => void };

const StatusContext = createContext<Status>({ say: () => {} });

/** Seconds a message stays when it asks for nothing; one with an undo, and a fault, stay longer. */
const staySeconds = { brief: 6, long: 20 };

/** Says what happened: `const status = useStatus(); status.say('Omgången är öppen', { undo })`. */
export function useStatus(): Status {
  return useContext(StatusContext);
}

/** Holds the one status area of the page, a polite live region in the lower corner. */
export function StatusProvider({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState<Message | null>(null);
  const t = useText(stateTexts);
  const say = useCallback((text: string, options: StatusOptions = {}) => {
    setMessage((previous) => ({
      id: (previous?.id ?? 0) + 1,
      text,
      tone: options.tone ?? 'success',
      undo: options.undo,
    }));
  }, []);
  useEffect(() => {
    if (!message) return;
    const stay = message.undo || message.tone === 'danger' ? staySeconds.long : staySeconds.brief;
    const timer = setTimeout(() => setMessage(null), stay * 1000);
    return () => clearTimeout(timer);
  }, [message]);
  const status = useMemo(() => ({ say }), [say]);
  return (
    <StatusContext value={status}>
      {children}
      <div className="status-area" role="status" aria-live="polite">
        {message && (
          <div className="status-message" data-color={message.tone} key={message.id}>
            <p>{message.text}</p>
            {message.undo && (
              <Button
                variant="secondary"
                data-size="sm"
                onClick={() => {
                  message.undo?.();
                  setMessage(null);
                }}
              >
                {t.undo}
              </Button>
            )}
            <Button variant="tertiary" data-size="sm" data-color="neutral" onClick={() => setMessage(null)}>
              {t.close}
            </Button>
          </div>
        )}
      </div>
    </StatusContext>
  );
}
