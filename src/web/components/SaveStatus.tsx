import type { SaveStatus as Status } from '../autosave.ts';
import { stateTexts } from '../text/states.ts';
import { useFormat, useText } from '../text.tsx';
import { useProblemText } from './problem-text.ts';

/**
 * "Sparat 14:32", quietly, also to screen readers. `echo` shows the same once more beside a field that stands far from
 * it, for the eye alone: it is not told twice.
 */
export function SaveStatus({ status, echo = false }: { status: Status; echo?: boolean }) {
  const t = useText(stateTexts);
  const format = useFormat();
  const problemText = useProblemText();
  const text = () => {
    switch (status.state) {
      case 'idle':
        return '';
      case 'unsaved':
        return status.savedAt ? t.saved(format.time(status.savedAt)) : '';
      case 'saving':
        return t.saving;
      case 'saved':
        return status.savedAt ? t.saved(format.time(status.savedAt)) : '';
      case 'offline':
        return t.savedOffline;
      case 'conflict':
        return t.conflict;
      case 'refused':
        return `${t.saveRefused}: ${problemText(status.problem).summary}`;
    }
  };
  if (echo)
    return (
      <p className="save-status-echo" aria-hidden="true" data-state={status.state}>
        {text()}
      </p>
    );
  return (
    <p className="save-status" role="status" aria-live="polite" data-state={status.state}>
      {text()}
    </p>
  );
}
