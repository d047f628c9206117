import { QueryClient } from '@tanstack/react-query';
import { isProblem } from './api.ts';

/** One cache for the application. What is shown is at most half a minute old before it is asked for again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      networkMode: 'always',
      refetchOnWindowFocus: true,
      retry: (count, error) => isProblem(error) && (error.offline || error.status >= 500) && count < 2,
    },
    mutations: { networkMode: 'always' },
  },
});
