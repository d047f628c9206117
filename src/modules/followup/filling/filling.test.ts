import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answeredDocument } from '../../../../tests/support/answered-document.ts';
import type { TestSession } from '../../../../tests/support/city.ts';
import { createFollowupCity, type FollowupCity } from '../../../../tests/support/followup-city.ts';
import type { SessionRunner } from '../../../platform/http/endpoint.ts';
import { dayOf } from '../../organisation/index.ts';
import { listAnswers } from '../compiled/service.ts';
import type { Question, Round } from '../contract.ts';
import { listQuestions } from '../service/questions.ts';
import { getCompiled } from '../service/results.ts';
import { closeRound, getRound, openRound } from '../service/rounds.ts';
import type { HandAnswer } from './by-hand/contract.ts';
import { writeByHand } from './by-hand/service.ts';
import type { EntryDecision } from './contract.ts';
import { addFile, getFilling, removeFile } from './service/files.ts';
import { getReview } from './service/review.ts';
import { beginFilledRound, listAnswerSources, listEarlierChoices } from './service/rounds.ts';
import { saveFile, undoFile } from './service/saving.ts';

let city: FollowupCity;
beforeAll(async () => {
  city = await createFollowupCity();
});
afterAll(() => city.close());

interface Begun {
  round: Round;
  questions: Question[];
}
async function begin(year = 2024): Promise<Begun> {
  const draft = await city.as(city.planner, (ctx) =>
    beginFilledRound(ctx, {
      ...{ title: `Uppföljningen ${year}`, year, introduction: '', everyone: true, organisationIds: [] },
      versionIds: [city.versionId],
    }),
  );
  const round = await city.as(city.planner, (ctx) => openRound(ctx, draft.id, draft.revision));
  return { round, questions: await city.as(city.planner, (ctx) => listQuestions(ctx, round.id)) };
}
const runnerOf = (session: TestSession) =>
  ({ within: (work: Parameters<SessionRunner['within']>[0]) => city.as(session, work) }) as SessionRunner;
const upload = (round: Round, file: { bytes: Uint8Array; fileName: string }, session = city.planner) =>
  addFile(runnerOf(session), round.id, file);
const review = (round: Round, fileId: string, organisationId: string | null = null) =>
  city.as(city.planner, (ctx) => getReview(ctx, round.id, fileId, organisationId));
const save = (
  round: Round,
  fileId: string,
  decisions: Partial<EntryDecision>[] = [],
  organisationId: string | null = null,
) =>
  city.as(city.planner, (ctx) =>
    saveFile(ctx, round.id, fileId, {
      organisationId,
      decisions: decisions.map((each) => ({ entry: 0, leaveOut: false, fields: {}, ...each })),
    }),
  );
const undo = (round: Round, fileId: string) =>
  city.as(city.planner, (ctx) => undoFile(ctx, round.id, fileId));
const answersOf = (round: Round) =>
  city.as(city.planner, async (ctx) =>
    (await getCompiled(ctx, round.id, { include: 'approved' })).documents.flatMap(({ areas }) =>
      areas.flatMap((area) =>
        area.questions.flatMap(({ number, answers }) =>
          answers.map(({ organisation, value, comment }) => [number, organisation.name, value, comment]),
        ),
      ),
    ),
  );
const close = ({ id }: Round) =>
  city.as(city.planner, async (ctx) => closeRound(ctx, id, (await getRound(ctx, id)).revision));
const code = (name: string) => ({ definition: { code: name } });

const STOD = {
  ...{ number: '1:1', title: 'Stöd till föräldrar', question: 'Har ni gett stöd till föräldrar?' },
  ...{ answer: 'Ja', comment: 'Vi har haft elva grupper under hösten.' },
};
const VERKTYG = {
  ...{ number: '1:2', title: 'Gemensamma verktyg', question: 'Har ni använt gemensamma verktyg?' },
  ...{ answer: 'Nej', comment: 'Verktygen blev klara först i december.' },
};
const north = (answers = [STOD, VERKTYG]) => answeredDocument('Socialnämnd Norr', 'Planen 2024', answers);
const other = (comment: string, file = 'annan.txt') => ({ ...north([{ ...STOD, comment }]), fileName: file });

