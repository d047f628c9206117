import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestCity, type TestCity, type TestSession } from '../../../tests/support/city.ts';
import { ROLES, type Role } from '../../platform/identity/contract.ts';
import { PersonDraft, type RoleGrant } from './people-contract.ts';
import { shiftDay } from './rules.ts';
import { dayOf } from './service/days.ts';
import { addPerson, changePerson, endRole, getPerson, giveRole, listPeople } from './service/people.ts';

let city: TestCity;
let board: string;
const sessions = {} as Record<Role, TestSession>;
beforeAll(async () => {
  city = await createTestCity();
  board = await city.addOrganisation('Provnämnden');
  for (const role of ROLES) sessions[role] = await city.signIn(role, board);
});
afterAll(() => city.close());

const draft = (name: string, email: string | null = null) => PersonDraft.parse({ name, email });
const add = (name: string, email: string | null = null) =>
  city.as(sessions.administrator, (ctx) => addPerson(ctx, draft(name, email)));
const grant = (role: Role): RoleGrant => ({ role, organisationId: board, validTo: null });
const asAdministrator = <T>(work: Parameters<typeof city.as<T>>[1]) => city.as(sessions.administrator, work);

test('only an administrator adds people, changes them and gives roles', async () => {
  const person = await add('Alex Provsson');
  for (const role of ROLES.filter((each) => each !== 'administrator')) {
    const refused = { definition: { code: 'not-found' } };
    const as = <T>(work: Parameters<typeof city.as<T>>[1]) => city.as(sessions[role], work);
    await expect(as((ctx) => addPerson(ctx, draft('Smyg')))).rejects.toMatchObject(refused);
    await expect(as((ctx) => giveRole(ctx, person.id, grant('planner')))).rejects.toMatchObject(refused);
    await expect(
      as((ctx) => changePerson(ctx, person.id, { ...draft('Annat'), revision: 1 })),
    ).rejects.toMatchObject(refused);
    await expect(
      as((ctx) =>
        sql`insert into identity.role_assignment (person_id, role, organisation_id)
          values (${person.id}, 'planner', ${board})`.execute(ctx.db),
      ),
    ).rejects.toThrow(/row-level security/);
  }
});

test('an e-mail address is seen by administrators, planners and the person', async () => {
  const reader = sessions.reader;
  await asAdministrator(async (ctx) => {
    const person = await getPerson(ctx, reader.personId);
    await changePerson(ctx, reader.personId, { ...draft(person.name, 'prov@exempel.se'), revision: 1 });
  });
  for (const role of ROLES) {
    const seen = await city.as(sessions[role], (ctx) => getPerson(ctx, reader.personId));
    const allowed = role === 'administrator' || role === 'planner' || role === 'reader';
    expect([role, seen.email]).toEqual([role, allowed ? 'prov@exempel.se' : null]);
    const { rows } = await city.as(sessions[role], (ctx) =>
      sql`select 1 from identity.email_address`.execute(ctx.db),
    );
    expect([role, rows.length]).toEqual([role, allowed ? 1 : 0]);
  }
});

test('an e-mail address belongs to one person, and the person is told from the account by it', async () => {
  const person = await add('Kim Adressdotter', 'kim@exempel.se');
  await expect(add('Kim Dubblett', 'KIM@exempel.se')).rejects.toMatchObject({
    definition: { code: 'organisation.email-taken' },
  });
  const { rows } = await sql<{ id: string }>`
    select identity.find_person_for_account('https://idp.exempel', 'kim-1', 'Kim@exempel.se') as id`.execute(
    city.login.db,
  );
  expect(rows[0]!.id).toBe(person.id);
});

test('an administrator cannot give themself a role, neither by the service nor by the database', async () => {
  const { personId } = sessions.administrator;
  await expect(asAdministrator((ctx) => giveRole(ctx, personId, grant('planner')))).rejects.toMatchObject({
    definition: { code: 'organisation.own-role' },
  });
  await expect(
    asAdministrator((ctx) =>
      sql`insert into identity.role_assignment (person_id, role, organisation_id)
        values (${personId}, 'planner', ${board})`.execute(ctx.db),
    ),
  ).rejects.toThrow(/row-level security/);
});

