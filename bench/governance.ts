import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { getDocument, getVersionContent, organisationDuties } from '../src/modules/governance/service.ts';
import { find } from '../src/modules/governance/views/service.ts';
import { bootstrapDatabase } from '../src/platform/database/bootstrap.ts';
import { type Connection, connect } from '../src/platform/database/connection.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { findEmbeddedBinaries, startServer } from '../src/platform/database/server.ts';
import {
  type ActingContext,
  type Actor,
  acting,
  hashToken,
  newToken,
  withSession,
} from '../src/platform/identity/context.ts';
import { type Figure, summariseValues } from './figure.ts';

const DOCUMENTS = 200;
const MEASURES = 20;
const SEARCHES = [
  'trygghet',
  'skolan',
  'föräldrar stöd',
  '2:4',
  'insats 3:1',
  'ungdomar i riskzon',
  'åtgärd',
  'samverk',
  '0042/25',
  'nämnd 17',
  'belysning parken',
  'ökad kunskap medarbetare',
];

/** A city with 200 adopted documents of 20 measures each and 60 boards, made in one go behind the wall. */
async function seed(
  owner: Connection,
): Promise<{ boards: string[]; versions: string[]; documents: string[] }> {
  const boards = await sql<{ id: string }>`
    insert into organisation.organisation (name, kind)
    select 'Nämnd ' || n, case when n = 1 then 'executive-board' when n % 5 = 0 then 'company' else 'board' end
    from generate_series(1, 60) n returning id`.execute(owner.db);
  const ids = boards.rows.map(({ id }) => id);
  await owner.db.transaction().execute(async (db) => {
    await sql`insert into governance.document (kind, title, diary_number, owner_organisation_id)
      select (array['program', 'plan', 'guideline', 'policy'])[1 + n % 4], 'Plan ' || n || ' för ' ||
          (array['trygghet', 'skolor', 'parker', 'samverkan', 'stöd till föräldrar'])[1 + n % 5],
        lpad(n::text, 4, '0') || '/25', ${ids[0]}::uuid from generate_series(1, ${DOCUMENTS}::integer) n`.execute(
      db,
    );
    await sql`insert into governance.version (document_id, owner_organisation_id, number, valid_from, valid_to)
      select id, owner_organisation_id, 1, '2025-01-01', '2035-12-31' from governance.document`.execute(db);
    await sql`insert into governance.area (version_id, kind, number, title, position)
      select v.id, 'focus-area', n::text, 'Område ' || n, n from governance.version v, generate_series(1, 4) n`.execute(
      db,
    );
    await sql`
      with words as (select array['trygghet', 'skolan', 'föräldrar', 'stöd', 'ungdomar', 'riskzon', 'åtgärder', 'samverkan',
        'belysning', 'parken', 'kunskap', 'medarbetare', 'ökad', 'ideella', 'föreningar', 'uppföljning', 'lägesbild',
        'resurser', 'öppna', 'mötesplatser', 'äldre', 'bostadsbolag', 'kväll', 'natt', 'vuxna', 'stationer'] as w)
      insert into governance.item (version_id, area_id, kind, number, title, description, expected_result, target_group,
        responsible_scope, position)
      select a.version_id, a.id, 'measure', a.number || ':' || n, text.title, text.title || ' ' || text.body || ' ' || text.body,
        text.body, text.title, case when n = 5 and a.number = '4' then 'all-boards-and-companies' end, n
      from governance.area a, generate_series(1, ${MEASURES / 4}::integer) n, words,
        lateral (select string_agg(word, ' ') filter (where k <= 4) as title, string_agg(word, ' ') as body
          from (select k, case when k % 8 = 0 then w[1 + abs(hashtext(a.id::text || n || k)) % 26]
              else (array['kvarters', 'ungdoms', 'vård', 'skol', 'plats', 'möjlighets', 'års', 'hem', 'natt', 'stads'])[1 + h % 10]
                || (array['arbete', 'gruppen', 'lokaler', 'stödet', 'planering', 'ledare', 'insats', 'möten'])[1 + (h / 10) % 8]
                || (array['', 's', 'na', 'nas', 'modell'])[1 + (h / 80) % 5] end as word
            from generate_series(1, 24) k, lateral (select abs(hashtext(k || a.id::text || n)) as h) hash) words ) text`.execute(
      db,
    );
    await sql`
      insert into governance.item_organisation (item_id, version_id, organisation_id, part)
      select i.id, i.version_id, o.id, case when k = 1 then 'coordinator' else 'responsible' end
      from governance.item i, generate_series(1, 3) k,
        lateral (select (${ids}::uuid[])[1 + abs(hashtext(i.id::text || k)) % 60] as id) o
      on conflict do nothing`.execute(db);
    await sql`update governance.version set status = 'adopted'`.execute(db);
  });
  for (const table of ['document', 'version', 'area', 'item', 'item_organisation']) {
    await sql.raw(`vacuum analyze governance.${table}`).execute(owner.db);
  }
  const made = await sql<{ id: string; document_id: string }>`
    select id, document_id from governance.version`.execute(owner.db);
  return {
    boards: ids,
    versions: made.rows.map(({ id }) => id),
    documents: made.rows.map((row) => row.document_id),
  };
}

