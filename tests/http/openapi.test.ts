import { readFileSync } from 'node:fs';
import SwaggerParser from '@apidevtools/swagger-parser';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoPeople, ROLES, type Role } from '../../src/platform/identity/contract.ts';
import { startTestServer, type TestServer } from '../support/application.ts';
import type { TestCity } from '../support/city.ts';
import { createTestDemoCity } from '../support/demo-city.ts';
import { type SignedInClient, signInToDemo } from '../support/http-client.ts';

interface Parameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  schema: Record<string, unknown>;
}
interface Operation {
  operationId: string;
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema: Record<string, unknown> }> };
  responses: Record<string, { content?: Record<string, { schema: object }>; $ref?: string }>;
}
interface Description {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: { Problem: object } };
}

const NOTHING = '00000000-0000-4000-8000-000000000000';

let city: TestCity;
let server: TestServer;
let api: Description;
let problem: ValidateFunction;
const ajv = new Ajv2020({ strict: false, validateFormats: false });
const validators = new Map<object, ValidateFunction>();
const clients = new Map<Role, SignedInClient>();
/** Identifiers that answers have held, by what they were called. */
const known = new Map<string, Set<string>>();
/** Those that no list would bring up first. */
const chosen = new Map<string, string[]>();
/** Those that come up neither first nor last. */
const besides = new Map<string, string[]>();
/** Readings that have been answered with what they give. */
const given = new Set<string>();

beforeAll(async () => {
  city = await createTestDemoCity();
  server = await startTestServer(city);
  api = (await (await fetch(`${server.address}/api/v1/openapi.json`)).json()) as Description;
  problem = ajv.compile(api.components.schemas.Problem);
  const { people } = (await (await fetch(`${server.address}/api/v1/demo/people`)).json()) as DemoPeople;
  for (const role of ROLES) {
    // Somebody with this role alone: whoever has several signs in to the one used last.
    const person = people.find(
      ({ assignments }) => assignments.length === 1 && assignments[0]?.role === role,
    );
    if (!person) throw new Error(`nobody is ${role}`);
    const client = await signInToDemo(server.address, person.id);
    await client.change('PUT', '/api/v1/drafts/prov', { content: { title: 'Halvfärdigt' } });
    clients.set(role, client);
  }
  chosen.set('key', ['prov']);
  const text = readFileSync('tests/documents/texts/a1-plan-wrapped.txt', 'utf8');
  const begun = await clients.get('planner')!.change('POST', '/api/v1/imports', text, {
    'content-type': 'application/octet-stream',
    'x-file-name': 'plan.txt',
  });
  expect(begun.status).toBe(200);
  // What no list tells: a measure by itself, a board whose answers were filled in, questions that boards have answered, a file that supports an answer, and a document that has two versions.
  const files = await sql<{ id: string }>`select e.id from followup.evidence e
    join followup.answer a on a.id = e.answer_id and a.state = 'approved' where e.kind = 'file' limit 1`.execute(
    city.owner.db,
  );
  chosen.set(
    'evidenceId',
    files.rows.map(({ id }) => id),
  );
  const filled = await sql<{ id: string }>`select o.organisation_id as id from followup.round_organisation o
    join followup.round r on r.id = o.round_id and r.origin = 'filled' limit 1`.execute(city.owner.db);
  chosen.set(
    'organisationId',
    filled.rows.map(({ id }) => id),
  );
  const answered = await sql<{ id: string }>`select distinct on (a.organisation_id) a.question_id as id
    from followup.answer a join followup.round r on r.id = a.round_id and r.status = 'open'
    where a.origin = 'asked' order by a.organisation_id, a.question_id`.execute(city.owner.db);
  chosen.set(
    'questionId',
    answered.rows.map(({ id }) => id),
  );
  // A report of which something is said.
  const told = await sql<{ id: string }>`select r.round_id as id from publishing.office_edition e
    join publishing.report r on r.id = e.report_id limit 1`.execute(city.owner.db);
  chosen.set(
    'roundId',
    told.rows.map(({ id }) => id),
  );
  const items = await sql<{ id: string }>`select id from governance.item limit 3`.execute(city.owner.db);
  chosen.set(
    'itemId',
    items.rows.map(({ id }) => id),
  );
  const compared = await sql<{ id: string; versions: string[] }>`
    select document_id as id, array_agg(id) as versions from governance.version
    group by document_id having count(*) > 1 limit 1`.execute(city.owner.db);
  const [document] = compared.rows;
  const written = await sql<{ id: string }>`select distinct r.round_id as id from publishing.office_edition e
    join publishing.report r on r.id = e.report_id`.execute(city.owner.db);
  besides.set(
    'roundId',
    written.rows.map(({ id }) => id),
  );
  chosen.set('documentId', [document!.id]);
  chosen.set('from', document!.versions.slice(0, 1));
  chosen.set('to', document!.versions.slice(1, 2));
}, 240_000);
afterAll(async () => {
  await server.close();
  await city.close();
});

