import { sql } from 'kysely';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestCity, type TestCity, type TestSession } from '../../../../tests/support/city.ts';
import { dayOf } from '../../organisation/index.ts';
import * as governance from '../service.ts';
import * as service from './service.ts';
import { changes, tasks } from './start.ts';

const adopted = {
  to: 'adopted' as const,
  revision: 1,
  decisionUnknown: true,
  decidedByOrganisationId: null,
  decisionDate: null,
  decisionParagraph: '',
};

/** Two units that both write documents, a board, and what each of them has adopted or is writing. */
let city: TestCity;
let office: string;
let other: string;
let board: string;
let planner: TestSession;
let otherPlanner: TestSession;
let coordinator: TestSession;
let approver: TestSession;
let reader: TestSession;
let planId: string;
let draftId: string;

beforeAll(async () => {
  city = await createTestCity();
  office = await city.addOrganisation('Stadsledningskontoret', 'administration');
  other = await city.addOrganisation('Stadsmiljöförvaltningen', 'administration');
  board = await city.addOrganisation('Socialnämnd Nordost');
  planner = await city.signIn('planner', office);
  otherPlanner = await city.signIn('planner', other);
  coordinator = await city.signIn('board-coordinator', board);
  approver = await city.signIn('board-approver', board);
  reader = await city.signIn('reader', office);

  planId = await city.as(planner, async (ctx) => {
    const program = await governance.createDocumentFromProposal(ctx, {
      document: {
        kind: 'program',
        title: 'Trygghetsprogrammet',
        documentOwner: 'Kansliet',
        validFrom: '2022-01-01',
        validTo: '2099-12-31',
      },
      areas: [
        {
          number: '3',
          title: 'Tidigt',
          items: [{ number: '3:1', title: 'Tidiga insatser i skolan', preventionLevels: ['universal'] }],
        },
      ],
    });
    await governance.moveVersion(ctx, program.versionId, adopted);
    const strategies = (await governance.getVersionContent(ctx, program.versionId)).items;
    const plan = await governance.createDocumentFromProposal(ctx, {
      document: {
        kind: 'plan',
        title: 'Handlingsplan för skolan',
        shortTitle: 'Skolplanen',
        diaryNumber: '0555/23',
        documentOwner: 'Kansliet',
        validFrom: '2023-01-01',
        validTo: '2099-12-31',
      },
      areas: [
        {
          number: '2',
          title: 'Skola',
          items: [
            {
              number: '2:4',
              title: 'Socialsekreterare på skolorna <script>alert(1)</script>',
              description: 'Öppen närvaro när eleverna är där.',
              expectedResult: '=HYPERLINK("http://example.org")',
              targetGroup: 'Elever i årskurs 7–9',
              preventionLevels: ['selective', 'indicated'],
              costPerYear: 5,
              fitsBudget: true,
              organisations: [{ organisationId: board, part: 'coordinator' }],
              strategyLineageIds: [strategies[0]!.lineageId],
              linkedNumbers: ['2:10'],
            },
            {
              number: '2:10',
              title: 'Gemensam utbildning för ärendehandläggare',
              responsibleScope: 'all-boards-and-companies',
            },
          ],
        },
      ],
      indicators: [{ name: 'Trygga elever', baseline: 0, target: null }],
      relatedDocuments: [
        { toDocumentId: program.documentId, relation: 'makes-concrete', sentence: 'Genomför programmet.' },
        { toTitle: 'Överenskommelsen med polisen', relation: 'depends-on', sentence: '' },
      ],
    });
    await governance.moveVersion(ctx, plan.versionId, adopted);
    return plan.documentId;
  });
  draftId = await city.as(otherPlanner, async (ctx) => {
    const draft = await governance.createDocumentFromProposal(ctx, {
      document: { kind: 'plan', title: 'Hemlig skolplan under arbete' },
      items: [
        {
          number: '9:1',
          title: 'Outsagd skolinsats',
          preventionLevels: ['universal'],
          organisations: [{ organisationId: board, part: 'responsible' }],
        },
      ],
      relatedDocuments: [{ toDocumentId: planId, relation: 'overlaps', sentence: 'Hemligt samband.' }],
    });
    return draft.documentId;
  });
});
afterAll(() => city.close());

const everyone = () => ({ planner, coordinator, approver, reader });
const q = (text: string, more = {}) => ({ q: text, limit: 25, ...more });

