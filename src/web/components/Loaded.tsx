import type { ReactNode } from 'react';
import type { ApiProblem } from '../api.ts';
import { ErrorState } from './ErrorState.tsx';
import { Loading, PageSkeleton } from './Loading.tsx';
import { NotFound } from './NotFound.tsx';

/** What `useQuery` and `useInfiniteQuery` give back, as far as it matters here. */
type Reading<T> = {
  data: T | undefined;
  isPending: boolean;
  error: ApiProblem | null;
  refetch: () => Promise<unknown>;
};

/**
 * Shows a reading in all its states: on its way (skeleton after 300 ms), failed, missing, there.
 * With `page` the states fill the whole page (own h1); without, they stand where the content will.
 * What was read before stays on screen when a later reading fails.
 */
export function Loaded<T>({
  query,
  page = false,
  children,
}: {
  query: Reading<T>;
  page?: boolean;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return page ? <PageSkeleton /> : <Loading />;
  if (query.error?.notFound && page) return <NotFound />;
  const failure = <ErrorState error={query.error} retry={() => void query.refetch()} level={page ? 1 : 2} />;
  return page ? (
    <div className="page" data-width="reading">
      {failure}
    </div>
  ) : (
    failure
  );
}
