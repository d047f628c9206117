import {
  type InfiniteData,
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import { type ApiProblem, api, type Method } from './api.ts';
import { useProblemText } from './components/problem-text.ts';
import { useStatus } from './components/StatusMessage.tsx';

/** The parts of a cache key, module first: `['governance', 'document', id]`. */
export type QueryKey = readonly [module: string, ...rest: (string | number | null | object)[]];

/**
 * A reading of the server, for `useQuery` and for the route's `prefetch`:
 * `export const documentQuery = (id: string) => apiQuery(['governance', 'document', id], `/governance/documents/${id}`, Document)`
 */
export function apiQuery<S extends z.ZodType>(key: QueryKey, path: string, schema: S) {
  return queryOptions<z.output<S>, ApiProblem>({
    queryKey: key,
    queryFn: ({ signal }) => api.get(path, schema, { signal }),
  });
}

/**
 * A list that is read a page at a time; `path` gets the mark to continue after, null for the first page.
 * The rows of all pages read: `data.pages.flatMap((page) => page.documents)`.
 */
export function apiPages<S extends z.ZodType<{ next: string | null }>>(
  key: QueryKey,
  path: (after: string | null) => string,
  page: S,
) {
  return infiniteQueryOptions<
    z.output<S>,
    ApiProblem,
    InfiniteData<z.output<S>, string | null>,
    QueryKey,
    string | null
  >({
    queryKey: key,
    queryFn: ({ signal, pageParam }) => api.get(path(pageParam), page, { signal }),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
  });
}

type ChangeOptions<Input, S extends z.ZodType> = {
  method: Method;
  path: string | ((input: Input) => string);
  schema: S;
  /** What is sent; leave out to send the input itself, give `() => undefined` to send nothing. */
  body?: (input: Input) => unknown;
  /** Keys (or beginnings of keys) of the readings that this changes. */
  refreshes?: readonly QueryKey[];
  /** Said when it is done: "Omgången är öppen". */
  done?: string | ((output: z.output<S>) => string);
  onDone?: (output: z.output<S>, input: Input) => void;
};

/**
 * A change on the server from a button. Says what happened in the status area, also when it failed.
 * Forms do not use this: they have `useAutosavedForm`.
 */
export function useChange<Input = void, S extends z.ZodType = z.ZodType>(options: ChangeOptions<Input, S>) {
  const client = useQueryClient();
  const status = useStatus();
  const problemText = useProblemText();
  return useMutation<z.output<S>, ApiProblem, Input>({
    mutationFn: (input) =>
      api.send(
        options.method,
        typeof options.path === 'string' ? options.path : options.path(input),
        options.body ? options.body(input) : input,
        options.schema,
      ),
    onSuccess: async (output, input) => {
      if (options.done) {
        status.say(typeof options.done === 'string' ? options.done : options.done(output));
      }
      options.onDone?.(output, input);
      await Promise.all(
        (options.refreshes ?? []).map((key) => client.invalidateQueries({ queryKey: [...key] })),
      );
    },
    onError: (problem) => {
      if (!problem.signedOut) status.say(problemText(problem).summary, { tone: 'danger' });
    },
  });
}
