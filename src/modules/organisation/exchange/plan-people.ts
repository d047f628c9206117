import { randomUUID } from 'node:crypto';
import type { Role } from '../../../platform/identity/contract.ts';
import { PersonDraft } from '../people-contract.ts';
import { checkPeriod, overlaps, shiftDay } from '../rules.ts';
import { changesBetween, dayIn, dayOrNullIn, Faults, type Planned, Seen, stateOf, textIn } from './plan.ts';
import type { FileRecord } from './records.ts';
import {
  isIdentifier,
  type NameIndex,
  type Register,
  type RegisterOrganisation,
  type RegisterPerson,
  type RegisterRole,
  sameName,
} from './register.ts';

/** A row's person and role as they would be; several rows are about one person. */
export interface PersonAndRole {
  person: RegisterPerson;
  role: RegisterRole | null;
  personState: 'new' | 'changed' | 'unchanged';
  roleState: 'new' | 'changed' | 'unchanged' | 'none';
}

interface Surroundings {
  organisations: NameIndex;
  byId: Map<string, RegisterOrganisation>;
  /** Whose roles are not touched: the administrator's own. */
  ownPersonId: string;
  today: string;
}

/** What the rows of people and roles would do. */
export function planPeople(
  records: FileRecord[],
  register: Register,
  around: Surroundings,
): Planned<PersonAndRole>[] {
  const finder = new PersonFinder(register.people);
  const seenRoles = new Seen();
  const emails = new Map(
    register.people.flatMap(({ email, id }) => (email ? [[email.toLowerCase(), id] as const] : [])),
  );
  const first = new Map<string, { row: number; person: RegisterPerson }>();
  const rolesOf = new Map(register.people.map(({ id, roles }) => [id, [...roles]]));

  return records.map((record) => {
    const faults = new Faults('people', record);
    const present = finder.find(record, faults);
    const id = present?.id ?? finder.newId(record);
    const person = readPerson(record, present, id, around.today);
    const earlier = first.get(id);
    if (!earlier) {
      first.set(id, { row: record.row, person });
      checkPerson(person, faults);
      const holder = person.email ? emails.get(person.email.toLowerCase()) : undefined;
      if (holder !== undefined && holder !== id) {
        faults.at('email', 'en annan person har adressen.', 'another person has the address.');
      } else if (person.email) emails.set(person.email.toLowerCase(), id);
    } else if (!samePerson(earlier.person, person)) {
      faults.at(
        null,
        `personen står på rad ${earlier.row} också, med andra uppgifter.`,
        `the person is on row ${earlier.row} too, with other facts.`,
      );
    }

    const held = rolesOf.get(id) ?? [];
    rolesOf.set(id, held);
    const read = readRole(record, held, around, faults);
    if (read) {
      const sameRow = seenRoles.note(read.role.id, record.row);
      if (sameRow !== null) {
        faults.at(null, `samma roll står på rad ${sameRow}.`, `the same role is on row ${sameRow}.`);
      }
      if (read.state !== 'unchanged') checkRole(read.role, held, id, around, faults);
      if (read.now) held.splice(held.indexOf(read.now), 1, read.role);
      else held.push(read.role);
    }
    const showPerson = (one: RegisterPerson) => ({
      name: one.name,
      title: one.title,
      email: one.email,
      personFrom: one.validFrom,
      personTo: one.validTo,
    });
    const personChanges = present
      ? changesBetween('people', showPerson(present), showPerson(person), record.values)
      : [];
    const roleChanges =
      read?.now && read.state === 'changed'
        ? changesBetween(
            'people',
            { validTo: read.now.validTo },
            { validTo: read.role.validTo },
            { validTo: '' },
          )
        : [];
    const personState = !present ? 'new' : personChanges.length > 0 ? 'changed' : 'unchanged';
    const changes = [...personChanges, ...roleChanges];
    return {
      row: record.row,
      name: person.name,
      state: stateOf(!present || read?.state === 'new', changes, faults.list),
      changes,
      faults: faults.list,
      after: { person, role: read?.role ?? null, personState, roleState: read?.state ?? 'none' },
    };
  });
}

/** Which person a row is about: by identifier, by e-mail address, or by name when one person has it. */
class PersonFinder {
  private readonly byId: Map<string, RegisterPerson>;
  private readonly byEmail: Map<string, RegisterPerson>;
  private readonly byName = new Map<string, RegisterPerson[]>();
  private readonly added = new Map<string, string>();

  constructor(people: RegisterPerson[]) {
    this.byId = new Map(people.map((person) => [person.id, person]));
    this.byEmail = new Map(
      people.flatMap((person) => (person.email ? [[person.email.toLowerCase(), person]] : [])),
    );
    for (const person of people) {
      const key = sameName(person.name);
      const named = this.byName.get(key);
      if (named) named.push(person);
      else this.byName.set(key, [person]);
    }
  }

  find(record: FileRecord, faults: Faults): RegisterPerson | null {
    const idText = textIn(record, 'personId').toLowerCase();
    if (idText) {
      if (!isIdentifier(idText)) {
        faults.at(
          'personId',
          'det är inget id. Lämna cellen tom för en ny.',
          'that is no id. Leave the cell empty for a new one.',
        );
      }
      return this.byId.get(idText) ?? null;
    }
    const email = textIn(record, 'email').toLowerCase();
    const byEmail = email ? this.byEmail.get(email) : undefined;
    if (byEmail) return byEmail;
    const named = this.byName.get(sameName(textIn(record, 'name'))) ?? [];
    if (named.length > 1) {
      faults.at(
        'name',
        'flera personer heter så. Fyll i Person-id.',
        'several people are called that. Fill in Person-id.',
      );
    }
    // Somebody of the same name with another address is somebody else.
    const [only] = named;
    return only && (!email || !only.email) ? only : null;
  }

