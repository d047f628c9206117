import type { Role } from '../../../platform/identity/contract.ts';
import type { Area, OrganisationKind } from '../contract.ts';

/** The whole register as a file carries it; references by identifier. */
export interface Register {
  areas: Area[];
  organisations: RegisterOrganisation[];
  people: RegisterPerson[];
}

export interface RegisterOrganisation {
  id: string;
  kind: OrganisationKind;
  name: string;
  shortName: string;
  aliases: string[];
  parentId: string | null;
  areaId: string | null;
  successorId: string | null;
  inDeclarationOfIntent: boolean;
  validFrom: string;
  validTo: string | null;
  revision: number;
}

export interface RegisterPerson {
  id: string;
  name: string;
  title: string;
  email: string | null;
  validFrom: string;
  validTo: string | null;
  revision: number;
  roles: RegisterRole[];
}

export interface RegisterRole {
  id: string;
  role: Role;
  organisationId: string;
  validFrom: string;
  validTo: string | null;
}

const IDENTIFIER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const isIdentifier = (text: string) => IDENTIFIER.test(text);

/** Names without regard to case, as the register compares them. */
export const sameName = (text: string) => text.trim().toLowerCase();

export interface Named {
  id: string;
  name: string;
  validTo: string | null;
}

/** Finds what a cell refers to: by name, by name among those in force when several share it, or by identifier. */
export class NameIndex {
  private readonly byId = new Map<string, Named>();
  private readonly byName = new Map<string, Named[]>();

  constructor(entries: Iterable<Named>) {
    for (const entry of entries) {
      this.byId.set(entry.id, entry);
      const key = sameName(entry.name);
      const named = this.byName.get(key);
      if (named) named.push(entry);
      else this.byName.set(key, [entry]);
    }
  }

  /** @returns the identifier, or why there is none */
  resolve(text: string): { id: string } | { fault: 'unknown' | 'several' } {
    if (isIdentifier(text) && this.byId.has(text.toLowerCase())) return { id: text.toLowerCase() };
    const named = this.byName.get(sameName(text)) ?? [];
    const inForce = named.filter(({ validTo }) => validTo === null);
    const found = named.length === 1 ? named : inForce;
    if (found.length === 1) return { id: found[0]!.id };
    return { fault: named.length === 0 ? 'unknown' : 'several' };
  }

  /** What to write in a cell so that it is found again: the name, or the identifier where the name is not enough. */
  textFor(id: string | null): string {
    if (id === null) return '';
    const entry = this.byId.get(id);
    if (!entry) return id;
    const found = this.resolve(entry.name);
    return 'id' in found && found.id === id ? entry.name : id;
  }

  named(text: string): Named[] {
    return this.byName.get(sameName(text)) ?? [];
  }
}
