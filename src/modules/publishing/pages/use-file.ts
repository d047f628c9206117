import { useCallback, useState } from 'react';
import { type ApiProblem, api } from '../../../web/api.ts';
import { useProblemText } from '../../../web/components/problem-text.ts';
import { useStatus } from '../../../web/components/StatusMessage.tsx';
import { ExportProgress } from '../contract.ts';

const BETWEEN_LOOKS_MS = 400;
const pause = () => new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));

/** Has the file at an address of the API made, tells how far it has come, and downloads it when it is ready. */
export function useFile(path: string, ready: string) {
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const status = useStatus();
  const problemText = useProblemText();
  const get = useCallback(async () => {
    try {
      let now = await api.send('POST', path, undefined, ExportProgress);
      while (now.state !== 'ready') {
        setProgress(now);
        await pause();
        now = await api.send('POST', path, undefined, ExportProgress);
      }
      status.say(ready);
      window.location.assign(api.href(path));
    } catch (problem) {
      status.say(problemText(problem as ApiProblem).summary, { tone: 'danger' });
    } finally {
      setProgress(null);
    }
  }, [path, ready, status, problemText]);
  return { progress, get };
}