test('an administrator cannot take over, redirect or prolong a role of their own', async () => {
  const { personId } = sessions.administrator;
  const person = await add('Robin Rollsson');
  await asAdministrator((ctx) => giveRole(ctx, person.id, grant('planner')));
  for (const column of ['person_id', 'role', 'organisation_id', 'valid_from']) {
    const value =
      column === 'person_id'
        ? personId
        : column === 'role'
          ? 'planner'
          : column === 'valid_from'
            ? '2020-01-01'
            : board;
    await expect(
      asAdministrator((ctx) =>
        sql`update identity.role_assignment set ${sql.ref(column)} = ${value}
          where person_id = ${person.id}`.execute(ctx.db),
      ),
    ).rejects.toThrow(/permission denied/);
  }
  const own = await asAdministrator((ctx) =>
    sql`update identity.role_assignment set valid_to = '2099-12-31' where person_id = ${personId} returning id`.execute(
      ctx.db,
    ),
  );
  expect(own.rows).toEqual([]);
  const role = (await asAdministrator((ctx) => getPerson(ctx, personId))).roles[0]!;
  await expect(asAdministrator((ctx) => endRole(ctx, personId, role.id))).rejects.toMatchObject({
    definition: { code: 'organisation.own-role' },
  });
});

test('the log tells who got which role where, and who gave it', async () => {
  const person = await add('Sam Loggsson');
  await asAdministrator((ctx) => giveRole(ctx, person.id, grant('board-approver')));
  const { rows } = await city.as(sessions['log-reviewer'], (ctx) =>
    sql<{ person_id: string; detail: object }>`select person_id, detail from audit.event
      where action = 'give-role' and object_id = ${person.id}`.execute(ctx.db),
  );
  expect(rows).toMatchObject([
    {
      person_id: sessions.administrator.personId,
      detail: { role: 'board-approver', organisationId: board },
    },
  ]);
  const event = city.as(sessions.administrator, (ctx) => sql`select 1 from audit.event`.execute(ctx.db));
  expect((await event).rows).toEqual([]);
});

test('a role ended yesterday is over at once, also when it was given today by mistake', async () => {
  const person = await city.signIn('reader', board, 'Mika Misstag');
  const before = await city.as(person, (ctx) => listPeople(ctx, { q: 'Mika' }));
  expect(before.people[0]?.roles).toHaveLength(1);
  const role = before.people[0]!.roles[0]!;
  const yesterday = shiftDay(dayOf(city.now()), -1);
  await expect(
    asAdministrator((ctx) => endRole(ctx, person.personId, role.id, shiftDay(yesterday, -1))),
  ).rejects.toMatchObject({ more: { errors: [{ path: 'lastDay' }] } });
  await asAdministrator((ctx) => endRole(ctx, person.personId, role.id, yesterday));
  await expect(city.as(person, (ctx) => listPeople(ctx))).rejects.toMatchObject({
    definition: { code: 'not-found' },
  });
  await expect(asAdministrator((ctx) => endRole(ctx, person.personId, role.id))).rejects.toMatchObject({
    definition: { code: 'not-allowed-now' },
  });
});

test('the same role twice at once is refused, after it has ended it can be given again', async () => {
  const person = await add('Noa Nyroll');
  const give = (more: Partial<RoleGrant> = {}) =>
    asAdministrator((ctx) => giveRole(ctx, person.id, { ...grant('reader'), ...more }));
  await give({ validFrom: '2024-01-01', validTo: '2024-12-31' });
  await expect(give({ validFrom: '2024-12-31' })).rejects.toMatchObject({
    definition: { code: 'organisation.role-held' },
  });
  expect((await give({ validFrom: '2025-01-01' })).roles).toHaveLength(2);
  const on = (day: string) =>
    asAdministrator((ctx) => listPeople(ctx, { q: 'Noa', role: 'reader', on: day }));
  expect((await on('2023-12-31')).count).toBe(0);
});

test('people are listed by name in the Swedish order, page by page', async () => {
  const names = ['Öst Bladsson', 'Åke Bladsson', 'Adam Bladsson', 'Ärla Bladsson'];
  for (const name of names) await add(name);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await asAdministrator((ctx) =>
      listPeople(ctx, { q: 'bladsson', limit: 1, ...(after ? { after } : {}) }),
    );
    expect(page.count).toBe(4);
    seen.push(...page.people.map(({ name }) => name.split(' ')[0]!));
    after = page.next ?? undefined;
  } while (after);
  expect(seen).toEqual(['Adam', 'Åke', 'Ärla', 'Öst']);
});

test('of two administrators changing the same person the second is told', async () => {
  const person = await add('Två Ändrare', 'tva@exempel.se');
  const change = (title: string) =>
    asAdministrator((ctx) => changePerson(ctx, person.id, { ...draft('Två Ändrare'), title, revision: 1 }));
  expect((await change('Ett')).email).toBeNull();
  await expect(change('Två')).rejects.toMatchObject({
    definition: { code: 'conflict' },
    more: { current: { title: 'Ett' } },
  });
});