async function signIn(owner: Connection, login: Connection, organisationId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into identity.person (name, demo) values ('Mätning', true) returning id`.execute(owner.db);
  await sql`insert into identity.role_assignment (person_id, role, organisation_id)
    values (${rows[0]!.id}, 'reader', ${organisationId})`.execute(owner.db);
  const token = newToken();
  await sql`select identity.open_session(${rows[0]!.id}::uuid, ${hashToken(token)}, 'demo', interval '1 hour',
    interval '1 hour', 'bench')`.execute(login.db);
  return token;
}

type Runner = <T>(work: (ctx: ActingContext) => Promise<T>) => Promise<T>;

async function time(
  rounds: number,
  run: Runner,
  work: (ctx: ActingContext, round: number) => Promise<unknown>,
) {
  const milliseconds: number[] = [];
  for (let round = -5; round < rounds; round++) {
    const begun = performance.now();
    await run((ctx) => work(ctx, Math.abs(round)));
    if (round >= 0) milliseconds.push(performance.now() - begun);
  }
  return summariseValues(milliseconds);
}

/** Search, duties and a document's page over 200 documents; each beside the same queries as the tables' owner. */
export async function measureGovernance(): Promise<Figure[]> {
  const binaries = await findEmbeddedBinaries();
  if (!binaries) throw new Error('there is no embedded PostgreSQL here');
  const folder = await mkdtemp(join(tmpdir(), 'samlad-bench-'));
  await chmod(folder, 0o755);
  const server = await startServer(binaries, folder, []);
  const open: Connection[] = [];
  try {
    const urls = await bootstrapDatabase(server.adminUrl, 'samlad_bench', 'a secret for measuring');
    await migrate(urls.samlad_owner, join(import.meta.dirname, '../migrations'));
    const [owner, app, login] = [
      connect(urls.samlad_owner, 2),
      connect(urls.samlad_app, 2),
      connect(urls.samlad_login, 1),
    ];
    open.push(owner, app, login);
    const { boards, versions, documents } = await seed(owner);
    const token = await signIn(owner, login, boards[0]!);
    const now = () => new Date();
    const asReader: Runner = (work) =>
      withSession(app, { token, requestId: 'bench', language: 'sv' }, now, (ctx) => work(acting(ctx)));
    const actor: Actor & { assignmentId: string; role: 'reader'; organisationId: string } = {
      sessionId: '',
      personId: '',
      assignmentId: '',
      role: 'reader',
      organisationId: boards[0]!,
      expiresAt: now(),
    };
    const asOwner: Runner = (work) =>
      owner.db.transaction().execute((db) => work({ actor, db, now, requestId: 'bench', language: 'sv' }));

    const parts: [string, number | undefined, (ctx: ActingContext, round: number) => Promise<unknown>][] = [
      [
        'governance: search over 200 documents',
        50,
        (ctx, round) => find(ctx, { q: SEARCHES[round % SEARCHES.length]!, limit: 10 }),
      ],
      [
        'governance: duties of one organisation',
        undefined,
        (ctx, round) => organisationDuties(ctx, boards[round % boards.length]!),
      ],
      [
        'governance: the page of a document',
        undefined,
        async (ctx, round) => {
          await getDocument(ctx, documents[round % documents.length]!);
          await getVersionContent(ctx, versions[round % versions.length]!);
        },
      ],
    ];
    const figures: Figure[] = [];
    for (const [name, bound, work] of parts) {
      const figure = await time(120, asReader, work);
      const baseline = await time(60, asOwner, work);
      figures.push({
        name,
        unit: 'ms',
        ...figure,
        ...(bound === undefined ? {} : { bound }),
        baseline: baseline.median,
        note: 'session and transaction included; baseline: the same as the owner of the tables',
      });
    }
    return figures;
  } finally {
    for (const each of open) await each.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