describe('a draft of another unit', () => {
  test('is in none of the views, for nobody but its planners', async () => {
    for (const [role, session] of Object.entries(everyone())) {
      const seen = await city.as(session, async (ctx) => ({
        network: await service.getNetwork(ctx, { items: 'yes' }),
        pyramid: await service.getPyramid(ctx),
        gaps: await service.listAllGaps(ctx),
        hits: await service.find(ctx, q('skolinsats')),
        title: await service.find(ctx, q('hemlig')),
        duties: await governance.organisationDuties(ctx, board),
        tasks: await tasks(ctx),
        changes: await changes(ctx),
      }));
      const all = JSON.stringify(seen);
      expect(all, role).not.toContain(draftId);
      expect(all, role).not.toMatch(/Hemlig|Outsagd/);
      expect(seen.hits.counts, role).toEqual({ measure: 0, strategy: 0, document: 0 });
      expect(seen.network.documents, role).toHaveLength(2);
    }
  });

  test('is in the views of the planners who write it, but is no duty before it is adopted', async () => {
    const seen = await city.as(otherPlanner, async (ctx) => ({
      network: await service.getNetwork(ctx, { items: 'yes' }),
      pyramid: await service.getPyramid(ctx),
      gaps: await service.listAllGaps(ctx),
      hits: await service.find(ctx, q('skolinsats')),
      duties: await governance.organisationDuties(ctx, board),
      tasks: await tasks(ctx),
    }));
    expect(seen.network.documents.map(({ id }) => id)).toContain(draftId);
    expect(seen.pyramid.items.some(({ documentId }) => documentId === draftId)).toBe(true);
    expect(seen.hits.counts.measure).toBe(1);
    expect(JSON.stringify(seen.duties)).not.toContain('Outsagd');
    const gap = seen.gaps.find(
      ({ kind, document }) => kind === 'no-expected-result' && document.id === draftId,
    );
    expect(gap?.href).toMatch(new RegExp(`^/styrning/dokument/${draftId}\\?version=.+#insats-`));
    expect(seen.tasks.find(({ id }) => id.startsWith('governance.draft.'))?.detail).toBe(
      'Hemlig skolplan under arbete',
    );
  });

  test('is nothing to administrators and log reviewers, and neither is anything else', async () => {
    for (const role of ['administrator', 'log-reviewer'] as const) {
      const session = await city.signIn(role, office);
      const seen = await city.as(session, async (ctx) => ({
        network: await service.getNetwork(ctx, { items: 'yes' }),
        pyramid: await service.getPyramid(ctx),
        gaps: await service.listAllGaps(ctx),
        found: await service.find(ctx, q('skolan')),
        tasks: await tasks(ctx),
        changes: await changes(ctx),
      }));
      expect(seen.network.documents).toEqual([]);
      expect(seen.pyramid.items).toEqual([]);
      expect([...seen.gaps, ...seen.found.hits, ...seen.tasks, ...seen.changes]).toEqual([]);
    }
  });
});

describe('the network', () => {
  test('has each link once, and what is named without being in the register', async () => {
    const { links, items, itemLinks } = await city.as(reader, (ctx) =>
      service.getNetwork(ctx, { items: 'yes' }),
    );
    expect(links.map(({ relation, toId }) => [relation, toId === null])).toEqual([
      ['makes-concrete', false],
      ['depends-on', true],
    ]);
    const id = (number: string) => items.find((item) => item.number === number)!.id;
    expect(itemLinks).toHaveLength(2);
    expect(itemLinks).toContainEqual({ type: 'makes-concrete', fromId: id('2:4'), toId: id('3:1') });
    const linked = itemLinks.find(({ type }) => type === 'linked')!;
    expect([linked.fromId, linked.toId].sort()).toEqual([id('2:4'), id('2:10')].sort());
  });

  test('documents alone carry no measures', async () => {
    const seen = await city.as(reader, (ctx) => service.getNetwork(ctx, { items: 'no', documentId: planId }));
    expect(seen.items).toEqual([]);
    expect(seen.documents).toHaveLength(2);
  });
});

