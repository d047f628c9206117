import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';

/** Values out of the page's address: `const { documentId } = usePathParams('documentId')`. */
export function usePathParams<Name extends string>(...names: Name[]): Record<Name, string> {
  const params: Record<string, string | undefined> = useParams({ strict: false });
  return Object.fromEntries(names.map((name) => [name, params[name] ?? ''])) as Record<Name, string>;
}

type Values = Record<string, string>;

/**
 * State that belongs in the address, so that it can be sent to a colleague: filters, sorting, tab.
 * Give the value each name has when the address says nothing; such values are left out of the address.
 */
export function useAddressState<V extends Values>(
  defaults: V,
): { values: { [K in keyof V]: string }; set: (changes: Partial<Values>) => void } {
  const search = useLocation({ select: (location) => location.search as Values });
  const navigate = useNavigate();
  const names = useRef(defaults);
  names.current = defaults;
  const values = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, search[name] ?? value]),
  );
  const set = useCallback(
    (changes: Partial<Values>) => {
      void navigate({
        to: '.',
        replace: true,
        resetScroll: false,
        search: ((previous: Values) => {
          const next: Partial<Values> = { ...previous, ...changes };
          for (const [name, value] of Object.entries(next)) {
            if (value === undefined || value === (names.current[name] ?? '')) delete next[name];
          }
          return next;
        }) as never,
      });
    },
    [navigate],
  );
  return { values: values as { [K in keyof V]: string }, set };
}
