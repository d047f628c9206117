import { randomUUID } from 'node:crypto';
import { OrganisationDraft, type OrganisationKind } from '../contract.ts';
import { checkOrganisation, leadsTo } from '../rules.ts';
import { changesBetween, dayIn, dayOrNullIn, Faults, type Planned, Seen, stateOf, textIn } from './plan.ts';
import type { FileRecord } from './records.ts';
import { isIdentifier, NameIndex, type Register, type RegisterOrganisation, sameName } from './register.ts';

/** In which column of a file a fault of the rules stands. */
const COLUMN_OF: Record<string, string> = { parentId: 'parent', areaId: 'area', successorId: 'successor' };
const TOO_LONG: Record<string, [string, string]> = {
  name: ['högst 200 tecken på en rad.', '200 characters on one line at most.'],
  shortName: ['högst 60 tecken på en rad.', '60 characters on one line at most.'],
  aliases: ['högst 30 namn med högst 200 tecken.', '30 names of 200 characters at most.'],
};

interface Matched {
  record: FileRecord;
  faults: Faults;
  present: RegisterOrganisation | null;
  id: string;
  name: string;
  validTo: string | null;
}

/** Which organisation a row is about: by identifier, else by name, among several of a name by first day or the one in force. */
function match(record: FileRecord, names: NameIndex, byId: Map<string, RegisterOrganisation>): Matched {
  const faults = new Faults('organisations', record);
  const name = textIn(record, 'name');
  const idText = textIn(record, 'id').toLowerCase();
  let present: RegisterOrganisation | null = null;
  if (idText) {
    if (!isIdentifier(idText)) {
      faults.at(
        'id',
        'det är inget id. Lämna cellen tom för en ny.',
        'that is no id. Leave the cell empty for a new one.',
      );
    }
    present = byId.get(idText) ?? null;
  } else if (name) {
    const named = names.named(name).map(({ id }) => byId.get(id)!);
    const from = textIn(record, 'validFrom');
    const sameStart = named.filter(({ validFrom }) => validFrom === from);
    const inForce = named.filter(({ validTo }) => validTo === null);
    const [only] = sameStart.length === 1 ? sameStart : inForce.length === 1 ? inForce : named;
    // One of that name that had ended before this one begins is another organisation.
    const isOther = only?.validTo != null && from !== '' && from > only.validTo;
    present = only && !isOther ? only : null;
  }
  return {
    record,
    faults,
    present,
    id: present?.id ?? (isIdentifier(idText) ? idText : randomUUID()),
    name,
    validTo: dayOrNullIn(record, 'validTo', present?.validTo ?? null),
  };
}

/** What the rows of organisations would do. `areas` are the areas as they would be. */
export function planOrganisations(
  records: FileRecord[],
  register: Register,
  areas: NameIndex,
): { rows: Planned<RegisterOrganisation>[]; names: NameIndex; byId: Map<string, RegisterOrganisation> } {
  const byId = new Map(register.organisations.map((each) => [each.id, each]));
  const present = new NameIndex(register.organisations);
  const matched = records.map((record) => match(record, present, byId));
  const inFile = new Map(matched.map((each) => [each.id, each]));
  const names = new NameIndex([
    ...register.organisations.filter(({ id }) => !inFile.has(id)),
    ...inFile.values(),
  ]);

  const planned = matched.map((each) => ({ each, after: readOrganisation(each, names, areas) }));
  const final = new Map(byId);
  for (const { after } of planned) final.set(after.id, after);
  const rowsSeen = new Seen();
  const openNames = new Map<string, string>();
  for (const { id, name, validTo } of final.values()) {
    if (validTo === null && !inFile.has(id)) openNames.set(sameName(name), id);
  }
  const rows = planned.map(({ each, after }) => {
    const { record, faults } = each;
    checkFields(after, faults);
    for (const path of ['parentId', 'successorId'] as const) {
      if (leadsTo(after[path], after.id, (at) => final.get(at)?.[path])) {
        faults.at(
          COLUMN_OF[path]!,
          'organisationen leder tillbaka till sig själv.',
          'the organisation leads back to itself.',
        );
      }
    }
    const sameRow = rowsSeen.note(after.id, record.row);
    if (sameRow !== null) {
      faults.at(
        null,
        `samma organisation står på rad ${sameRow}.`,
        `the same organisation is on row ${sameRow}.`,
      );
    } else if (after.validTo === null) {
      const holder = openNames.get(sameName(after.name));
      if (holder !== undefined && holder !== after.id) {
        faults.at('name', `”${after.name}” finns redan.`, `”${after.name}” is there already.`);
      }
      openNames.set(sameName(after.name), after.id);
    }
    const show = (one: RegisterOrganisation, index: NameIndex, of: NameIndex) => ({
      ...one,
      parent: index.textFor(one.parentId),
      area: of.textFor(one.areaId),
      successor: index.textFor(one.successorId),
    });
    const changes = each.present
      ? changesBetween(
          'organisations',
          show(each.present, names, areas),
          show(after, names, areas),
          record.values,
        )
      : [];
    return {
      row: record.row,
      name: each.name,
      state: stateOf(!each.present, changes, faults.list),
      changes,
      faults: faults.list,
      after,
    };
  });
  return { rows, names, byId: final };
}

function readOrganisation(
  { record, faults, present, id, name, validTo }: Matched,
  names: NameIndex,
  areas: NameIndex,
): RegisterOrganisation {
  const reference = (key: string, index: NameIndex, now: string | null | undefined) =>
    record.values[key] === undefined ? (now ?? null) : faults.reference(key, index, textIn(record, key));
  return {
    id,
    kind: (record.values.kind ?? present?.kind ?? 'board') as OrganisationKind,
    name,
    shortName:
      record.values.shortName === undefined ? (present?.shortName ?? '') : textIn(record, 'shortName'),
    aliases: (record.values.aliases as string[] | undefined) ?? present?.aliases ?? [],
    parentId: reference('parent', names, present?.parentId),
    areaId: reference('area', areas, present?.areaId),
    successorId: reference('successor', names, present?.successorId),
    inDeclarationOfIntent:
      (record.values.inDeclarationOfIntent as boolean | undefined) ?? present?.inDeclarationOfIntent ?? false,
    validFrom: dayIn(record, 'validFrom', present?.validFrom ?? '2000-01-01'),
    validTo,
    revision: present?.revision ?? 1,
  };
}

function checkFields(after: RegisterOrganisation, faults: Faults): void {
  const shape = OrganisationDraft.safeParse(after);
  const paths = new Set(shape.error?.issues.map(({ path }) => String(path[0])) ?? []);
  for (const path of paths) {
    const message = TOO_LONG[path];
    // An empty name has been told of when the cell was read.
    if (message && !(path === 'name' && after.name === '')) faults.at(path, ...message);
  }
  const referenceFailed = faults.list.length > 0;
  for (const { path, message } of checkOrganisation(after)) {
    // A parent that was not found is a fault already; that there is none follows from it.
    if (!(referenceFailed && path === 'parentId' && after.parentId === null)) {
      faults.rule(COLUMN_OF[path] ?? path, message);
    }
  }
}
