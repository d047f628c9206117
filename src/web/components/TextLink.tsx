import { Button, type ButtonProps, Link as DesignLink } from '@digdir/designsystemet-react';
import { Link as RouterLink } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** Splits an address into what the router wants: path, query, fragment. */
function target(address: string) {
  const url = new URL(address, 'http://local');
  const search = Object.fromEntries(url.searchParams);
  return {
    to: url.pathname,
    ...(url.search ? { search: search as never } : {}),
    ...(url.hash ? { hash: url.hash.slice(1) } : {}),
  };
}

type TextLinkProps = { to: string; children: ReactNode; className?: string; 'aria-label'?: string };

/** A link to a page of the application: `<TextLink to={`/styrning/dokument/${id}`}>…</TextLink>`. */
export function TextLink({ to, children, ...rest }: TextLinkProps) {
  return (
    <DesignLink asChild>
      <RouterLink {...target(to)} {...rest}>
        {children}
      </RouterLink>
    </DesignLink>
  );
}

/** The same without the link's looks, for navigation that has a look of its own. */
export function PlainLink({ to, children, ...rest }: TextLinkProps & { activeExact?: boolean }) {
  const { activeExact = false, ...props } = rest;
  return (
    <RouterLink {...target(to)} activeOptions={{ exact: activeExact, includeSearch: false }} {...props}>
      {children}
    </RouterLink>
  );
}

/** A link that looks like a button, for the way to the next step. */
export function ButtonLink({
  to,
  children,
  variant = 'primary',
  ...rest
}: { to: string; children: ReactNode } & Pick<ButtonProps, 'id' | 'variant' | 'data-size' | 'data-color'>) {
  return (
    <Button asChild variant={variant} {...rest}>
      <RouterLink {...target(to)}>{children}</RouterLink>
    </Button>
  );
}
