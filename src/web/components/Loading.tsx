import { Skeleton } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { stateTexts } from '../text/states.ts';
import { useText } from '../text.tsx';

/** Waits shorter than this show nothing: a flicker is worse than a pause. */
const patience = 300;

/** True once something has lasted longer than a person notices. */
export function useLate(milliseconds = patience): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return late;
}

/** Lines where text will come, after 300 ms. */
export function Loading({ lines = 4 }: { lines?: number }) {
  const t = useText(stateTexts);
  const late = useLate();
  if (!late) return <div className="loading" aria-busy="true" />;
  return (
    <div className="loading" aria-busy="true" role="status">
      <span className="ds-sr-only">{t.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move.
        <Skeleton key={line} variant="text" width={line === lines - 1 ? 24 : 64} />
      ))}
    </div>
  );
}

/** A whole page that is on its way. */
export function PageSkeleton() {
  return (
    <div className="page">
      <Loading lines={6} />
    </div>
  );
}
