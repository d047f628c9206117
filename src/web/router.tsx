import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { CrashPage } from './components/ErrorState.tsx';
import { Layout } from './components/Layout.tsx';
import { PageSkeleton } from './components/Loading.tsx';
import { NotFound } from './components/NotFound.tsx';
import { SignedIn } from './components/SignedIn.tsx';
import type { RouteDefinition } from './module.ts';
import { webModules } from './modules.ts';
import { queryClient } from './query-client.ts';
import { sessionQuery } from './session.ts';

/** Addresses stay readable: every value in the query string is plain text. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const values = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') values.set(name, String(value));
  }
  const text = values.toString();
  return text === '' ? '' : `?${text}`;
}

const rootRoute = createRootRoute({ component: Layout, notFoundComponent: NotFound });

/** A stranger is met by the sign-in page: readings of theirs would only be refused. */
async function mayRead({ open }: RouteDefinition): Promise<boolean> {
  if (open) return true;
  const session = await queryClient.ensureQueryData(sessionQuery).catch(() => null);
  return session !== null && session.person !== null;
}

function routeOf(definition: RouteDefinition) {
  const Content = definition.component;
  return createRoute({
    getParentRoute: () => rootRoute,
    path: definition.path,
    component: definition.open
      ? Content
      : () => (
          <SignedIn>
            <Content />
          </SignedIn>
        ),
    loaderDeps: ({ search }) => search as Record<string, string>,
    loader: async ({ params, deps }) => {
      // No reading is awaited: the page opens at once and shows what it has.
      const readings = definition.prefetch?.(params as Record<string, string>, deps) ?? [];
      void mayRead(definition).then((may) => {
        for (const reading of may ? readings : [])
          void queryClient.prefetchQuery(reading as Parameters<typeof queryClient.prefetchQuery>[0]);
      });
      // Its code is: a component that suspends on its own code makes React warn.
      await Content.preload?.();
    },
  });
}

export const router = createRouter({
  routeTree: rootRoute.addChildren(webModules.flatMap((module) => module.routes.map(routeOf))),
  defaultPreload: 'intent',
  defaultPreloadDelay: 30,
  defaultPreloadStaleTime: 30_000,
  defaultPendingMs: 300,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: CrashPage,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
  parseSearch,
  stringifySearch,
});
