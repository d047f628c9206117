import { sql } from 'kysely';
import type { AnswerContent, Round } from '../../src/modules/followup/contract.ts';
import { listQuestions } from '../../src/modules/followup/service/questions.ts';
import { addRound, openRound } from '../../src/modules/followup/service/rounds.ts';
import { createTestCity, type TestCity, type TestSession } from './city.ts';

export interface FollowupCity extends TestCity {
  office: string;
  north: string;
  south: string;
  company: string;
  versionId: string;
  planner: TestSession;
  /** Of the board in the north. */
  coordinator: TestSession;
  approver: TestSession;
  beginRound(): Promise<Round>;
  beginOpenRound(): Promise<{ round: Round; questionIds: string[] }>;
}

export const ANSWERED: AnswerContent = {
  value: 'yes',
  reason: '',
  comment: 'Vi har kommit en bra bit.',
  status: 'ongoing',
  hindrance: '',
  cost: null,
};

/** A city with one adopted plan of three measures (one for all, two for named boards), and one strategy. */
export async function createFollowupCity(): Promise<FollowupCity> {
  // Reminders are tested on days of their own, in years gone by when this is read.
  const city = await createTestCity(undefined, '2000-01-01');
  const office = await city.addOrganisation('Kommunstyrelsen', 'executive-board');
  const north = await city.addOrganisation('Socialnämnd Norr');
  const south = await city.addOrganisation('Socialnämnd Söder');
  const company = await city.addOrganisation('Bolaget AB', 'company');
  await city.addOrganisation('Polisen', 'state-agency');
  const one = async (query: ReturnType<typeof sql<{ id: string }>>) =>
    (await query.execute(city.owner.db)).rows[0]!.id;
  const documentId = await one(sql<{ id: string }>`
    insert into governance.document (kind, title, owner_organisation_id) values ('plan', 'Planen', ${office}) returning id`);
  const versionId = await one(sql<{ id: string }>`
    insert into governance.version (document_id, owner_organisation_id, number) values (${documentId}, ${office}, 1)
    returning id`);
  const areaId = await one(sql<{ id: string }>`
    insert into governance.area (version_id, kind, number, title) values (${versionId}, 'focus-area', '1', 'Tidigt')
    returning id`);
  const addItem = async (
    number: string,
    title: string,
    kind: string,
    everyone: boolean,
    carrying: string[],
  ) => {
    const id = await one(sql<{ id: string }>`
      insert into governance.item (version_id, area_id, kind, number, title, expected_result, responsible_scope, position)
      values (${versionId}, ${areaId}, ${kind}, ${number}, ${title}, 'Det blir bättre',
        ${everyone ? 'all-boards-and-companies' : null}, ${Number(number.split(':')[1])}) returning id`);
    for (const organisationId of carrying) {
      await sql`insert into governance.item_organisation (item_id, version_id, organisation_id, part)
        values (${id}, ${versionId}, ${organisationId}, 'responsible')`.execute(city.owner.db);
    }
  };
  await addItem('1:1', 'Stöd till föräldrar', 'measure', false, [north, south]);
  await addItem('1:2', 'Gemensamma verktyg', 'measure', true, []);
  await addItem('1:3', 'Närvaro på skolor', 'measure', false, [north]);
  await addItem('1:4', 'Kunskap styr', 'strategy', false, []);
  await sql`update governance.version set status = 'adopted' where id = ${versionId}`.execute(city.owner.db);
  const planner = await city.signIn('planner', office);
  const coordinator = await city.signIn('board-coordinator', north);
  const approver = await city.signIn('board-approver', north);
  const beginRound = () =>
    city.as(planner, (ctx) =>
      addRound(ctx, {
        title: 'Uppföljningen',
        year: 2026,
        opensOn: null,
        dueOn: '2099-12-11',
        introduction: '',
        versionIds: [versionId],
        everyone: true,
        organisationIds: [],
      }),
    );
  const beginOpenRound = async () => {
    const draft = await beginRound();
    const round = await city.as(planner, (ctx) => openRound(ctx, draft.id, draft.revision));
    const questions = await city.as(planner, (ctx) => listQuestions(ctx, round.id));
    return { round, questionIds: questions.map(({ id }) => id) };
  };
  return {
    ...city,
    office,
    north,
    south,
    company,
    versionId,
    planner,
    coordinator,
    approver,
    beginRound,
    beginOpenRound,
  };
}
