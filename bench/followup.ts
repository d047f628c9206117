import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createDemoLoader } from '../bin/demo-city.ts';
import { Overview } from '../src/modules/followup/compiled/contract.ts';
import { getOverview } from '../src/modules/followup/compiled/service.ts';
import type { Round, Work } from '../src/modules/followup/contract.ts';
import { followup } from '../src/modules/followup/index.ts';
import { contentOf, EMPTY_ANSWER } from '../src/modules/followup/rules.ts';
import { saveAnswer } from '../src/modules/followup/service/answers.ts';
import { getCompiled, getWork } from '../src/modules/followup/service/results.ts';
import { listRounds } from '../src/modules/followup/service/rounds.ts';
import { governance } from '../src/modules/governance/index.ts';
import { DEMO_PEOPLE, demoPeopleOf, organisation } from '../src/modules/organisation/index.ts';
import { bootstrapDatabase } from '../src/platform/database/bootstrap.ts';
import { type Connection, connect } from '../src/platform/database/connection.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { findEmbeddedBinaries, startServer } from '../src/platform/database/server.ts';
import { fileChecker } from '../src/platform/files/check/program.ts';
import { locateProgram } from '../src/platform/programs/locate-program.ts';
import { whileUploading } from './evidence.ts';
import { type Figure, summariseValues } from './figure.ts';

const ROUNDS = 150;
const WARM_UP = 10;

/** Milliseconds of each time the work is done, after some times that are not counted. */
async function time(work: (round: number) => Promise<unknown>) {
  const milliseconds: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const begun = performance.now();
    await work(round + WARM_UP);
    if (round >= 0) milliseconds.push(performance.now() - begun);
  }
  return summariseValues(milliseconds);
}

/** Saving an answer, a coordinator's work page and the compiled page over the demo city's round in progress. */
export async function measureFollowup(): Promise<Figure[]> {
  const binaries = await findEmbeddedBinaries();
  if (!binaries) throw new Error('there is no embedded PostgreSQL here');
  const folder = await mkdtemp(join(tmpdir(), 'samlad-bench-'));
  await chmod(folder, 0o755);
  const server = await startServer(binaries, folder, []);
  const open: Connection[] = [];
  try {
    const urls = await bootstrapDatabase(server.adminUrl, 'samlad_bench', 'a secret for measuring');
    await migrate(urls.samlad_owner, join(import.meta.dirname, '../migrations'));
    const owner = connect(urls.samlad_owner, 2);
    const app = connect(urls.samlad_app, 2);
    const login = connect(urls.samlad_login, 1);
    const jobs = connect(urls.samlad_jobs, 1);
    open.push(owner, app, login, jobs);
    await owner.pool.query('select identity.bootstrap_administrator($1, null, true)', [
      DEMO_PEOPLE.administrator,
    ]);
    const loader = createDemoLoader({ app, login, jobs }, () => new Date());
    for (const module of [organisation, governance]) await module.demo?.(loader);
    // Built beforehand in an installation; here they would be bundled while the clock runs.
    await locateProgram(fileChecker);
    const begun = performance.now();
    await followup.demo?.(loader);
    const seconds = (performance.now() - begun) / 1000;
    const loading = {
      name: 'follow-up: loading the demo rounds',
      unit: 's',
      median: seconds,
      p95: seconds,
      bound: 2.5,
    };
    return [loading, ...(await measureRound(loader, owner))];
  } finally {
    for (const each of open) await each.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureRound(
  loader: ReturnType<typeof createDemoLoader>,
  owner: Connection,
): Promise<Figure[]> {
  const reader = { person: DEMO_PEOPLE.reader, role: 'reader' } as const;
  const board = demoPeopleOf('Socialnämnd Sydväst');
  const coordinator = { person: board.coordinator, role: 'board-coordinator' } as const;
  const round: Round = (await loader.as(reader, (ctx) => listRounds(ctx, { status: 'open', limit: 1 })))
    .items[0]!;
  const work: Work = await loader.as(coordinator, (ctx) => getWork(ctx, round.id));
  const draft = work.answers.find(({ state }) => state === 'draft')!;
  const organisationId = work.organisation.id;

  let revision = draft.revision;
  const saveOnce = (at: number) =>
    loader.as(coordinator, async (ctx) => {
      const content = {
        ...EMPTY_ANSWER,
        ...contentOf(draft),
        comment: `${draft.comment}\n\nMer text ${at}.`,
      };
      revision = (await saveAnswer(ctx, draft.questionId, { ...content, baseRevision: revision })).answer
        .revision;
    });
  const save = await time(saveOnce);
  const besideUploads = await whileUploading(loader, () => time(saveOnce));
  const plainSave = await time((at) =>
    owner.db.transaction().execute((db) =>
      sql`update followup.answer set comment = ${`${draft.comment}\n\nMer text ${at}.`}, revision = revision + 1,
        updated_at = now() where id = ${draft.id}`.execute(db),
    ),
  );
  const workPage = await time(() => loader.as(coordinator, (ctx) => getWork(ctx, round.id)));
  const plainWork = await time(() =>
    owner.db.transaction().execute((db) =>
      sql`select q.*, a.* from followup.question q
        join followup.question_recipient p on p.question_id = q.id and p.organisation_id = ${organisationId}
        left join followup.answer a on a.question_id = q.id and a.organisation_id = ${organisationId}
        where q.round_id = ${round.id} and not q.dropped order by q.position`.execute(db),
    ),
  );
  // What the page reads; everything at once is for the CSV file and for freezing.
  const page = await time(async () =>
    JSON.stringify(
      Overview.parse(await loader.as(reader, (ctx) => getOverview(ctx, round.id, { include: 'approved' }))),
    ),
  );
  const compiled = await time(() =>
    loader.as(reader, (ctx) => getCompiled(ctx, round.id, { include: 'approved' })),
  );
  const plainCompiled = await time(() =>
    owner.db.transaction().execute((db) =>
      sql`select q.*, o.name, a.* from followup.question q
        join followup.question_recipient p on p.question_id = q.id
        join organisation.organisation o on o.id = p.organisation_id
        left join followup.answer a on a.question_id = q.id and a.organisation_id = p.organisation_id
          and a.state = 'approved'
        where q.round_id = ${round.id} and not q.dropped order by q.position, o.name`.execute(db),
    ),
  );
  const size = `${round.questionCount} questions to ${round.organisations.length} organisations`;
  const note = 'session and transaction included; baseline: one plain statement as the owner of the tables';
  return [
    {
      name: 'follow-up: saving an answer',
      unit: 'ms',
      ...save,
      bound: 100,
      baseline: plainSave.median,
      note,
    },
    {
      name: 'follow-up: saving an answer while somebody uploads files of 10 MB',
      unit: 'ms',
      ...besideUploads.result,
      bound: 100,
      baseline: save.median,
      note: `${besideUploads.files} files checked and kept meanwhile; baseline: nobody uploads`,
    },
    {
      name: 'follow-up: a coordinator’s work page',
      unit: 'ms',
      ...workPage,
      bound: 100,
      baseline: plainWork.median,
      note,
    },
    {
      name: 'follow-up: the compiled page',
      unit: 'ms',
      ...page,
      bound: 400,
      baseline: plainCompiled.median,
      note: `${size}; baseline: all its answers by plain SQL`,
    },
    {
      name: 'follow-up: everything compiled at once, as the CSV file and the freezing read it',
      unit: 'ms',
      ...compiled,
      bound: 400,
      baseline: plainCompiled.median,
      note: size,
    },
  ];
}
