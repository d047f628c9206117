import { Button, Heading } from '@digdir/designsystemet-react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { stateTexts } from '../text/states.ts';
import { useText } from '../text.tsx';
import { useProblemText } from './problem-text.ts';

/** A failure: what happened, what is safe, what to do, and the number to give to support. */
export function ErrorState({
  error,
  retry,
  level = 2,
}: {
  error: unknown;
  retry?: (() => void) | undefined;
  level?: 1 | 2 | 3;
}) {
  const t = useText(stateTexts);
  const problem = useProblemText()(error);
  return (
    <div className="state" data-kind="error" role="alert">
      <Heading level={level} data-size={level === 1 ? 'md' : 'xs'}>
        {problem.title}
      </Heading>
      <p>{t.errorSafe}</p>
      {problem.detail && <p>{problem.detail}</p>}
      {problem.requestId && <p className="quiet">{t.requestId(problem.requestId)}</p>}
      {retry && (
        <div>
          <Button variant="secondary" onClick={retry}>
            {t.tryAgain}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Shown instead of a page that broke while it was drawn. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  return (
    <div className="page" data-width="reading">
      <ErrorState error={error} retry={reset} level={1} />
    </div>
  );
}
