import type { UseQueryOptions } from '@tanstack/react-query';
import { type AsyncRouteComponent, lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Language } from '../platform/i18n/language.ts';
import type { Role } from '../platform/identity/contract.ts';

/** The places of the main navigation; administration stands apart. */
export const places = ['styrning', 'uppfoljning', 'laget', 'arenden', 'administration'] as const;
export type Place = (typeof places)[number];

export type NavigationEntry = {
  place: Place;
  /** The page's address, Swedish without å ä ö: `/styrning/dokument`. */
  to: string;
  label: Record<Language, string>;
  /** One sentence on what the page is for; shown on the place's first page. */
  description: Record<Language, string>;
  /** Who sees it; everyone signed in when left out. The server decides what anyone may do. */
  roles?: readonly Role[];
};

// biome-ignore lint/suspicious/noExplicitAny: each reading has types of its own; here they only pass by.
type AnyQuery = UseQueryOptions<any, any, any, any>;

export type RouteDefinition = {
  path: string;
  component: AsyncRouteComponent<Record<string, never>>;
  /** Readings to begin on intent (pointer or focus on a link), before the page is opened. */
  prefetch?: ((params: Record<string, string>, search: Record<string, string>) => AnyQuery[]) | undefined;
  /** Readable by anyone, signed in or not. */
  open: boolean;
};

/** What a page tells the parts that other modules add to it. */
export type SlotFacts = {
  /** On the page of a measure or strategy, below what the document says. */
  'governance.item': { itemId: string; lineageId: string; documentId: string; kind: 'measure' | 'strategy' };
};
export type SlotName = keyof SlotFacts;

/** A part that a module adds to another module's page; it brings its own `Section`, or nothing. */
export type SlotEntry = {
  [Name in SlotName]: { slot: Name; component: ComponentType<SlotFacts[Name]> };
}[SlotName];

export type WebModule = {
  name: string;
  navigation: readonly NavigationEntry[];
  routes: readonly RouteDefinition[];
  /** `slots: [{ slot: 'governance.item', component: lazy(() => import('./ItemAnswers.tsx')) }]` */
  slots?: readonly SlotEntry[];
};

/**
 * A page at an address, loaded when it is wanted. The file exports the page as default.
 * `page('/styrning/dokument/$documentId', () => import('./DocumentPage.tsx'), { prefetch: ({ documentId }) => [documentQuery(documentId)] })`
 */
export function page(
  path: string,
  load: () => Promise<{ default: ComponentType }>,
  options: { prefetch?: RouteDefinition['prefetch']; open?: boolean } = {},
): RouteDefinition {
  return {
    path,
    component: lazyRouteComponent(load),
    prefetch: options.prefetch,
    open: options.open ?? false,
  };
}

/** What a module adds to the web application. */
export function webModule(module: WebModule): WebModule {
  return module;
}