describe('gaps', () => {
  test('say what is missing, count it, and lead to the field', async () => {
    const page = await city.as(reader, (ctx) => service.listGaps(ctx, { documentId: planId, limit: 500 }));
    const kinds = page.gaps.map(({ kind, subject }) => `${kind} ${subject.number}`.trim());
    expect(kinds).toEqual([
      'no-decision',
      'related-missing',
      'no-expected-result 2:10',
      'no-target-group 2:10',
      'cost-unknown 2:10',
      'no-target',
    ]);
    expect(page.kinds.reduce((sum, { count }) => sum + count, 0)).toBe(page.count);
  });

  test('are read a page at a time without losing or repeating any', async () => {
    const all = await city.as(reader, (ctx) => service.listAllGaps(ctx));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await city.as(reader, (ctx) =>
        service.listGaps(ctx, { limit: 2, ...(after ? { after } : {}) }),
      );
      seen.push(...page.gaps.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toEqual(all.map(({ id }) => id));
  });
});

describe('exports', () => {
  test('hold formulas back, in both formats, and are noted in the log', async () => {
    const csv = await city.as(coordinator, (ctx) => service.exportDuties(ctx, board, undefined, 'csv'));
    expect(csv.body).toContain(`'=HYPERLINK`);
    expect(csv.body).not.toMatch(/(^|;|")=/m);
    const xlsx = await city.as(coordinator, (ctx) => service.exportDuties(ctx, board, undefined, 'xlsx'));
    const [sheet] = await readXlsxFile(Buffer.from(xlsx.body as Uint8Array));
    expect(sheet!.data[1]).toContain(`'=HYPERLINK("http://example.org")`);
    expect(sheet!.data.slice(1).map((row) => row[4])).toEqual(['2:4', '2:10']);
    await city.as(reader, (ctx) => service.exportGaps(ctx, {}, 'csv'));
    const { rows } = await sql<{ object_type: string; detail: { format: string } }>`
      select object_type, detail from audit.event where action = 'export' order by id`.execute(city.owner.db);
    expect(rows.map((row) => `${row.object_type} ${row.detail.format}`)).toEqual([
      'governance.duties csv',
      'governance.duties xlsx',
      'governance.gaps csv',
    ]);
  });
});

describe('search', () => {
  const titles = async (text: string, more = {}) =>
    (await city.as(reader, (ctx) => service.find(ctx, q(text, more)))).hits.map(({ title }) =>
      title.map((part) => part.text).join(''),
    );

  test.each([
    ['2:4', 'Socialsekreterare på skolorna <script>alert(1)</script>'],
    ['skola närvaron', 'Socialsekreterare på skolorna <script>alert(1)</script>'],
    ['närvaron på skolorna', 'Socialsekreterare på skolorna <script>alert(1)</script>'],
    ['ÄRENDEHANDLÄGGARNA', 'Gemensam utbildning för ärendehandläggare'],
    ['0555/23', 'Handlingsplan för skolan'],
    ['insats 2:10', 'Gemensam utbildning för ärendehandläggare'],
  ])('%s finds %s', async (text, title) => {
    expect((await titles(text))[0]).toBe(title);
  });

  test('marks the words found and leaves markup as the text it is', async () => {
    const { hits } = await city.as(reader, (ctx) => service.find(ctx, q('skolor')));
    const measure = hits.find(({ number }) => number === '2:4')!;
    expect(measure.title.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['skolorna']);
    expect(measure.title.map(({ text }) => text).join('')).toContain('<script>alert(1)</script>');
  });

  test('counts each kind, and reads one kind a page at a time', async () => {
    const all = await city.as(reader, (ctx) => service.find(ctx, q('skolan')));
    expect(all.counts).toEqual({ measure: 1, strategy: 1, document: 1 });
    expect(all.next).toBeNull();
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const found = await city.as(reader, (ctx) =>
        service.find(ctx, { q: 'skolan', kind: 'document', limit: 1, ...(after ? { after } : {}) }),
      );
      ids.push(...found.hits.map(({ id }) => id));
      after = found.next ?? undefined;
    } while (after);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(['', '   ', '!!!', "'); drop table x; --", '<b>', '%', ':* & |'])(
    '%j is answered, not refused',
    async (text) => {
      expect((await city.as(reader, (ctx) => service.find(ctx, q(text)))).hits).toEqual([]);
    },
  );
});

test('a planner is told of drafts, of what runs out and of gaps; the rest of what was adopted', async () => {
  const version = await city.as(planner, async (ctx) => {
    const made = await governance.createDocumentFromProposal(ctx, {
      document: {
        kind: 'policy',
        title: 'Policy som tar slut',
        validFrom: '2020-01-01',
        validTo: '2020-12-31',
      },
    });
    await governance.moveVersion(ctx, made.versionId, adopted);
    const recent = await governance.createDocumentFromProposal(ctx, {
      document: { kind: 'policy', title: 'Policy som just antagits' },
    });
    await governance.moveVersion(ctx, recent.versionId, {
      ...adopted,
      decisionUnknown: false,
      decidedByOrganisationId: office,
      decisionDate: dayOf(ctx.now()),
      decisionParagraph: '12',
    });
    return made;
  });
  const own = await city.as(planner, (ctx) => tasks(ctx));
  const ending = own.find(({ id }) => id === `governance.ending.${version.documentId}`);
  expect(ending).toMatchObject({ due: '2020-12-31', href: `/styrning/dokument/${version.documentId}` });
  expect(own.find(({ id }) => id === 'governance.gaps')?.title).toMatch(/^Gå igenom \d+/);
  expect(own.some(({ id }) => id.startsWith('governance.draft.'))).toBe(false);
  expect(await city.as(coordinator, (ctx) => tasks(ctx))).toEqual([]);
  const news = await city.as(approver, (ctx) => changes(ctx));
  expect(news.map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      'Policy som just antagits har antagits',
      'Policy som tar slut har lagts in i registret',
      'Skolplanen har lagts in i registret',
    ]),
  );
});
