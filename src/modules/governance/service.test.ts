import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestCity, type TestCity, type TestSession } from '../../../tests/support/city.ts';
import type { ActingContext } from '../../platform/identity/context.ts';
import { DocumentDraft, type DocumentProposalInput, type StatusMove } from './contract.ts';
import * as service from './service.ts';
import { find } from './views/service.ts';

let city: TestCity;
let board: string;
let otherBoard: string;
let planner: TestSession;
let stranger: TestSession;
let reader: TestSession;

beforeAll(async () => {
  city = await createTestCity();
  board = await city.addOrganisation('Kommunstyrelsen', 'executive-board');
  otherBoard = await city.addOrganisation('Kulturnämnden', 'board');
  planner = await city.signIn('planner', board);
  stranger = await city.signIn('planner', otherBoard);
  reader = await city.signIn('reader', otherBoard);
});
afterAll(() => city.close());

const plan = (more: Partial<DocumentProposalInput> = {}): DocumentProposalInput => ({
  document: {
    kind: 'plan',
    title: 'Plan för trygga parker',
    diaryNumber: '0042/25',
    validFrom: '2025-01-01',
  },
  areas: [
    {
      number: '1',
      title: 'Ljus',
      items: [
        { number: '1:1', title: 'Fler lampor', linkedNumbers: ['1:2'], expectedResult: 'Fler går ut' },
        { number: '1:2', title: 'Lampor som lagas' },
      ],
    },
  ],
  indicators: [{ name: 'Andel trygga', baseline: null, target: 0 }],
  ...more,
});

const move = (to: StatusMove['to'], revision: number, more: Partial<StatusMove> = {}): StatusMove => ({
  to,
  revision,
  decidedByOrganisationId: null,
  decisionDate: null,
  decisionParagraph: '',
  decisionUnknown: false,
  ...more,
});

const asPlanner = <T>(work: (ctx: ActingContext) => Promise<T>) => city.as(planner, work);
const create = (input = plan()) => asPlanner((ctx) => service.createDocumentFromProposal(ctx, input));
const read = (versionId: string, session = planner) =>
  city.as(session, (ctx) => service.getVersionContent(ctx, versionId));
const advance = (versionId: string, to: StatusMove['to'], more: Partial<StatusMove> = {}) =>
  asPlanner(async (ctx) => {
    const { version } = await service.getVersionContent(ctx, versionId);
    return await service.moveVersion(ctx, versionId, move(to, version.revision, more));
  });
const adopt = (versionId: string) =>
  advance(versionId, 'adopted', { decidedByOrganisationId: board, decisionDate: '2025-02-03' });

describe('who sees what', () => {
  test('a draft is there for planners of the owner unit and for nobody else', async () => {
    const { documentId, versionId } = await create();
    await expect(read(versionId)).resolves.toMatchObject({ editable: true });
    for (const session of [stranger, reader]) {
      await expect(read(versionId, session)).rejects.toThrow('not-found');
      await expect(city.as(session, (ctx) => service.getDocument(ctx, documentId))).rejects.toThrow(
        'not-found',
      );
    }
  });

  test('what is sent out is read by every content role, and by neither administrator nor log reviewer', async () => {
    const { versionId } = await create();
    await advance(versionId, 'consultation');
    for (const session of [stranger, reader]) {
      await expect(read(versionId, session)).resolves.toMatchObject({ editable: false });
    }
    for (const role of ['administrator', 'log-reviewer'] as const) {
      const session = await city.signIn(role, board);
      await expect(read(versionId, session)).rejects.toThrow('not-found');
      const page = await city.as(session, (ctx) => service.listDocuments(ctx, { limit: 10 }));
      expect(page.total).toBe(0);
    }
  });

  test('a planner of another unit cannot change what they can read', async () => {
    const { documentId, versionId } = await create();
    await adopt(versionId);
    await expect(
      city.as(stranger, (ctx) => service.addVersion(ctx, documentId, { basedOnVersionId: versionId })),
    ).rejects.toThrow('not-found');
  });
});

