import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { tellSignedOut } from '../api.ts';
import { leftOnPurpose, sessionQuery } from '../session.ts';
import { Loaded } from './Loaded.tsx';
import { PageSkeleton } from './Loading.tsx';

const SignInPage = lazy(() => import('../pages/SignInPage.tsx'));

/** Shows a page to someone signed in; others sign in on the spot, and are then at the very page. */
export function SignedIn({ children }: { children: ReactNode }) {
  const session = useQuery(sessionQuery);
  return (
    <Loaded query={session} page>
      {(data) => <Gate signedIn={data.person !== null}>{children}</Gate>}
    </Loaded>
  );
}

function Gate({ signedIn, children }: { signedIn: boolean; children: ReactNode }) {
  const wasIn = useRef(false);
  const ranOut = !signedIn && wasIn.current && !leftOnPurpose();
  useEffect(() => {
    wasIn.current = signedIn || ranOut;
    if (ranOut) tellSignedOut();
  }, [signedIn, ranOut]);
  // A session that ran out does not take the page away: what was typed must stay where it is.
  if (signedIn || ranOut) return children;
  return (
    <Suspense fallback={<PageSkeleton />}>
      <SignInPage />
    </Suspense>
  );
}