describe('a round of an earlier year', () => {
  it('can follow up what was in force then and asks those who were there then', async () => {
    const one = async (query: ReturnType<typeof sql<{ id: string }>>) =>
      (await query.execute(city.owner.db)).rows[0]!.id;
    const documentId = await one(sql<{
      id: string;
    }>`insert into governance.document (kind, title, owner_organisation_id)
      values ('plan', 'Gamla planen', ${city.office}) returning id`);
    const addVersion = async (number: number, status: string, from: string, to: string) => {
      const id = await one(sql<{
        id: string;
      }>`insert into governance.version (document_id, owner_organisation_id, number,
        valid_from, valid_to) values (${documentId}, ${city.office}, ${number}, ${from}, ${to}) returning id`);
      await sql`insert into governance.item (version_id, kind, number, title, position)
        values (${id}, 'measure', '1:1', 'Fältarbete', 1)`.execute(city.owner.db);
      await sql`update governance.version set status = 'adopted' where id = ${id}`.execute(city.owner.db);
      if (status !== 'adopted')
        await sql`update governance.version set status = ${status} where id = ${id}`.execute(city.owner.db);
      return id;
    };
    const old = await addVersion(1, 'superseded', '2018-01-01', '2020-12-31');
    await addVersion(2, 'adopted', '2021-01-01', '2030-12-31');
    await sql`insert into organisation.organisation (name, kind, valid_from, valid_to)
      values ('Stadsdelsnämnden', 'board', '2011-01-01', '2020-06-30')`.execute(city.owner.db);
    const then = await city.as(city.planner, (ctx) => listEarlierChoices(ctx, 2020));
    const chosen = then.documents.filter(({ title }) => title === 'Gamla planen');
    expect(chosen).toEqual([
      expect.objectContaining({ versionId: old, inForce: false, validTo: '2020-12-31' }),
    ]);
    expect(then.organisations.map(({ name }) => name)).toContain('Stadsdelsnämnden');
    const later = await city.as(city.planner, (ctx) => listEarlierChoices(ctx, 2024));
    expect(later.documents.map(({ versionId }) => versionId)).not.toContain(old);
    expect(later.organisations.map(({ name }) => name)).not.toContain('Stadsdelsnämnden');
    const draft = await city.as(city.planner, (ctx) =>
      beginFilledRound(ctx, {
        ...{
          title: 'Då',
          year: 2020,
          introduction: '',
          versionIds: [old],
          everyone: true,
          organisationIds: [],
        },
      }),
    );
    expect(draft).toMatchObject({ origin: 'filled', dueOn: '2020-12-31', questionCount: 1 });
  });

  it('is not of this year or a coming one', async () => {
    const year = Number(dayOf(city.now()).slice(0, 4));
    await expect(begin(year)).rejects.toMatchObject(code('invalid'));
  });
});

