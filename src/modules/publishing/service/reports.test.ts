import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestSession } from '../../../../tests/support/city.ts';
import { ANSWERED, createFollowupCity, type FollowupCity } from '../../../../tests/support/followup-city.ts';
import { withSession } from '../../../platform/identity/context.ts';
import { addLink, keepFile } from '../../followup/evidence/service.ts';
import { saveAnswer } from '../../followup/service/answers.ts';
import { approveAnswers, submitAnswers } from '../../followup/service/moves.ts';
import { closeRound, getRound } from '../../followup/service/rounds.ts';
import '../index.ts';
import { ReportEdition } from '../contract/content.ts';
import { canonicalJson, hashOf } from '../rules/canonical.ts';
import { findPublicContent, findPublicReport, listPublicReports } from '../store/public.ts';
import { exportPackage, preparePackage } from './archive.ts';
import { nameEdition } from './editions.ts';
import { exportReport } from './exports.ts';
import { freezeReport } from './freezing.ts';
import { decideOfficeText, saveOfficeText } from './office.ts';
import { addAddendum, getReport, listReports, publishReport, withdrawReport } from './reports.ts';

const SECRET = 'Detta är bara ett utkast';
const EVIDENCE = new TextEncoder().encode('månad;deltagare\njanuari;14\n');
const DRAFT_LINK = 'https://utkast.example/rapport';
const COMMENT = 'Vi har kommit en bra bit; #eval("1") =1+1';

