import type { Role } from '../platform/identity/contract.ts';
import { type NavigationEntry, type Place, places, type WebModule } from './module.ts';

/** What a role finds in each place; places with nothing for the role are left out. */
export function navigationFor(
  modules: readonly Pick<WebModule, 'navigation'>[],
  role: Role | null,
): { place: Place; entries: NavigationEntry[] }[] {
  if (role === null) return [];
  const entries = modules.flatMap((module) => module.navigation);
  return places
    .map((place) => ({
      place,
      entries: entries.filter(
        (entry) => entry.place === place && (entry.roles === undefined || entry.roles.includes(role)),
      ),
    }))
    .filter(({ entries: found }) => found.length > 0);
}

/** The place an address belongs to, by its first part. */
export function placeOf(path: string): Place | null {
  const first = path.split('/')[1];
  return places.find((place) => place === first) ?? null;
}
