import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFollowupCity, type FollowupCity } from '../../../../tests/support/followup-city.ts';
import { getHeatMap, getOverview } from '../compiled/service.ts';
import type { Question, Round } from '../contract.ts';
import { changeQuestion, listQuestions } from './questions.ts';
import { getRoundForReport } from './reporting.ts';
import { getWork } from './results.ts';
import { addRound, changeRound, closeRound, getRound, openRound } from './rounds.ts';

let city: FollowupCity;
let program: string;
let plan: string;
beforeAll(async () => {
  city = await createFollowupCity();
  ({ program, plan } = await addDocuments(city));
});
afterAll(() => city.close());

/** A program with two strategies for all, and a plan whose measure, the north's, makes the first of them concrete. */
async function addDocuments({ owner, office, north }: FollowupCity) {
  const addDocument = async (kind: string, title: string) => {
    const { rows } = await sql<{ documentId: string; versionId: string }>`
      with document as (
        insert into governance.document (kind, title, owner_organisation_id) values (${kind}, ${title}, ${office})
        returning id)
      insert into governance.version (document_id, owner_organisation_id, number) select id, ${office}, 1 from document
      returning document_id as "documentId", id as "versionId"`.execute(owner.db);
    return rows[0]!;
  };
  const addItem = async (versionId: string, kind: string, number: string, title: string) => {
    const { rows } = await sql<{ id: string; lineageId: string }>`
      insert into governance.item (version_id, kind, number, title, responsible_scope)
      values (${versionId}, ${kind}, ${number}, ${title}, ${kind === 'strategy' ? 'all-boards-and-companies' : null})
      returning id, lineage_id as "lineageId"`.execute(owner.db);
    return rows[0]!;
  };
  const strategies = await addDocument('program', 'Programmet');
  const measures = await addDocument('plan', 'Handlingsplanen');
  const early = await addItem(strategies.versionId, 'strategy', '1:1', 'Tidigt stöd');
  await addItem(strategies.versionId, 'strategy', '1:2', 'Trygga platser');
  const measure = await addItem(measures.versionId, 'measure', '3:1', 'Familjestöd');
  await sql`insert into governance.item_organisation (item_id, version_id, organisation_id, part)
    values (${measure.id}, ${measures.versionId}, ${north}, 'responsible')`.execute(owner.db);
  await sql`insert into governance.concretisation (item_id, version_id, document_id, lineage_id)
    values (${measure.id}, ${measures.versionId}, ${strategies.documentId}, ${early.lineageId})`.execute(
    owner.db,
  );
  await sql`update governance.version set status = 'adopted'
    where id in (${strategies.versionId}, ${measures.versionId})`.execute(owner.db);
  return { program: strategies.versionId, plan: measures.versionId };
}

async function begin(versionIds: string[]): Promise<Round> {
  return await city.as(city.planner, (ctx) =>
    addRound(ctx, {
      title: 'Program och plan',
      year: 2026,
      opensOn: null,
      dueOn: '2099-12-31',
      introduction: '',
      versionIds,
      everyone: true,
      organisationIds: [],
    }),
  );
}

async function open(round: Round): Promise<Question[]> {
  return await city.as(city.planner, async (ctx) => {
    await openRound(ctx, round.id, round.revision);
    return await listQuestions(ctx, round.id);
  });
}

const strategyOf = (questions: Question[], title = 'Tidigt stöd') =>
  questions.find((each) => each.title === title)!;

