import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestSession } from '../../../../tests/support/city.ts';
import { createFollowupCity, type FollowupCity } from '../../../../tests/support/followup-city.ts';
import { withSession } from '../../../platform/identity/context.ts';
import { closeRound, getRound } from '../../followup/service/rounds.ts';
import '../index.ts';
import type { ReportEdition } from '../contract/content.ts';
import type { OfficePlace, OfficeWork } from '../contract/office.ts';
import { canonicalJson, hashOf } from '../rules/canonical.ts';
import { findPublicReport, listPublicReports } from '../store/public.ts';
import { nameEdition } from './editions.ts';
import { exportReport } from './exports.ts';
import {
  decideOfficeText,
  getOfficeEdition,
  getOfficeWork,
  listOfficeRevisions,
  saveOfficeText,
} from './office.ts';
import { getReport, publishReport, withdrawReport } from './reports.ts';
import { tasks } from './start.ts';

const SECRET = 'Detta är bara ett utkast';
const SUMMARY = { section: 'summary', about: null } as const;
const ASSESSMENT = { section: 'assessment', about: null } as const;

describe("the office's text in a report", () => {
  let city: FollowupCity;
  let roundId: string;
  let questionId: string;
  let colleague: TestSession;

  const asNobody = <T>(work: (ctx: Parameters<Parameters<typeof withSession>[3]>[0]) => Promise<T>) =>
    withSession(city.app, { token: null, requestId: 'test', language: 'sv' }, city.now, work);
  const work = (session = city.planner) => city.as(session, (ctx) => getOfficeWork(ctx, roundId));
  const save = (place: OfficePlace, text: string, baseRevision: number, session = city.planner) =>
    city.as(session, (ctx) => saveOfficeText(ctx, roundId, { ...place, text, baseRevision }));
  const decide = ({ drafts, editions }: Pick<OfficeWork, 'drafts' | 'editions'>, session = city.planner) =>
    city.as(session, (ctx) =>
      decideOfficeText(ctx, roundId, {
        latest: editions[0]?.number ?? 0,
        seen: drafts.map(({ section, about, revision }) => ({ section, about, revision })),
      }),
    );
  const report = (session: TestSession) => city.as(session, (ctx) => getReport(ctx, roundId));
  const edition = async (session = city.planner) =>
    JSON.parse(
      await city.as(session, async (ctx) => (await nameEdition(ctx, roundId)).edition.write()),
    ) as ReportEdition;
  const others = async () => [
    await city.signIn('planner', city.south),
    await city.signIn('reader', city.office),
    city.coordinator,
    city.approver,
    await city.signIn('administrator', city.office),
    await city.signIn('log-reviewer', city.office),
  ];

  beforeAll(async () => {
    city = await createFollowupCity();
    colleague = await city.signIn('planner', city.office);
    const { round, questionIds } = await city.beginOpenRound();
    roundId = round.id;
    questionId = questionIds[0]!;
    const { revision } = await city.as(city.planner, (ctx) => getRound(ctx, roundId));
    await city.as(city.planner, (ctx) => closeRound(ctx, roundId, revision));
  });
  afterAll(() => city.close());

  test('is not there, and the export is as it was, until something is decided', async () => {
    const begun = await work();
    expect(begun).toMatchObject({ drafts: [], editions: [], stands: null, published: false });
    expect(begun.documents[0]).toMatchObject({ title: 'Planen', versionId: city.versionId });
    expect(begun.documents[0]!.questions.map(({ questionId: id }) => id)).toContain(questionId);
    expect(Object.keys(await edition())).toEqual(['addenda', 'content', 'frozenAt', 'hash']);
    await expect(decide(begun)).rejects.toThrow('office-empty');
    await save(SUMMARY, '  \n', 0);
    await expect(work().then((now) => decide(now))).rejects.toThrow('office-empty');
    expect((await report(city.planner)).officeState).toEqual({ number: 0, differs: false });
  });

  test('is asked for on the start page of planners of the unit, until it is decided or a year has gone', async () => {
    const hrefs = async (session: TestSession, days = 0) =>
      (
        await city.as(session, (ctx) =>
          tasks({ ...ctx, now: () => new Date(ctx.now().getTime() + days * 86_400_000) }),
        )
      ).map(({ href, detail }) => [href, detail]);
    const wanted = [[`/uppfoljning/rapporter/${roundId}/text`, 'Uppföljningen']];
    for (const session of [city.planner, colleague]) {
      expect(await hrefs(session)).toEqual(wanted);
      expect(await hrefs(session, 364)).toEqual(wanted);
      expect(await hrefs(session, 366)).toEqual([]);
    }
    for (const session of await others()) expect(await hrefs(session)).toEqual([]);
  });

  test('is saved section by section, each with revisions of its own', async () => {
    const { draft } = await save(SUMMARY, `${SECRET}\n\nAndra stycket`, 1);
    expect(draft).toMatchObject({ revision: 2, section: 'summary', about: null });
    await save({ section: 'document', about: city.versionId }, 'Planen går framåt.', 0);
    await save({ section: 'question', about: questionId }, 'Bra svar.', 0);
    const { revisions } = await city.as(colleague, (ctx) => listOfficeRevisions(ctx, roundId, SUMMARY));
    // What one person wrote within minutes is told as one.
    expect(revisions.map(({ revision, text }) => [revision, text])).toEqual([
      [2, `${SECRET}\n\nAndra stycket`],
    ]);
    expect((await report(city.planner)).officeState).toEqual({ number: 0, differs: true });
  });

  test('is only about what the report has', async () => {
    await expect(save({ section: 'question', about: city.versionId }, 'x', 0)).rejects.toThrow('not-found');
    await expect(save({ section: 'document', about: city.office }, 'x', 0)).rejects.toThrow('not-found');
    await expect(save({ section: 'summary', about: city.versionId }, 'x', 0)).rejects.toThrow('not-found');
  });

  test('puts together what two write in different paragraphs', async () => {
    await save(SUMMARY, `${SECRET}\n\nAndra stycket, mitt`, 2, city.planner);
    const { draft, merged } = await save(SUMMARY, `${SECRET}, ditt\n\nAndra stycket`, 2, colleague);
    expect(merged).toBe(true);
    expect(draft.text).toBe(`${SECRET}, ditt\n\nAndra stycket, mitt`);
    const { revisions } = await city.as(colleague, (ctx) => listOfficeRevisions(ctx, roundId, SUMMARY));
    expect(revisions.map(({ revision }) => revision)).toEqual([4, 3]);
  });

  test('hands both wordings back where two changed the same paragraph, and overwrites nothing', async () => {
    await expect(save(SUMMARY, 'Något helt annat', 2, colleague)).rejects.toThrow(
      'publishing.office-conflict',
    );
    const [summary] = (await work()).drafts.filter(({ section }) => section === 'summary');
    expect(summary!.text).toBe(`${SECRET}, ditt\n\nAndra stycket, mitt`);
    await expect(save(SUMMARY, 'x', 99)).rejects.toThrow('invalid');
  });

  test('two who begin a section at once lose nothing', async () => {
    const results = await Promise.allSettled([
      save(ASSESSMENT, 'Från den ena', 0, city.planner),
      save(ASSESSMENT, 'Från den andra', 0, colleague),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [refused] = results.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(String(refused!.reason)).toContain('publishing.office-conflict');
  });

  test('is known to nobody else while it is a draft', async () => {
    for (const session of await others()) {
      await expect(work(session)).rejects.toThrow('not-found');
      await expect(save(SUMMARY, 'Intrång', 0, session)).rejects.toThrow('not-found');
      await expect(city.as(session, (ctx) => listOfficeRevisions(ctx, roundId, SUMMARY))).rejects.toThrow(
        'not-found',
      );
      await expect(decide({ drafts: [], editions: [] }, session)).rejects.toThrow('not-found');
      for (const table of ['office_text', 'office_text_revision', 'office_edition']) {
        const rows = await city.as(session, (ctx) =>
          sql`select * from ${sql.raw(`publishing.${table}`)}`.execute(ctx.db),
        );
        expect(rows.rows).toEqual([]);
      }
    }
    const read = await report(city.coordinator);
    expect(read).toMatchObject({ office: null, officeState: null });
    expect(JSON.stringify(read)).not.toContain(SECRET);
  });

  test('is decided as it is read: not when a colleague has written since', async () => {
    const seen = await work();
    const last = seen.drafts.find(({ section }) => section === 'summary')!;
    await save(SUMMARY, `${last.text}\n\nEn rad till`, last.revision, colleague);
    await expect(decide(seen)).rejects.toThrow('publishing.office-moved');
    expect((await work()).editions).toEqual([]);
  });

  test('becomes part of the report for every content role, with a hash of its own', async () => {
    const frozen = await edition();
    const decided = await decide(await work());
    expect(decided.editions).toMatchObject([{ number: 1 }]);
    expect(await city.as(city.planner, (ctx) => tasks(ctx))).toEqual([]);
    await expect(decide(decided)).rejects.toThrow('publishing.office-unchanged');
    const { office, content, hash } = await edition();
    expect({ content, hash }).toEqual({ content: frozen.content, hash: frozen.hash });
    const { number, by, decidedAt, hash: ownHash, ...text } = office!;
    expect({ number, by }).toEqual({ number: 1, by: 'Kommunstyrelsen' });
    expect(decidedAt).toMatch(/Z$/);
    expect(ownHash).toBe(hashOf(canonicalJson(text)));
    expect(text.questions).toEqual([{ questionId, comment: 'Bra svar.' }]);
    for (const session of [
      await city.signIn('planner', city.south),
      await city.signIn('reader', city.north),
      city.coordinator,
      city.approver,
    ]) {
      const read = await report(session);
      expect(read.officeState).toBeNull();
      expect(read.office).toMatchObject({
        number: 1,
        documents: [
          { title: 'Planen', assessment: 'Planen går framåt.', questions: [{ comment: 'Bra svar.' }] },
        ],
      });
      expect((await edition(session)).office).toEqual(office);
    }
    expect((await report(city.planner)).officeState).toEqual({ number: 1, differs: false });
    const exported = await exportReport(
      {
        asker: { token: city.coordinator.token, requestId: 'test', language: 'sv' },
        within: (inside) => city.as(city.coordinator, inside),
      },
      roundId,
      'json',
    );
    expect(JSON.parse(Buffer.from(exported.body).toString()).office).toEqual(office);
  });

  test('of an earlier edition is for planners of the owner unit alone', async () => {
    const before = await work();
    const place = { section: 'document', about: city.versionId } as const;
    const last = before.drafts.find(({ section }) => section === 'document')!;
    await save(place, 'Planen står stilla.', last.revision);
    // Two who decide at once: one of them is told.
    const seen = await work();
    const both = await Promise.allSettled([decide(seen), decide(seen, colleague)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await work()).editions.map(({ number }) => number)).toEqual([2, 1]);
    const first = await city.as(colleague, (ctx) => getOfficeEdition(ctx, roundId, 1));
    expect(first.documents[0]!.assessment).toBe('Planen går framåt.');
    for (const session of [city.coordinator, await city.signIn('planner', city.south)]) {
      await expect(city.as(session, (ctx) => getOfficeEdition(ctx, roundId, 1))).rejects.toThrow('not-found');
      expect((await city.as(session, (ctx) => getOfficeEdition(ctx, roundId, 2))).number).toBe(2);
      const { rows } = await city.as(session, (ctx) =>
        sql<{ number: number }>`select number from publishing.office_edition`.execute(ctx.db),
      );
      expect(rows).toEqual([{ number: 2 }]);
    }
  });

  test('is read by the public only while the report is published', async () => {
    const { slug } = await report(city.planner);
    expect(await asNobody((ctx) => findPublicReport(ctx.db, slug))).toBeNull();
    await city.as(city.planner, (ctx) => publishReport(ctx, roundId, { latest: 0 }));
    const shown = await asNobody((ctx) => findPublicReport(ctx.db, slug));
    expect(shown!.office).toEqual((await edition()).office);
    expect(JSON.stringify(shown)).not.toContain('Planen går framåt');
    const [before] = await asNobody((ctx) => listPublicReports(ctx.db));
    const last = (await work()).drafts.find(({ section }) => section === 'document')!;
    await save({ section: 'document', about: city.versionId }, 'Planen går bakåt.', last.revision);
    expect(await asNobody((ctx) => findPublicReport(ctx.db, slug))).toEqual(shown);
    await decide(await work());
    const [after] = await asNobody((ctx) => listPublicReports(ctx.db));
    expect(after!.changedAt > before!.changedAt).toBe(true);
    await city.as(city.planner, (ctx) => withdrawReport(ctx, roundId, { latest: 1, reason: 'Fel' }));
    expect((await asNobody((ctx) => findPublicReport(ctx.db, slug)))!.office).toBeNull();
    for (const table of ['office_text', 'office_text_revision', 'office_edition']) {
      const { rows } = await asNobody((ctx) =>
        sql`select 1 from ${sql.raw(`publishing.${table}`)}`.execute(ctx.db),
      );
      expect(rows).toEqual([]);
    }
  });

  test('is taken out by an edition of nothing but empty sections', async () => {
    for (const { section, about, revision } of (await work()).drafts)
      await save({ section, about }, '', revision);
    await decide(await work());
    expect((await report(city.coordinator)).office).toBeNull();
    expect(await edition()).not.toHaveProperty('office');
    expect((await report(city.planner)).officeState).toEqual({ number: 4, differs: false });
  });

  test('is never changed, moved or removed afterwards, not by the owner of the database either', async () => {
    const refused = [
      sql`update publishing.office_edition set hash = hash`,
      sql`delete from publishing.office_edition`,
      sql`truncate publishing.office_edition`,
      sql`update publishing.office_text_revision set text = 'x'`,
      sql`delete from publishing.office_text_revision`,
    ];
    for (const statement of refused)
      await expect(statement.execute(city.owner.db)).rejects.toThrow('never changes');
    await expect(sql`delete from publishing.office_text`.execute(city.owner.db)).rejects.toThrow();
    await expect(
      sql`update publishing.office_text set revision = revision + 2`.execute(city.owner.db),
    ).rejects.toThrow('revision of its own');
  });
});