describe('what is sent out never changes', () => {
  test('the service says that the version is closed', async () => {
    const { versionId } = await create();
    const { items } = await read(versionId);
    await advance(versionId, 'consultation');
    const change = { revision: 1, changes: { title: 'Något annat' }, was: {} };
    await expect(asPlanner((ctx) => service.changeItem(ctx, items[0]!.id, change))).rejects.toThrow(
      'governance.version-closed',
    );
    await expect(asPlanner((ctx) => service.removeVersion(ctx, versionId))).rejects.toThrow(
      'governance.version-closed',
    );
  });

  test('the database refuses it to the owner role too', async () => {
    const { documentId, versionId } = await create();
    await adopt(versionId);
    const refused = [
      sql`update governance.item set title = 'x' where version_id = ${versionId}`,
      sql`delete from governance.item where version_id = ${versionId}`,
      sql`insert into governance.goal (version_id, text) values (${versionId}, 'x')`,
      sql`delete from governance.item_link where version_id = ${versionId}`,
      sql`update governance.indicator set target = 7 where version_id = ${versionId}`,
      sql`update governance.version set purpose = 'x' where id = ${versionId}`,
      sql`update governance.version set decision_date = '2026-01-01' where id = ${versionId}`,
      sql`update governance.version set status = 'draft' where id = ${versionId}`,
      sql`delete from governance.version where id = ${versionId}`,
      sql`update governance.document set title = 'x' where id = ${documentId}`,
    ];
    for (const attempt of refused)
      await expect(attempt.execute(city.owner.db)).rejects.toThrow(/sent out|go from/);
  });

  test('the application role changes no row of it', async () => {
    const { versionId } = await create();
    await adopt(versionId);
    const changed = await asPlanner((ctx) =>
      sql`update governance.item set title = 'x' where version_id = ${versionId}`.execute(ctx.db),
    );
    expect(changed.numAffectedRows).toBe(0n);
  });

  test('a renamed organisation is found by its new name also in an adopted version', async () => {
    const renamed = await city.addOrganisation('Parknämnden', 'board');
    const { versionId } = await create(
      plan({
        areas: [],
        items: [
          { number: '1', title: 'Bänkar', organisations: [{ organisationId: renamed, part: 'responsible' }] },
        ],
      }),
    );
    await adopt(versionId);
    await sql`update organisation.organisation set name = 'Grönytenämnden' where id = ${renamed}`.execute(
      city.owner.db,
    );
    const { hits } = await asPlanner((ctx) => find(ctx, { q: 'grönyte', limit: 5 }));
    expect(hits.map(({ title }) => title.map(({ text }) => text).join(''))).toEqual(['Bänkar']);
  });
});

describe('versions', () => {
  test('adopting a version supersedes the one that was in force', async () => {
    const { documentId, versionId } = await create();
    await adopt(versionId);
    const copy = await asPlanner((ctx) =>
      service.addVersion(ctx, documentId, { basedOnVersionId: versionId }),
    );
    await expect(
      asPlanner((ctx) => service.addVersion(ctx, documentId, { basedOnVersionId: versionId })),
    ).rejects.toThrow('governance.draft-exists');
    await adopt(copy.versionId);
    const { versions, currentVersionId } = await asPlanner((ctx) => service.getDocument(ctx, documentId));
    expect(versions.map(({ status }) => status)).toEqual(['adopted', 'superseded']);
    expect(currentVersionId).toBe(copy.versionId);
  });

  test('a copy has everything, so that nothing differs', async () => {
    const { documentId, versionId } = await create();
    await advance(versionId, 'consultation');
    const copy = await asPlanner((ctx) =>
      service.addVersion(ctx, documentId, { basedOnVersionId: versionId }),
    );
    const compared = await asPlanner((ctx) =>
      service.compareVersions(ctx, documentId, versionId, copy.versionId),
    );
    expect(compared.to.status).toBe('revised');
    expect(compared.counts).toEqual({ added: 0, removed: 0, changed: 0, unchanged: 2 });
    expect(compared.metadata).toEqual([]);
    expect(compared.indicators.map(({ fate }) => fate)).toEqual(['unchanged']);
  });

  test('a decision without day or body is refused unless the planner says that it is not known', async () => {
    const { versionId } = await create();
    await expect(advance(versionId, 'adopted')).rejects.toThrow('invalid');
    await expect(advance(versionId, 'adopted', { decisionUnknown: true })).resolves.toBeDefined();
  });

  test('what was not known about a decision is filled in later, and then stays', async () => {
    const { versionId } = await create();
    await advance(versionId, 'adopted', { decisionUnknown: true, decidedByOrganisationId: board });
    const fill = (decisionDate: string) =>
      asPlanner(async (ctx) => {
        const { version } = await service.getVersionContent(ctx, versionId);
        await service.completeDecision(ctx, versionId, {
          revision: version.revision,
          decidedByOrganisationId: otherBoard,
          decisionDate,
          decisionParagraph: '',
        });
        return (await service.getVersionContent(ctx, versionId)).version;
      });
    const filled = { decidedBy: { id: board }, decisionDate: '2025-02-03' };
    expect(await fill('2025-02-03')).toMatchObject(filled);
    expect(await fill('2025-03-04')).toMatchObject(filled);
  });

  test('a version does not go back', async () => {
    const { versionId } = await create();
    await adopt(versionId);
    await expect(advance(versionId, 'consultation')).rejects.toThrow('governance.move-not-possible');
  });

  test('a proposal for a document that is there keeps the lineage of items with the same number', async () => {
    const { documentId, versionId } = await create();
    await adopt(versionId);
    const next = await create(plan({ documentId }));
    const [before, after] = [await read(versionId), await read(next.versionId)];
    expect(after.version.number).toBe(2);
    expect(after.items.map(({ lineageId }) => lineageId)).toEqual(
      before.items.map(({ lineageId }) => lineageId),
    );
  });

  test('a document whose only version is removed is gone', async () => {
    const { documentId, versionId } = await create();
    await asPlanner((ctx) => service.removeVersion(ctx, versionId));
    await expect(asPlanner((ctx) => service.getDocument(ctx, documentId))).rejects.toThrow('not-found');
  });
});

