import { swedishOrder } from '../../../platform/i18n/format.ts';
import type { OrganisationKind, RegisterName } from '../contract.ts';

export interface NameFilter {
  /** Only these kinds; every kind when left out. */
  kinds?: readonly OrganisationKind[] | undefined;
  /** Left out of the list, for instance the organisation itself. */
  exclude?: readonly string[] | undefined;
  /** A day: only those that exist then. Left out: also those that have ended. */
  on?: string | undefined;
}

/**
 * The names that a few typed letters could mean, best first: those that begin so, those with a word that does,
 * those where it stands inside, and then those known by another name.
 */
export function matchNames(
  names: readonly RegisterName[],
  typed: string,
  filter: NameFilter = {},
): RegisterName[] {
  const wanted = typed.trim().toLocaleLowerCase('sv');
  const rank = ({ name, aliases }: RegisterName): number => {
    const text = name.toLocaleLowerCase('sv');
    if (text.startsWith(wanted)) return 0;
    if (text.split(/[\s-]+/).some((word) => word.startsWith(wanted))) return 1;
    if (text.includes(wanted)) return 2;
    return aliases.some((alias) => alias.toLocaleLowerCase('sv').includes(wanted)) ? 3 : -1;
  };
  return names
    .filter(
      ({ id, kind, validTo }) =>
        (!filter.kinds || filter.kinds.includes(kind)) &&
        !filter.exclude?.includes(id) &&
        (!filter.on || validTo === null || validTo >= filter.on),
    )
    .map((each) => ({ each, at: rank(each) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || swedishOrder(a.each.name, b.each.name))
    .map(({ each }) => each);
}