describe('an answered follow-up', () => {
  it('is recognised, matched and saved with the source of each answer', async () => {
    const { round } = await begin();
    const file = await upload(round, north());
    expect(file).toMatchObject({ format: 'document', found: 2, standing: 0, savedAt: null });
    expect(file.organisations.map(({ name }) => name)).toEqual(['Socialnämnd Norr']);
    const shown = await review(round, file.id);
    expect(shown.organisation?.id).toBe(city.north);
    expect(
      shown.entries.map(({ number, state, match }) => [number, state, (match?.score ?? 0) > 0.8]),
    ).toEqual([
      ['1:1', 'new', true],
      ['1:2', 'new', true],
    ]);
    const { place } = shown.entries[0]!;
    expect('start' in place && shown.text.slice(place.start, place.end)).toContain(STOD.comment);
    expect(await answersOf(round)).toEqual([]);
    expect(await save(round, file.id)).toMatchObject({ added: 2, changed: 0, same: 0, leftOut: 0 });
    expect(await answersOf(round)).toEqual([
      ['1:1', 'Socialnämnd Norr', 'yes', STOD.comment],
      ['1:2', 'Socialnämnd Norr', 'no', VERKTYG.comment],
    ]);
    const { sources } = await city.as(city.planner, (ctx) => listAnswerSources(ctx, round.id));
    expect(sources.map(({ fileName, sha256 }) => [fileName, sha256])).toEqual([
      ['uppföljning.txt', file.sha256],
      ['uppföljning.txt', file.sha256],
    ]);
    await close(round);
    const bySouthReading = await city.signIn('reader', city.south);
    const { questions } = await city.as(bySouthReading, (ctx) =>
      listAnswers(ctx, round.id, { include: 'approved', limit: 20 }),
    );
    expect(questions.flatMap((each) => each.sources ?? [])).toEqual([
      { answerId: sources[0]!.answerId, fileName: 'uppföljning.txt', place: shown.entries[0]!.place },
      { answerId: sources[1]!.answerId, fileName: 'uppföljning.txt', place: shown.entries[1]!.place },
    ]);
    const bySouth = await city.signIn('reader', city.south);
    expect((await city.as(bySouth, (ctx) => listAnswerSources(ctx, round.id))).sources).toHaveLength(2);
  });

  it('comes in once however often it is uploaded and saved', async () => {
    const { round } = await begin();
    const file = await upload(round, north());
    await save(round, file.id);
    expect((await upload(round, { ...north(), fileName: 'samma igen.txt' })).id).toBe(file.id);
    expect(await save(round, file.id)).toMatchObject({ added: 0, changed: 0, same: 2, leftOut: 0 });
    const { rows } = await sql<{ revision: number }>`
      select revision from followup.answer where round_id = ${round.id}`.execute(city.owner.db);
    expect(rows).toEqual([{ revision: 1 }, { revision: 1 }]);
  });

  it('is not saved while anything in it waits for a person, and nothing of it is dropped silently', async () => {
    const { round, questions } = await begin();
    const strange = {
      ...STOD,
      number: '9:9',
      title: 'Nattvandring i hamnen',
      question: 'Har ni vandrat om natten?',
    };
    const file = await upload(round, north([STOD, strange]));
    const shown = await review(round, file.id);
    expect(shown.entries.map(({ state }) => state)).toEqual(['new', 'unmatched']);
    await expect(save(round, file.id)).rejects.toMatchObject({
      ...code('followup.filling-undecided'),
      more: { current: { entries: [1] } },
    });
    expect(await answersOf(round)).toEqual([]);
    const tools = questions.find(({ number }) => number === '1:2')!;
    expect(await save(round, file.id, [{ entry: 1, questionId: tools.id }])).toMatchObject({ added: 2 });
    expect((await answersOf(round)).map(([number]) => number)).toEqual(['1:1', '1:2']);
  });

  it('of a board that was merged since belongs to the board as it was', async () => {
    const { rows } = await sql<{ id: string }>`
      insert into organisation.organisation (name, kind, valid_from, valid_to)
      values ('Stadsdelsnämnden Centrum', 'board', '2010-01-01', '2021-12-31') returning id`.execute(
      city.owner.db,
    );
    await sql`insert into organisation.organisation (name, kind, valid_from) values ('Socialnämnd Mitt', 'board', '2022-01-01')`.execute(
      city.owner.db,
    );
    await sql`update organisation.organisation set successor_id = (select id from organisation.organisation
      where name = 'Socialnämnd Mitt') where id = ${rows[0]!.id}`.execute(city.owner.db);
    const { round } = await begin(2021);
    for (const name of ['Stadsdelsnämnden Centrum', 'Socialnämnd Mitt']) {
      const file = await upload(round, answeredDocument(name, 'Planen 2021', [VERKTYG]));
      expect((await review(round, file.id)).organisation).toEqual({
        id: rows[0]!.id,
        name: 'Stadsdelsnämnden Centrum',
      });
    }
  });

  it('of nobody that is recognised waits for a person to say whose it is', async () => {
    const { round } = await begin();
    const file = await upload(round, answeredDocument('En enhet', 'Planen 2024', [STOD]));
    expect((await review(round, file.id)).entries[0]?.state).toBe('no-organisation');
    await expect(save(round, file.id)).rejects.toMatchObject(code('followup.filling-undecided'));
    expect((await review(round, file.id, city.company)).entries[0]?.state).toBe('not-asked');
    expect(await save(round, file.id, [], city.south)).toMatchObject({ added: 1 });
    await expect(review(round, file.id, '00000000-0000-4000-8000-000000000000')).rejects.toMatchObject(
      code('not-found'),
    );
  });

  it('that cannot be read leaves nothing behind and says why', async () => {
    const { round } = await begin();
    const bytes = (text: string) => new TextEncoder().encode(text);
    await expect(upload(round, { bytes: bytes(''), fileName: 'tom.txt' })).rejects.toMatchObject(
      code('import.empty-file'),
    );
    await expect(upload(round, { bytes: bytes('%PDF-1.7 trasig'), fileName: 'x.pdf' })).rejects.toMatchObject(
      {
        definition: { code: expect.stringMatching(/^import\./) },
      },
    );
    expect((await city.as(city.planner, (ctx) => getFilling(ctx, round.id))).files).toEqual([]);
  });
});