describe('a report of a closed round', () => {
  let city: FollowupCity;
  let roundId: string;
  const asNobody = <T>(work: (ctx: Parameters<Parameters<typeof withSession>[3]>[0]) => Promise<T>) =>
    withSession(city.app, { token: null, requestId: 'test', language: 'sv' }, city.now, work);
  const edited = async () =>
    JSON.parse(
      await city.as(city.planner, async (ctx) => (await nameEdition(ctx, roundId)).edition.write()),
    ) as ReportEdition;
  const runnerOf = (session: TestSession) => ({
    asker: { token: session.token, requestId: 'test', language: 'sv' as const },
    within: <T>(work: Parameters<typeof city.as<T>>[1]) => city.as(session, work),
  });
  const report = () => city.as(city.planner, (ctx) => getReport(ctx, roundId));

  beforeAll(async () => {
    city = await createFollowupCity();
    const { round, questionIds } = await city.beginOpenRound();
    roundId = round.id;
    const [first, second] = await city.as(city.coordinator, async (ctx) => [
      (await saveAnswer(ctx, questionIds[0]!, { ...ANSWERED, comment: COMMENT, baseRevision: 0 })).answer,
      (await saveAnswer(ctx, questionIds[1]!, { ...ANSWERED, comment: SECRET, baseRevision: 0 })).answer,
    ]);
    expect(second!.state).toBe('draft');
    await city.as(city.coordinator, async (ctx) => {
      await keepFile(ctx, questionIds[0]!, {
        kind: 'csv',
        contentType: 'text/csv; charset=utf-8',
        warnings: [],
        fileName: 'deltagare.csv',
        bytes: EVIDENCE,
        sha256: createHash('sha256').update(EVIDENCE).digest('hex'),
      });
      await addLink(ctx, questionIds[0]!, {
        title: 'Årsrapport',
        address: 'https://demo.example/arsrapport',
      });
      await addLink(ctx, questionIds[1]!, { title: 'Utkast', address: DRAFT_LINK });
    });
    const chosen = (revision: number) => ({ answers: [{ id: first!.id, revision }] });
    await city.as(city.coordinator, (ctx) => submitAnswers(ctx, chosen(first!.revision)));
    await city.as(city.approver, (ctx) => approveAnswers(ctx, chosen(first!.revision + 1)));
    const { revision } = await city.as(city.planner, (ctx) => getRound(ctx, roundId));
    await city.as(city.planner, (ctx) => closeRound(ctx, roundId, revision));
  });
  afterAll(() => city.close());

  test('is frozen in the act that closes the round, with the hash of its content', async () => {
    const { rows } = await sql<{ content: string; hash: string }>`
      select content, hash from publishing.report where round_id = ${roundId}`.execute(city.owner.db);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.hash).toBe(hashOf(rows[0]!.content));
    expect(canonicalJson(JSON.parse(rows[0]!.content))).toBe(rows[0]!.content);
    expect(rows[0]!.content).toContain(JSON.stringify(COMMENT));
    expect(rows[0]!.content).not.toContain(SECRET);
  });

  test('has the evidence of approved answers, links before files, and none of drafts', async () => {
    const edition = await edited();
    const answers = edition.content.documents.flatMap(({ areas }) =>
      areas.flatMap(({ questions }) => questions.flatMap((question) => question.answers)),
    );
    expect(answers.flatMap(({ evidence }) => evidence)).toEqual([
      {
        kind: 'link',
        title: 'Årsrapport',
        href: 'https://demo.example/arsrapport',
        fileName: null,
        size: null,
        sha256: null,
      },
      {
        kind: 'file',
        title: 'deltagare.csv',
        href: null,
        fileName: 'deltagare.csv',
        size: EVIDENCE.length,
        sha256: createHash('sha256').update(EVIDENCE).digest('hex'),
      },
    ]);
    expect(JSON.stringify(edition)).not.toContain(DRAFT_LINK);
  });

  test('says nothing of sources, since boards answered it themselves', async () => {
    expect(JSON.stringify(await edited())).not.toContain('"source"');
  });

  test('has no name of a person in it', async () => {
    const { rows } = await sql<{ name: string }>`select name from identity.person`.execute(city.owner.db);
    const edition = await edited();
    for (const { name } of rows) expect(JSON.stringify(edition)).not.toContain(name);
  });

  test('is the same to everybody, and freezing it again changes nothing', async () => {
    const { hash } = await report();
    await city.as(city.planner, (ctx) => freezeReport(ctx, roundId));
    for (const role of ['reader', 'board-coordinator', 'planner'] as const) {
      const session = await city.signIn(role, city.south);
      const read = await city.as(session, (ctx) => getReport(ctx, roundId));
      expect(read.hash).toBe(hash);
      expect(read.editable).toBe(false);
    }
  });

  test('is hidden from administrators and log reviewers', async () => {
    for (const role of ['administrator', 'log-reviewer'] as const) {
      const session = await city.signIn(role, city.office);
      await expect(city.as(session, (ctx) => getReport(ctx, roundId))).rejects.toThrow('not-found');
      await expect(city.as(session, (ctx) => listReports(ctx))).rejects.toThrow('not-found');
      const { rows } = await city.as(session, (ctx) => sql`select 1 from publishing.report`.execute(ctx.db));
      expect(rows).toEqual([]);
    }
  });

  test('cannot be changed, thrown away or replaced by anybody, not even by whoever maintains the database', async () => {
    const asPlanner = (query: ReturnType<typeof sql>) =>
      city.as(city.planner, (ctx) => query.execute(ctx.db));
    await expect(asPlanner(sql`update publishing.report set title = 'x'`)).rejects.toThrow(
      'permission denied',
    );
    await expect(asPlanner(sql`delete from publishing.report`)).rejects.toThrow('permission denied');
    for (const query of [
      sql`update publishing.report set content = '{}', hash = encode(sha256('{}'), 'hex')`,
      sql`delete from publishing.report`,
      sql`truncate publishing.report cascade`,
    ])
      await expect(query.execute(city.owner.db)).rejects.toThrow('never changes');
  });

  test('is not made of a round that is open, nor with a hash that is not its own', async () => {
    const { round } = await city.beginOpenRound();
    const forge = (content: string, hash: string) =>
      city.as(city.planner, (ctx) =>
        sql`insert into publishing.report (round_id, owner_organisation_id, slug, title, year, content, hash, frozen_by, frozen_at)
          values (${round.id}, ${city.office}, 'forged', ${round.title}, ${round.year}, ${content}, ${hash},
            ${city.planner.personId}, now())`.execute(ctx.db),
      );
    await expect(forge('{}', hashOf('{}'))).rejects.toThrow('row-level security');
    await expect(forge('{}', hashOf('{ }'))).rejects.toThrow();
    await expect(city.as(city.planner, (ctx) => getReport(ctx, round.id))).rejects.toThrow(
      'publishing.round-not-closed',
    );
  });

  test('gets dated addenda from planners of the owner unit only; the hash stays', async () => {
    const { hash, abouts } = await report();
    const draft = { text: 'Rättelse: svaret gällde även 1:2.', questionId: abouts[0]!.questionId };
    for (const session of [
      city.coordinator,
      await city.signIn('planner', city.south),
      await city.signIn('reader', city.office),
    ])
      await expect(city.as(session, (ctx) => addAddendum(ctx, roundId, draft))).rejects.toThrow('not-found');
    const after = await city.as(city.planner, (ctx) => addAddendum(ctx, roundId, draft));
    expect(after.hash).toBe(hash);
    expect(after.addenda).toMatchObject([{ number: 1, text: draft.text, by: 'Kommunstyrelsen' }]);
    expect(after.addenda[0]!.about).toBe(abouts[0]!.name);
    await expect(sql`update publishing.addendum set text = 'x'`.execute(city.owner.db)).rejects.toThrow(
      'never changes',
    );
    const elsewhere = { text: 'x', questionId: city.office };
    await expect(city.as(city.planner, (ctx) => addAddendum(ctx, roundId, elsewhere))).rejects.toThrow(
      'invalid',
    );
  });

  test('says the same hash and carries the addendum in every file, and each export is in the log', async () => {
    const { hash, addenda } = await report();
    const runner = runnerOf(city.planner);
    const json = Buffer.from((await exportReport(runner, roundId, 'json')).body).toString();
    const edition = JSON.parse(json) as { hash: string; content: unknown; addenda: { text: string }[] };
    expect(edition.hash).toBe(hash);
    expect(hashOf(canonicalJson(edition.content))).toBe(hash);
    expect(json).toContain(canonicalJson(edition.content));
    expect(edition.addenda[0]!.text).toBe(addenda[0]!.text);
    const csv = Buffer.from((await exportReport(runner, roundId, 'csv')).body).toString();
    expect(csv).toContain(hash);
    expect(csv).toContain(addenda[0]!.text);
    const pdf = Buffer.from((await exportReport(runner, roundId, 'pdf')).body);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toContain(hash);
    const { rows } = await sql<{ detail: { format: string; hash: string } }>`
      select detail from audit.event where action = 'export' and object_type = 'publishing.report'`.execute(
      city.owner.db,
    );
    expect(rows.map(({ detail }) => detail.format).sort()).toEqual(['csv', 'json', 'pdf']);
    for (const { detail } of rows) expect(detail.hash).toBe(hash);
  });

  test('is taken to the archive in one package whose every file is as its checksum says', async () => {
    const input = { diaryNumber: 'KS 2025/0123' };
    await expect(preparePackage(runnerOf(city.planner), roundId, input)).resolves.toMatchObject({
      state: 'setting',
    });
    const { fileName, body } = await exportPackage(runnerOf(city.planner), roundId, input);
    const { slug, hash, addenda } = await report();
    expect(fileName).toBe(`${slug}-arkivpaket.zip`);
    const files = unzipSync(body as Uint8Array);
    const read = (path: string) => new TextDecoder().decode(files[path]);
    const manifest = new Map(
      read('manifest-sha256.txt')
        .trimEnd()
        .split('\n')
        .map((line) => [line.slice(66), line.slice(0, 64)]),
    );
    expect([...manifest.keys(), 'manifest-sha256.txt'].sort()).toEqual(Object.keys(files).sort());
    for (const [path, sum] of manifest)
      expect(createHash('sha256').update(files[path]!).digest('hex')).toBe(sum);

    const evidence = 'underlag/socialnamnd-norr/001-deltagare.csv';
    expect(Object.keys(files).sort()).toEqual(
      [
        ...['LAS-MIG.txt', 'manifest-sha256.txt', 'sip.xml', 'rapport/tillagg.txt'],
        ...['-arkiv.pdf', '.csv', '.json', '.xlsx'].map((ending) => `rapport/${slug}${ending}`),
        ...['underlag/forteckning.csv', evidence],
      ].sort(),
    );
    expect(files[evidence]).toEqual(EVIDENCE);
    expect(read(`rapport/${slug}.json`)).toContain(`"hash":"${hash}"`);
    expect(read('rapport/tillagg.txt')).toContain(addenda[0]!.text);
    expect(read('LAS-MIG.txt')).toContain(hash);
    const described = [...read('sip.xml').matchAll(/CHECKSUM="(\w+)".*?href="file:([^"]+)"/g)];
    expect(described.map(([, , path]) => path).sort()).toEqual(
      [...manifest.keys()].filter((path) => path.includes('/')).sort(),
    );
    for (const [, sum, path] of described) expect(sum).toBe(manifest.get(path!));
    for (const path of ['LAS-MIG.txt', 'sip.xml']) expect(read(path)).toContain('KS 2025/0123');

    for (const bytes of Object.values(files)) {
      const text = Buffer.from(bytes).toString();
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(DRAFT_LINK);
    }
    const { rows } = await sql<{ detail: { format: string } }>`
      select detail from audit.event where action = 'export' and detail ->> 'format' = 'package'`.execute(
      city.owner.db,
    );
    expect(rows).toHaveLength(1);
  });

  test('is packed for nobody but planners of the unit that owns the round', async () => {
    const sessions = [
      await city.signIn('planner', city.south),
      await city.signIn('reader', city.office),
      city.coordinator,
      city.approver,
    ];
    for (const session of sessions) {
      await expect(preparePackage(runnerOf(session), roundId, { diaryNumber: '' })).rejects.toThrow(
        'not-found',
      );
      await expect(exportPackage(runnerOf(session), roundId, { diaryNumber: '' })).rejects.toThrow(
        'not-found',
      );
    }
  });

  test('is packed with what the office says of it: in the report, by itself, and described', async () => {
    const place = { section: 'summary', about: null } as const;
    const said = 'Året i korthet <&>\n\nDet går framåt.';
    await city.as(city.planner, async (ctx) => {
      await saveOfficeText(ctx, roundId, { ...place, text: said, baseRevision: 0 });
      await decideOfficeText(ctx, roundId, { latest: 0, seen: [{ ...place, revision: 1 }] });
    });
    const { body } = await exportPackage(runnerOf(city.planner), roundId, { diaryNumber: '' });
    const files = unzipSync(body as Uint8Array);
    const read = (path: string) => new TextDecoder().decode(files[path]);
    const { slug, hash } = await report();
    const json = ReportEdition.parse(JSON.parse(read(`rapport/${slug}.json`)));
    const { assessment, documents, questions, summary, ...office } = json.office!;
    expect(summary).toBe(said);
    expect(office.hash).toBe(hashOf(canonicalJson({ assessment, documents, questions, summary })));
    expect(json.hash).toBe(hash);
    expect(read('rapport/text.txt')).toContain('Året i korthet <&>\r\n\r\nDet går framåt.');
    for (const path of ['rapport/text.txt', 'LAS-MIG.txt']) expect(read(path)).toContain(office.hash);
    expect(read('LAS-MIG.txt')).toContain(office.by);
    expect(read('sip.xml')).toContain('file:rapport/text.txt');
    expect(read('manifest-sha256.txt')).toContain('rapport/text.txt');
  });

  test('has no second volume when it is short', async () => {
    await expect(exportReport(runnerOf(city.planner), roundId, 'pdf', 2)).rejects.toThrow('not-found');
  });

  test('is unknown to the public until it is published, and gone when it is withdrawn', async () => {
    const { slug } = await report();
    expect(await asNobody((ctx) => listPublicReports(ctx.db))).toEqual([]);
    expect(await asNobody((ctx) => findPublicReport(ctx.db, slug))).toBeNull();

    for (const session of [city.coordinator, await city.signIn('planner', city.south)])
      await expect(city.as(session, (ctx) => publishReport(ctx, roundId, { latest: 0 }))).rejects.toThrow(
        'not-found',
      );
    const published = await city.as(city.planner, (ctx) => publishReport(ctx, roundId, { latest: 0 }));
    expect(published.publication).toBe('published');
    await expect(city.as(city.planner, (ctx) => publishReport(ctx, roundId, { latest: 0 }))).rejects.toThrow(
      'conflict',
    );
    const shown = await asNobody((ctx) => findPublicReport(ctx.db, slug));
    expect(shown).toMatchObject({ state: 'published', hash: published.hash });
    expect(await asNobody((ctx) => findPublicContent(ctx.db, slug))).toContain('bra bit');

    const reason = 'En nämnd har svarat om fel år.';
    await city.as(city.planner, (ctx) => withdrawReport(ctx, roundId, { latest: 1, reason }));
    expect(await asNobody((ctx) => listPublicReports(ctx.db))).toEqual([]);
    expect(await asNobody((ctx) => findPublicReport(ctx.db, slug))).toMatchObject({
      state: 'withdrawn',
      reason,
      hash: null,
      addenda: null,
    });
    expect(await asNobody((ctx) => findPublicContent(ctx.db, slug))).toBeNull();
  });

  test('lets nobody without a session read a table', async () => {
    for (const table of ['report', 'addendum', 'publication']) {
      const { rows } = await asNobody((ctx) =>
        sql`select 1 from ${sql.raw(`publishing.${table}`)}`.execute(ctx.db),
      );
      expect(rows).toEqual([]);
    }
  });
});