  /** The same for every row about the same new person. */
  newId(record: FileRecord): string {
    const idText = textIn(record, 'personId').toLowerCase();
    if (isIdentifier(idText)) return idText;
    const key = textIn(record, 'email').toLowerCase() || sameName(textIn(record, 'name'));
    const known = this.added.get(key) ?? randomUUID();
    this.added.set(key, known);
    return known;
  }
}

function readPerson(
  record: FileRecord,
  present: RegisterPerson | null,
  id: string,
  today: string,
): RegisterPerson {
  const kept = (key: string, now: string | null | undefined) =>
    record.values[key] === undefined ? (now ?? '') : textIn(record, key);
  return {
    id,
    name: textIn(record, 'name'),
    title: kept('title', present?.title),
    email: kept('email', present?.email) || null,
    validFrom: dayIn(record, 'personFrom', present?.validFrom ?? today),
    validTo: dayOrNullIn(record, 'personTo', present?.validTo ?? null),
    revision: present?.revision ?? 1,
    roles: [],
  };
}

const samePerson = (a: RegisterPerson, b: RegisterPerson) =>
  a.name === b.name &&
  a.title === b.title &&
  a.email === b.email &&
  a.validFrom === b.validFrom &&
  a.validTo === b.validTo;

function checkPerson(person: RegisterPerson, faults: Faults): void {
  const shape = PersonDraft.safeParse(person);
  const paths = new Set(shape.error?.issues.map(({ path }) => String(path[0])) ?? []);
  if (paths.has('name') && person.name) {
    faults.at('name', 'högst 200 tecken på en rad.', '200 characters on one line at most.');
  }
  if (paths.has('title'))
    faults.at('title', 'högst 200 tecken på en rad.', '200 characters on one line at most.');
  if (paths.has('email')) faults.at('email', 'det är ingen e-postadress.', 'that is no e-mail address.');
  for (const { message } of checkPeriod(person)) faults.rule('personTo', message);
}

/** The role on a row, and the one it is about if the person has it; null when the row is about a person alone. */
function readRole(
  record: FileRecord,
  held: RegisterRole[],
  around: Surroundings,
  faults: Faults,
): { role: RegisterRole; now: RegisterRole | null; state: 'new' | 'changed' | 'unchanged' } | null {
  const role = record.values.role as Role | null | undefined;
  const organisationText = textIn(record, 'organisation');
  if (!role && !organisationText) return null;
  if (!role || !organisationText) {
    if (record.faults.length === 0) {
      faults.at(
        role ? 'organisation' : 'role',
        'fyll i både roll och organisation, eller ingen av dem.',
        'fill in both role and organisation, or neither.',
      );
    }
    return null;
  }
  const organisationId = faults.reference('organisation', around.organisations, organisationText);
  if (organisationId === null) return null;
  const idText = textIn(record, 'roleId').toLowerCase();
  const from = textIn(record, 'validFrom');
  const alike = held.filter((each) => each.role === role && each.organisationId === organisationId);
  const now = idText
    ? (held.find(({ id }) => id === idText) ?? null)
    : (alike.find(({ validFrom, validTo }) => (from ? validFrom === from : validTo === null)) ?? null);
  if (
    now &&
    (now.role !== role || now.organisationId !== organisationId || (from && now.validFrom !== from))
  ) {
    faults.at(
      'roleId',
      'en roll byter varken slag, organisation eller första dag. Avsluta den och lägg till en rad utan Roll-id.',
      'a role changes neither kind, organisation nor first day. End it and add a row without Roll-id.',
    );
  }
  const read: RegisterRole = {
    id: now?.id ?? (isIdentifier(idText) ? idText : randomUUID()),
    role,
    organisationId,
    validFrom: now?.validFrom ?? (from || around.today),
    validTo: dayOrNullIn(record, 'validTo', now?.validTo ?? null),
  };
  const state = !now ? 'new' : now.validTo !== read.validTo ? 'changed' : 'unchanged';
  return { role: read, now, state };
}

function checkRole(
  role: RegisterRole,
  held: RegisterRole[],
  personId: string,
  around: Surroundings,
  faults: Faults,
): void {
  if (personId === around.ownPersonId) {
    faults.at(
      'role',
      'din egen roll kan du inte ändra. En annan administratör måste göra det.',
      'you cannot change your own role. Another administrator must do it.',
    );
  }
  const last = role.validTo;
  if (last !== null && last < shiftDay(role.validFrom, -1)) {
    faults.at(
      'validTo',
      'sista dagen kan inte vara före första dagen.',
      'the last day cannot be before the first.',
    );
  }
  const unit = around.byId.get(role.organisationId);
  const never = last !== null && last < role.validFrom;
  if (unit && !never && !overlaps(role, unit)) {
    faults.at(
      'organisation',
      'organisationen finns inte under de dagarna.',
      'the organisation does not exist on those days.',
    );
  }
  const twice = held.some(
    (each) =>
      each.id !== role.id &&
      each.role === role.role &&
      each.organisationId === role.organisationId &&
      overlaps(each, role),
  );
  if (twice) {
    faults.at(
      'role',
      'personen har redan rollen under en del av tiden.',
      'the person already has the role for part of the time.',
    );
  }
}