describe('two files that speak for the same board', () => {
  it('are shown to each other, and a conflict is decided field by field', async () => {
    const { round } = await begin();
    const first = await upload(round, north());
    await save(round, first.id);
    const second = await upload(round, other('Vi har haft tolv grupper.'));
    const shown = await review(round, second.id);
    expect(shown.others).toEqual([
      expect.objectContaining({
        fileName: 'uppföljning.txt',
        saved: true,
        organisation: expect.objectContaining({ id: city.north }),
      }),
    ]);
    expect(shown.entries[0]).toMatchObject({
      ...{ state: 'conflict', fields: ['comment'] },
      present: { revision: 1, fileName: 'uppföljning.txt', content: { comment: STOD.comment } },
    });
    await expect(save(round, second.id)).rejects.toMatchObject(code('followup.filling-undecided'));
    await expect(
      save(round, second.id, [{ fields: { comment: 'file' }, baseRevision: 7 }]),
    ).rejects.toMatchObject(code('followup.filling-undecided'));
    expect(await save(round, second.id, [{ fields: { comment: 'both' }, baseRevision: 1 }])).toMatchObject({
      changed: 1,
    });
    expect((await answersOf(round))[0]?.[3]).toBe(`${STOD.comment}\n\nVi har haft tolv grupper.`);
  });
});

