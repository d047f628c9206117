import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { api, isProblem } from '../../../../web/api.ts';
import { Presence, type PresentPerson } from '../contract.ts';
import { createAttendance, type Outcome } from './attendance.ts';

const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'] as const;

function outcomeOf(problem: unknown): Outcome {
  if (!isProblem(problem)) return 'offline';
  if (problem.signedOut) return 'signed-out';
  return problem.notFound || problem.status === 422 ? 'refused' : 'offline';
}

/** Who else has the answer open, while this page has it; `onRevision` is told when it was saved. */
export function usePresence(questionId: string, enabled: boolean, onRevision: (revision: number) => void) {
  const [others, setOthers] = useState<PresentPerson[]>([]);
  const latest = useRef(onRevision);
  latest.current = onRevision;
  useEffect(() => {
    if (!enabled) return;
    const page = crypto.randomUUID();
    const path = `/followup/questions/${questionId}/presence`;
    const attendance = createAttendance({
      ask: async (known, signal) => {
        try {
          return await api.send('POST', path, { page, known }, Presence, { signal });
        } catch (problem) {
          return outcomeOf(problem);
        }
      },
      leave: () => {
        // When it does not get through, the server finds out by itself.
        api.send('DELETE', `${path}/${page}`, undefined, z.undefined(), { keepalive: true }).catch(() => {});
      },
      onOthers: (next) =>
        setOthers((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next)),
      onRevision: (revision) => latest.current(revision),
      sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      now: () => performance.now(),
    });
    const touch = () => {
      if (document.visibilityState === 'visible') attendance.touch();
    };
    const visibility = () =>
      document.visibilityState === 'visible' ? attendance.touch() : attendance.away();
    const leavePage = () => attendance.away();
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, touch, { passive: true });
    document.addEventListener('visibilitychange', visibility);
    window.addEventListener('pagehide', leavePage);
    return () => {
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, touch);
      document.removeEventListener('visibilitychange', visibility);
      window.removeEventListener('pagehide', leavePage);
      attendance.stop();
    };
  }, [questionId, enabled]);
  return others;
}
