import { createHash } from 'node:crypto';
import type { SessionRunner } from '../../../platform/http/endpoint.ts';
import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext, Language } from '../../../platform/identity/context.ts';
import type { Area } from '../contract.ts';
import { mayEditOrganisations, mayEditPeople, maySeeOrganisations } from '../policy.ts';
import { organisationProblems } from '../problems.ts';
import { dayOf } from '../service/days.ts';
import { takenIndex } from '../store/paging.ts';
import { FILE_NAMES } from './columns.ts';
import {
  type ImportPreview,
  type ImportResult,
  MOST_SHOWN,
  REGISTER_KINDS,
  type RegisterKind,
  type RowState,
} from './contract.ts';
import { Faults, type Planned } from './plan.ts';
import { planAreas } from './plan-areas.ts';
import { planOrganisations } from './plan-organisations.ts';
import { type PersonAndRole, planPeople } from './plan-people.ts';
import { importProblems } from './problems.ts';
import { readRegisterFile, type Tables } from './read-file.ts';
import { readRecords } from './records.ts';
import { NameIndex, type Register, type RegisterOrganisation } from './register.ts';
import { noteExchange, readRegister, type Writes, writeRegister } from './store.ts';
import { writeCsv, writeXlsx } from './write-file.ts';

/** The kinds of row the person may take along: people with their addresses are for administrators. */
const kindsFor = (ctx: ActingContext): RegisterKind[] =>
  REGISTER_KINDS.filter((kind) => kind !== 'people' || mayEditPeople(ctx.actor));

async function registerFor(ctx: ActingContext, kinds: readonly RegisterKind[]): Promise<Register> {
  if (!maySeeOrganisations(ctx.actor)) throw problems.notFound();
  if (kinds.some((kind) => !kindsFor(ctx).includes(kind))) throw problems.notFound();
  return await readRegister(ctx.db, kinds.includes('people'));
}

async function noteExport(ctx: ActingContext, register: Register, kinds: RegisterKind[], format: string) {
  const rows = Object.fromEntries(kinds.map((kind) => [kind, register[kind].length]));
  await noteExchange(ctx.db, 'export', { format, rows });
}

/** The whole register as one spreadsheet, a sheet a kind. The export is noted in the log. */
export async function exportXlsx(ctx: ActingContext) {
  const kinds = kindsFor(ctx);
  const register = await registerFor(ctx, kinds);
  await noteExport(ctx, register, kinds, 'xlsx');
  return {
    fileName: `organisationsregister-${dayOf(ctx.now())}.xlsx`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await writeXlsx(register, kinds),
  };
}

/** One kind of row as CSV. The export is noted in the log. */
export async function exportCsv(ctx: ActingContext, kind: RegisterKind) {
  const register = await registerFor(ctx, [kind]);
  await noteExport(ctx, register, [kind], 'csv');
  return {
    fileName: `${FILE_NAMES[kind]}-${dayOf(ctx.now())}.csv`,
    contentType: 'text/csv; charset=utf-8',
    body: writeCsv(register, kind),
  };
}

interface Plan {
  areas: Planned<Area>[];
  organisations: Planned<RegisterOrganisation>[];
  people: Planned<PersonAndRole>[];
}

/** What the file would do to the register. Pure: the same file and register give the same plan but for new identifiers. */
export function planImport(
  tables: Tables,
  register: Register,
  who: { personId: string; mayEditPeople: boolean; today: string },
): Plan {
  const areas = tables.areas ? planAreas(readRecords('areas', tables.areas), register) : [];
  const areasThen = new Map(register.areas.map((area) => [area.id, area]));
  for (const { after } of areas) areasThen.set(after.id, after);
  const records = tables.organisations ? readRecords('organisations', tables.organisations) : [];
  const organisations = planOrganisations(records, register, new NameIndex(areasThen.values()));
  const peopleRecords = tables.people ? readRecords('people', tables.people) : [];
  const people = planPeople(peopleRecords, register, {
    organisations: organisations.names,
    byId: organisations.byId,
    ownPersonId: who.personId,
    today: who.today,
  });
  if (!who.mayEditPeople) {
    people.forEach((planned, index) => {
      const faults = new Faults('people', peopleRecords[index]!);
      faults.at(
        null,
        'personer och roller läggs in av en administratör.',
        'people and roles are added by an administrator.',
      );
      planned.faults = faults.list;
      planned.state = 'wrong';
      planned.changes = [];
    });
  }
  return { areas, organisations: organisations.rows, people };
}

const ORDER: Record<RowState, number> = { wrong: 0, new: 1, changed: 2, unchanged: 3 };