describe('one fact from both ends', () => {
  test('a link that one measure tells is shown at the other, and goes at both', async () => {
    const { versionId } = await create();
    const [first, second] = (await read(versionId)).items;
    expect(first!.linked.map(({ number }) => number)).toEqual(['1:2']);
    expect(second!.linked.map(({ number }) => number)).toEqual(['1:1']);
    await asPlanner((ctx) => service.setLinks(ctx, second!.id, []));
    expect((await read(versionId)).items[0]!.linked).toEqual([]);
  });

  test('told twice it is stored once', async () => {
    const { versionId } = await create(
      plan({
        areas: [],
        items: [
          { number: '1', title: 'A', linkedNumbers: ['2'] },
          { number: '2', title: 'B', linkedNumbers: ['1'] },
        ],
      }),
    );
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from governance.item_link where version_id = ${versionId}`.execute(city.owner.db);
    expect(rows[0]!.n).toBe(1);
  });

  test('a link to a number that is not in the document is refused', async () => {
    const broken = plan({ areas: [], items: [{ number: '1', title: 'A', linkedNumbers: ['9:9'] }] });
    await expect(create(broken)).rejects.toThrow('invalid');
  });
});

test('a baseline that is missing stays missing, and a target of zero stays zero', async () => {
  const { versionId } = await create();
  const { indicators, items } = await read(versionId);
  expect(indicators[0]).toMatchObject({ baseline: null, target: 0 });
  expect(items[0]).toMatchObject({ costPerYear: null, fitsBudget: null });
});

describe('all boards and companies', () => {
  test('means those that exist on the day: no council, no administration, nobody external', async () => {
    const kinds = {
      'Bolaget AB': 'company',
      Bolagsstyrelsen: 'company-board',
      Fullmäktige: 'council',
      Kontoret: 'administration',
      Polisen: 'state-agency',
    };
    for (const [name, kind] of Object.entries(kinds)) await city.addOrganisation(name, kind);
    const ended = await city.addOrganisation('Gamla nämnden', 'board');
    await sql`update organisation.organisation set valid_from = '2010-01-01', valid_to = '2024-12-31'
      where id = ${ended}`.execute(city.owner.db);
    const { versionId } = await create(
      plan({ areas: [], items: [{ number: '1', title: 'A', responsibleScope: 'all-boards-and-companies' }] }),
    );
    const { items } = await read(versionId);
    const on = async (day: string) =>
      (await asPlanner((ctx) => service.resolveResponsible(ctx, items[0]!.id, day))).map(({ name }) => name);
    const today = await on('2025-06-01');
    expect(today).toEqual(expect.arrayContaining(['Bolaget AB', 'Bolagsstyrelsen', 'Kommunstyrelsen']));
    for (const name of ['Fullmäktige', 'Kontoret', 'Polisen', 'Gamla nämnden']) {
      expect(today).not.toContain(name);
    }
    expect(await on('2024-06-01')).toContain('Gamla nämnden');
  });
});

describe('editing', () => {
  test('two people in different fields of one measure both get through', async () => {
    const { versionId } = await create();
    const item = (await read(versionId)).items[0]!;
    const { revision } = item;
    await asPlanner((ctx) =>
      service.changeItem(ctx, item.id, {
        revision,
        changes: { title: 'Ljus överallt' },
        was: { title: item.title },
      }),
    );
    const changed = await asPlanner((ctx) =>
      service.changeItem(ctx, item.id, {
        revision,
        changes: { targetGroup: 'Alla' },
        was: { targetGroup: item.targetGroup },
      }),
    );
    expect(changed).toMatchObject({ title: 'Ljus överallt', targetGroup: 'Alla' });
  });

  test('two people in the same field: the second is told and nothing is overwritten', async () => {
    const { versionId } = await create();
    const item = (await read(versionId)).items[0]!;
    const write = (title: string) =>
      asPlanner((ctx) =>
        service.changeItem(ctx, item.id, {
          revision: item.revision,
          changes: { title },
          was: { title: item.title },
        }),
      );
    await write('Den första');
    await expect(write('Den andra')).rejects.toMatchObject({
      definition: { code: 'conflict' },
      more: { current: { title: 'Den första' } },
    });
    expect((await read(versionId)).items[0]!.title).toBe('Den första');
  });

  test('a measure that was removed can be put back whole', async () => {
    const { versionId } = await create();
    const before = (await read(versionId)).items;
    const removed = await asPlanner((ctx) => service.removeItem(ctx, before[0]!.id));
    expect((await read(versionId)).items).toHaveLength(1);
    await asPlanner((ctx) => service.restoreItem(ctx, versionId, removed));
    const after = (await read(versionId)).items;
    const bare = (items: typeof after) => items.map(({ revision: _, ...rest }) => rest);
    expect(bare(after)).toEqual(
      bare(before).map((item) => ({
        ...item,
        id: after.find(({ lineageId }) => lineageId === item.lineageId)!.id,
        linked: item.linked.map((link) => ({
          ...link,
          id: after.find(({ lineageId }) => lineageId === link.lineageId)!.id,
        })),
      })),
    );
  });

  test('measures are numbered on, moved between areas, and an area that is not empty stays', async () => {
    const { versionId } = await create();
    const area = (await read(versionId)).areas[0]!;
    const added = await asPlanner((ctx) => service.addItem(ctx, versionId, { areaId: area.id }));
    expect(added).toMatchObject({ number: '1:3', kind: 'measure' });
    const second = await asPlanner((ctx) => service.addArea(ctx, versionId, {}));
    expect(second).toMatchObject({ number: '2', kind: 'focus-area' });
    await expect(asPlanner((ctx) => service.removeArea(ctx, area.id))).rejects.toThrow(
      'governance.area-not-empty',
    );
    await asPlanner((ctx) => service.moveItem(ctx, added.id, { areaId: second.id, beforeItemId: null }));
    const [first] = (await read(versionId)).items;
    await asPlanner((ctx) => service.moveItem(ctx, first!.id, { areaId: area.id, beforeItemId: null }));
    expect((await read(versionId)).items.map(({ number }) => number)).toEqual(['1:2', '1:1', '1:3']);
  });
});

test("a document typed by hand begins as an empty draft of the planner's unit", async () => {
  const draft = DocumentDraft.parse({ kind: 'policy', title: 'Policy för bänkar' });
  const made = await asPlanner((ctx) => service.addDocument(ctx, draft));
  expect(await asPlanner((ctx) => service.getDocument(ctx, made.documentId))).toMatchObject({
    owner: { id: board },
    versions: [{ status: 'draft', number: 1 }],
  });
  await expect(city.as(reader, (ctx) => service.addDocument(ctx, draft))).rejects.toThrow('not-found');
});