const singular = (name: string) => name.replace(/ies$/, 'y').replace(/s$/, '');

/** Keeps the identifiers of an answer by what they are of: `rounds: [{ id }]` and `/rounds` with `items: [{ id }]` are `roundId`. */
function remember(value: unknown, name: string): void {
  if (typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) {
    const set = known.get(name) ?? new Set();
    known.set(name, set.add(value));
  } else if (Array.isArray(value)) for (const item of value.slice(0, 5)) remember(item, singular(name));
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'items') remember(inner, name);
      remember(inner, key === 'id' ? `${name}Id` : key);
    }
  }
}

const entityOf = (path: string) => singular(path.split('/').findLast((part) => !part.startsWith('{'))!);
/** What was chosen beforehand, and the newest and the oldest that answers have held. */
const valuesOf = (name: string) => {
  const all = [...(known.get(name) ?? [])];
  return [
    ...new Set([
      ...(chosen.get(name) ?? []),
      ...all.slice(-1),
      ...all.slice(0, 1),
      ...(besides.get(name) ?? []),
    ]),
  ];
};

/** Values for a path parameter: some that answers have held, one that means nothing, one that is no identifier. */
function valuesFor({ name, schema }: Parameter): string[] {
  const kept = schema.type === 'integer' ? [String(schema.minimum ?? 1)] : valuesOf(name);
  const own = Array.isArray(schema.enum) ? schema.enum.map(String) : kept;
  return [...own, NOTHING, "x'--"];
}

function queryValue({ name, schema }: Parameter): string {
  if (Array.isArray(schema.enum)) return String(schema.enum[0]);
  return schema.format === 'uuid' ? (valuesOf(name)[0] ?? NOTHING) : '1';
}

function addressesOf(path: string, { parameters }: Operation): string[] {
  let addresses = [path];
  for (const parameter of parameters.filter((each) => each.in === 'path')) {
    addresses = addresses.flatMap((address) =>
      valuesFor(parameter).map((value) => address.replace(`{${parameter.name}}`, encodeURIComponent(value))),
    );
  }
  const required = parameters.filter((each) => each.in === 'query' && each.required);
  const query = new URLSearchParams(required.map((each) => [each.name, queryValue(each)])).toString();
  const withQuery = query ? addresses.map((address) => `${address}?${query}`) : addresses;
  return [
    ...withQuery.slice(0, 12),
    `${withQuery[0]}${query ? '&' : '?'}limit=-1&after=%00&q=%F0%9F%8D%8E%27`,
  ];
}

