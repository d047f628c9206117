import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { sessionQuery } from '../session.ts';
import { Loaded } from './Loaded.tsx';
import { PageSkeleton } from './Loading.tsx';

const SignInPage = lazy(() => import('../pages/SignInPage.tsx'));

/** Shows a page to someone signed in; others sign in on the spot, and are then at the very page. */
export function SignedIn({ children }: { children: ReactNode }) {
  const session = useQuery(sessionQuery);
  return (
    <Loaded query={session} page>
      {(data) =>
        data.person ? (
          children
        ) : (
          <Suspense fallback={<PageSkeleton />}>
            <SignInPage />
          </Suspense>
        )
      }
    </Loaded>
  );
}