describe('program and plan in one round', () => {
  it('asks nobody about a strategy who is asked about a measure that makes it concrete', async () => {
    const questions = await open(await begin([program, plan]));
    const strategy = strategyOf(questions);
    const measure = questions.find(({ id }) => strategy.measureQuestionIds.includes(id))!;
    expect(strategy.throughMeasures).toBe(true);
    expect(measure.recipientIds).toEqual([city.north]);
    expect(strategy.recipientIds).not.toContain(city.north);
    expect(strategy.recipientIds.length).toBeGreaterThan(0);
    expect(new Set([...strategy.recipientIds, ...measure.recipientIds])).toEqual(
      new Set(strategyOf(questions, 'Trygga platser').recipientIds),
    );
  });

  it('tells the board which strategy its answer about the measure counts for', async () => {
    const round = await begin([program, plan]);
    await open(round);
    const { questions } = await city.as(city.coordinator, (ctx) => getWork(ctx, round.id));
    expect(questions.some(({ title }) => title === 'Tidigt stöd')).toBe(false);
    expect(questions.flatMap(({ strategies }) => strategies.map(({ title }) => title))).toEqual([
      'Tidigt stöd',
    ]);
  });

  it('names in the result the measures that a strategy is followed up through', async () => {
    const round = await begin([program, plan]);
    const strategy = strategyOf(await open(round));
    const overview = await city.as(city.planner, (ctx) =>
      getOverview(ctx, round.id, { include: 'approved' }),
    );
    const questions = overview.documents.flatMap(({ areas }) => areas.flatMap((area) => area.questions));
    for (const { id, through } of questions)
      expect(through).toEqual(id === strategy.id ? strategy.measureQuestionIds : []);
    await city.as(city.planner, async (ctx) =>
      closeRound(ctx, round.id, (await getRound(ctx, round.id)).revision),
    );
    const report = await city.as(city.planner, (ctx) => getRoundForReport(ctx, round.id));
    expect([...report.through]).toEqual([[strategy.id, strategy.measureQuestionIds]]);
  });

  it('marks on the map who answers through a measure, apart from who is not asked and who is silent', async () => {
    const round = await begin([program, plan]);
    const strategy = strategyOf(await open(round));
    const [measure] = strategy.measureQuestionIds;
    const mapOf = (versionId: string) =>
      city.as(city.planner, (ctx) => getHeatMap(ctx, round.id, { include: 'approved', versionId }));
    const map = await mapOf(program);
    const cellsOf = (organisationId: string) => {
      const row = map.rows.find(({ organisation }) => organisation.id === organisationId)!;
      return {
        through: row.through,
        cells: Object.fromEntries(row.cells.map((cell, at) => [map.questions[at]!.title, cell])),
      };
    };
    expect(cellsOf(city.north)).toEqual({
      cells: { 'Tidigt stöd': 'through', 'Trygga platser': 'none' },
      through: { [strategy.id]: [measure] },
    });
    expect(cellsOf(city.south)).toEqual({
      cells: { 'Tidigt stöd': 'none', 'Trygga platser': 'none' },
      through: {},
    });
    expect(map.measures).toMatchObject([{ id: measure, number: '3:1', title: 'Familjestöd' }]);
    // The map of the plan has the measure itself, and nobody who is not asked about it.
    expect((await mapOf(plan)).rows).toMatchObject([{ organisation: { id: city.north }, cells: ['none'] }]);
  });

  it('lets the planner ask everyone about the strategy after all', async () => {
    const round = await begin([program, plan]);
    const strategy = strategyOf(await city.as(city.planner, (ctx) => listQuestions(ctx, round.id)));
    await city.as(city.planner, (ctx) =>
      changeQuestion(ctx, strategy.id, { ...strategy, throughMeasures: false }),
    );
    const questions = await open(round);
    expect(strategyOf(questions).recipientIds).toHaveLength(
      strategyOf(questions, 'Trygga platser').recipientIds.length,
    );
  });

  it('finds the links when the plan comes into the round after the program', async () => {
    const round = await begin([program]);
    expect(
      strategyOf(await city.as(city.planner, (ctx) => listQuestions(ctx, round.id))).throughMeasures,
    ).toBe(false);
    await city.as(city.planner, (ctx) =>
      changeRound(ctx, round.id, { ...round, versionIds: [program, plan], organisationIds: [] }),
    );
    const questions = await city.as(city.planner, (ctx) => listQuestions(ctx, round.id));
    expect(strategyOf(questions)).toMatchObject({ throughMeasures: true });
    expect(strategyOf(questions).measureQuestionIds).toHaveLength(1);
  });

  it('asks everyone about the strategy when the plan is not followed up', async () => {
    const round = await begin([program]);
    const questions = await open(round);
    expect(strategyOf(questions)).toMatchObject({ throughMeasures: false, measureQuestionIds: [] });
  });

  it('keeps the links of an opened round as they are', async () => {
    const round = await begin([program, plan]);
    await open(round);
    const remove = sql`delete from followup.question_measure where round_id = ${round.id}`;
    await expect(remove.execute(city.owner.db)).rejects.toThrow(/frozen/);
  });
});