/** Every way in which an answer is not what the description says. */
async function faultsOf(operation: Operation, answer: Response, path = ''): Promise<string[]> {
  const described = operation.responses[String(answer.status)];
  const body = await answer.text();
  if (!described) return [`${answer.status} is not described: ${body.slice(0, 200)}`];
  if (answer.status === 500 || answer.status === 429) return [`${answer.status}: ${body.slice(0, 200)}`];
  if (!answer.headers.get('x-request-id')) return ['no request id'];
  const type = answer.headers.get('content-type') ?? '';
  if (described.$ref) {
    if (!type.startsWith('application/problem+json'))
      return [`${answer.status} is ${type}, not a problem document`];
    return problem(JSON.parse(body)) ? [] : [`problem: ${ajv.errorsText(problem.errors)}`];
  }
  const schema = described.content?.['application/json']?.schema;
  if (!schema) return [];
  const validate = validators.get(schema) ?? ajv.compile(schema);
  validators.set(schema, validate);
  const json = JSON.parse(body);
  remember(json, entityOf(path));
  return validate(json) ? [] : [ajv.errorsText(validate.errors).slice(0, 300)];
}

const operations = (methods: string[]) =>
  Object.entries(api.paths).flatMap(([path, entry]) =>
    Object.entries(entry)
      .filter(([method]) => methods.includes(method))
      .map(([method, operation]) => ({ path, method, operation })),
  );

test('the description is valid OpenAPI 3.1 with an identifier of its own for every operation', async () => {
  expect(api.openapi).toBe('3.1.0');
  await SwaggerParser.validate(structuredClone(api) as never);
  const ids = operations(['get', 'post', 'put', 'patch', 'delete']).map(
    ({ operation }) => operation.operationId,
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(ROLES)('every reading answers a %s as described', async (role) => {
  const client = clients.get(role)!;
  const faults: string[] = [];
  const readings = operations(['get']).sort((a, b) => a.path.split('{').length - b.path.split('{').length);
  for (const { path, operation } of readings) {
    for (const address of addressesOf(path, operation)) {
      const answer = await client.get(address);
      if (answer.ok) given.add(path);
      faults.push(...(await faultsOf(operation, answer, path)).map((fault) => `${address}: ${fault}`));
    }
  }
  expect(faults).toEqual([]);
});

test('a stranger gets no further than the session, the description and the demo’s people', async () => {
  const open: string[] = [];
  for (const { path, operation } of operations(['get'])) {
    for (const address of addressesOf(path, operation).slice(0, 3)) {
      const answer = await fetch(server.address + address);
      expect(await faultsOf(operation, answer), address).toEqual([]);
      if (answer.ok) open.push(path);
    }
  }
  expect([...new Set(open)].sort()).toEqual(['/api/v1/demo/people', '/api/v1/session']);
});

test('every reading was answered with what it gives, to somebody', () => {
  const without = operations(['get'])
    .map(({ path }) => path)
    .filter((path) => !given.has(path));
  expect(without).toEqual([]);
});

const BODIES: unknown[] = [
  [],
  { name: 'x\0y', title: '\ud800', text: 'a' },
  { id: NOTHING, version: 1e15, revision: 1e15, content: { a: 'å'.repeat(5000) } },
];

test.each(ROLES)('no change answers a %s otherwise than described, whatever is sent', async (role) => {
  const client = clients.get(role)!;
  const faults: string[] = [];
  for (const { path, method, operation } of operations(['post', 'put', 'patch', 'delete'])) {
    // Signing in and out and switching role would end what the test stands on; they have tests of their own.
    if (/\/(session|demo|oidc)\b/.test(path)) continue;
    const addresses = addressesOf(path, operation).filter((address) => !address.includes('?'));
    const [address = path] = addresses.filter((each) => each.includes(NOTHING));
    for (const body of BODIES) {
      const answer = await client.change(method.toUpperCase(), address, body);
      faults.push(...(await faultsOf(operation, answer)).map((fault) => `${method} ${address}: ${fault}`));
    }
  }
  expect(faults).toEqual([]);
});

test('deeply nested and broken JSON is refused as invalid', async () => {
  const client = clients.get('planner')!;
  for (const text of ['{"content":', `{"content":{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`]) {
    const answer = await client.change('PUT', '/api/v1/drafts/prov', text);
    expect(answer.status).toBe(422);
  }
});