describe('taking a file back', () => {
  it('gives each answer the text it had before, or none, and keeps every text in the history', async () => {
    const { round } = await begin();
    const first = await upload(round, north());
    await save(round, first.id);
    const second = await upload(round, other('Vi har haft tolv grupper.'));
    await save(round, second.id, [{ fields: { comment: 'file' }, baseRevision: 1 }]);
    expect(await undo(round, second.id)).toEqual({ removed: 0, restored: 1, kept: 0 });
    expect((await answersOf(round)).map(([, , , comment]) => comment)).toEqual([
      STOD.comment,
      VERKTYG.comment,
    ]);
    expect(await undo(round, first.id)).toEqual({ removed: 2, restored: 0, kept: 0 });
    expect(await answersOf(round)).toEqual([]);
    const { rows } = await sql<{ n: number }>`
      select count(*)::integer as n from followup.answer_revision v join followup.answer a on a.id = v.answer_id
      where a.round_id = ${round.id}`.execute(city.owner.db);
    expect(rows[0]?.n).toBe(6);
    expect(await save(round, first.id)).toMatchObject({ added: 2 });
    expect(await undo(round, first.id)).toEqual({ removed: 2, restored: 0, kept: 0 });
  });

  it('leaves what was changed since by hand', async () => {
    const { round, questions } = await begin();
    const file = await upload(round, north());
    await save(round, file.id);
    const questionId = questions.find(({ number }) => number === '1:1')!.id;
    const byHand: Omit<HandAnswer, 'revision'> = {
      ...{ questionId, organisationId: city.north, value: 'partly', reason: '', comment: 'Rättat för hand.' },
      ...{ status: null, hindrance: '', cost: null },
    };
    await city.as(city.planner, (ctx) => writeByHand(ctx, round.id, { ...byHand, revision: 1 }));
    await expect(
      city.as(city.planner, (ctx) =>
        writeByHand(ctx, round.id, { ...byHand, comment: 'En till.', revision: 1 }),
      ),
    ).rejects.toMatchObject(code('conflict'));
    expect(await undo(round, file.id)).toEqual({ removed: 1, restored: 0, kept: 1 });
    expect(await answersOf(round)).toEqual([['1:1', 'Socialnämnd Norr', 'partly', 'Rättat för hand.']]);
  });

  it('is over when the round is closed, and so is everything else', async () => {
    const { round } = await begin();
    const file = await upload(round, north());
    const unsaved = await upload(round, other('Annan text.'));
    await save(round, file.id);
    await expect(city.as(city.planner, (ctx) => removeFile(ctx, round.id, file.id))).rejects.toMatchObject(
      code('followup.filling-file-in-use'),
    );
    await close(round);
    for (const late of [
      () => undo(round, file.id),
      () => save(round, unsaved.id),
      () => upload(round, other('För sent.')),
      () => city.as(city.planner, (ctx) => removeFile(ctx, round.id, unsaved.id)),
    ])
      await expect(late()).rejects.toMatchObject(code('followup.filling-not-open'));
    for (const table of ['filling_file', 'answer_source']) {
      await expect(
        sql`delete from ${sql.table(`followup.${table}`)} where round_id = ${round.id}`.execute(
          city.owner.db,
        ),
      ).rejects.toThrow();
    }
  });
});

describe('the files of a round', () => {
  it('are for planners of its owner unit alone', async () => {
    const { round } = await begin();
    const file = await upload(round, north());
    const others = [
      city.coordinator,
      await city.signIn('planner', city.north),
      await city.signIn('reader', city.office),
    ];
    for (const session of others) {
      await expect(city.as(session, (ctx) => getFilling(ctx, round.id))).rejects.toMatchObject(
        code('not-found'),
      );
      await expect(upload(round, north(), session)).rejects.toMatchObject(code('not-found'));
      const seen = await city.as(session, (ctx) =>
        sql`select 1 from followup.filling_file where id = ${file.id}`.execute(ctx.db),
      );
      expect(seen.rows).toEqual([]);
    }
    await close(round);
    for (const session of others)
      await expect(city.as(session, (ctx) => getFilling(ctx, round.id))).rejects.toMatchObject(
        code('not-found'),
      );
    expect((await city.as(city.planner, (ctx) => getFilling(ctx, round.id))).files).toHaveLength(1);
  });

  it('are never rewritten, not even by the owner of the tables', async () => {
    const { round } = await begin();
    const file = await upload(round, north());
    await save(round, file.id);
    await expect(
      sql`update followup.filling_file set source_text = 'Annat' where id = ${file.id}`.execute(
        city.owner.db,
      ),
    ).rejects.toThrow(/stays as it was read/);
    await expect(
      sql`update followup.answer_source set file_name = 'x' where file_id = ${file.id}`.execute(
        city.owner.db,
      ),
    ).rejects.toThrow(/never rewritten/);
    await expect(
      city.as(city.planner, (ctx) =>
        sql`delete from followup.answer_source where file_id = ${file.id}`.execute(ctx.db),
      ),
    ).rejects.toThrow(/permission denied/);
  });
});