/** @param file the file's bytes: what is confirmed is this file and no other */
export function previewOf(plan: Plan, language: Language, file: Uint8Array): ImportPreview {
  const all = REGISTER_KINDS.flatMap((kind) =>
    plan[kind].map(({ row, name, state, changes, faults }) => ({
      kind,
      row,
      name,
      state,
      changes,
      faults: faults.map((fault) => fault[language]),
    })),
  );
  const count = (rows: { state: RowState }[]) => {
    const counts = { new: 0, changed: 0, unchanged: 0, wrong: 0 };
    for (const { state } of rows) counts[state] += 1;
    return counts;
  };
  const shown = all
    .filter(({ state }) => state !== 'unchanged')
    .sort((a, b) => ORDER[a.state] - ORDER[b.state]);
  // What was shown and against which revisions: identifiers of new rows are drawn anew each time and left out.
  const revisions = [...plan.areas, ...plan.organisations].map(({ after }) => after.revision);
  const people = plan.people.map(({ after }) => after.person.revision);
  const facts = all.map(({ kind, row, state, changes, name }) => [kind, row, state, name, changes]);
  return {
    fingerprint: createHash('sha256')
      .update(file)
      .update(JSON.stringify([facts, revisions, people]))
      .digest('hex'),
    sheets: REGISTER_KINDS.filter((kind) => plan[kind].length > 0).map((kind) => ({
      kind,
      counts: count(plan[kind]),
    })),
    counts: count(all),
    rows: shown.slice(0, MOST_SHOWN),
    hidden: Math.max(0, shown.length - MOST_SHOWN),
  };
}

async function planWithin(ctx: ActingContext, tables: Tables): Promise<Plan> {
  if (!mayEditOrganisations(ctx.actor)) throw problems.notFound();
  const people = mayEditPeople(ctx.actor);
  const register = await readRegister(ctx.db, people);
  return planImport(tables, register, {
    personId: ctx.actor.personId,
    mayEditPeople: people,
    today: dayOf(ctx.now()),
  });
}

/** What an import would do, row by row. Reads the file with no transaction open, and saves nothing. */
export async function previewImport(runner: SessionRunner, bytes: Uint8Array): Promise<ImportPreview> {
  await runner.within(async (ctx) => {
    if (!mayEditOrganisations(ctx.actor)) throw problems.notFound();
  });
  const tables = await readRegisterFile(bytes);
  return previewOf(await runner.within((ctx) => planWithin(ctx, tables)), runner.asker.language, bytes);
}

/**
 * Saves what the preview showed: everything or nothing.
 * @throws organisation.import-faulty when rows are wrong; organisation.import-stale, with the new preview, when the
 *   register has changed since
 */
export async function confirmImport(
  runner: SessionRunner,
  bytes: Uint8Array,
  fingerprint: string,
): Promise<ImportResult> {
  await runner.within(async (ctx) => {
    if (!mayEditOrganisations(ctx.actor)) throw problems.notFound();
  });
  const tables = await readRegisterFile(bytes);
  return await runner.within(async (ctx) => {
    const plan = await planWithin(ctx, tables);
    const preview = previewOf(plan, ctx.language, bytes);
    if (preview.fingerprint !== fingerprint) throw importProblems.stale({ current: preview });
    if (preview.counts.wrong > 0) throw importProblems.faulty({ current: preview });
    try {
      if (!(await writeRegister(ctx.db, writesOf(plan)))) throw importProblems.stale({ current: preview });
    } catch (error) {
      if (takenIndex(error) === null) throw error;
      // Two rows change names with each other, or somebody took the name in this very moment.
      throw organisationProblems.nameTaken();
    }
    await noteExchange(ctx.db, 'import', { counts: preview.counts });
    return { counts: preview.counts };
  });
}

function writesOf(plan: Plan): Writes {
  const split = <After>(rows: Planned<After>[]) => ({
    added: rows.filter(({ state }) => state === 'new').map(({ after }) => after),
    changed: rows.filter(({ state }) => state === 'changed').map(({ after }) => after),
  });
  // A person stands on one row for every role; the first of them carries the person.
  const persons = [
    ...new Map([...plan.people].reverse().map((each) => [each.after.person.id, each.after])).values(),
  ];
  const roles = plan.people.flatMap(({ after: { person, role, roleState } }) =>
    role ? [{ ...role, personId: person.id, roleState }] : [],
  );
  const personsIn = (state: string) =>
    persons.filter(({ personState }) => personState === state).map(({ person }) => person);
  return {
    areas: split(plan.areas),
    organisations: split(plan.organisations),
    people: { added: personsIn('new'), changed: personsIn('changed') },
    roles: {
      added: roles.filter(({ roleState }) => roleState === 'new'),
      changed: roles.filter(({ roleState }) => roleState === 'changed'),
    },
  };
}
