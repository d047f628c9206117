import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestCity, type TestCity, type TestSession } from '../../../../../tests/support/city.ts';
import type { SessionRunner } from '../../../../platform/http/endpoint.ts';
import { getDocument } from '../../service.ts';
import { finishImport } from './finish.ts';
import * as service from './service.ts';

const PLAN = `Plan för lugnare kvällar 2025–2028
Diarienummer: 0042/25

Fokusområde 1: Tidigt stöd

Insats 1:1 Öppna fler mötesplatser
Platserna ska vara öppna även på helger.
Förväntat resultat: Fler unga har någonstans att vara
Målgrupp: Unga 12–16 år
Ansvar: Kommunstyrelsen

Insats 1:2 Tala med föräldrar
Insatsen är kopplad till insats 1:1.
Förväntat resultat: Föräldrar vet vart de kan vända sig
Ansvar: Kommunstyrelsen, Provnämnden

Detta stycke hör inte till någon insats och ska inte försvinna.
`;

let city: TestCity;
let planner: TestSession;
let other: TestSession;
let coordinator: TestSession;

const runnerFor = (session: TestSession): SessionRunner => ({
  asker: { token: session.token, requestId: 'test', language: 'sv' },
  within: (work) => city.as(session, work),
});
const upload = (text: string, fileName = 'plan.txt') => ({ bytes: new TextEncoder().encode(text), fileName });

beforeAll(async () => {
  city = await createTestCity();
  const board = await city.addOrganisation('Kommunstyrelsen', 'executive-board');
  planner = await city.signIn('planner', board);
  other = await city.signIn('planner', board);
  coordinator = await city.signIn('board-coordinator', board);
});
afterAll(() => city.close());

test('a planner brings a plan, corrects and accepts every part, and finds it as a draft in the register', async () => {
  const started = await service.beginImport(runnerFor(planner), upload(PLAN));
  expect(started).toMatchObject({ kind: 'plan', accepted: 0, fileName: 'plan.txt' });
  const review = await city.as(planner, (ctx) => service.getReview(ctx, started.id));
  expect(review.text).toBe(PLAN);
  for (const part of review.parts) {
    const source = part.sources.whole;
    if (source) expect(source.end).toBeLessThanOrEqual(PLAN.length);
  }
  await expect(
    city.as(planner, (ctx) => finishImport(ctx, started.id, { documentId: null })),
  ).rejects.toMatchObject({
    definition: { code: 'import.not-reviewed' },
  });
  for (const { key, content } of review.parts) {
    const corrected =
      content.block === 'item'
        ? { ...content, responsible: content.responsible.filter(({ id }) => id !== null) }
        : content;
    await city.as(planner, (ctx) =>
      service.saveBlock(ctx, started.id, key, { content: corrected, accepted: true }),
    );
  }
  const saved = await city.as(planner, (ctx) => finishImport(ctx, started.id, { documentId: null }));
  const document = await city.as(planner, (ctx) => getDocument(ctx, saved.documentId));
  expect(document).toMatchObject({ kind: 'plan', diaryNumber: '0042/25' });
  expect(document.versions[0]?.status).toBe('draft');
  await expect(
    city.as(planner, (ctx) => finishImport(ctx, started.id, { documentId: null })),
  ).rejects.toMatchObject({
    definition: { code: 'import.finished' },
  });
});

test('nobody but the person who began an import sees it', async () => {
  const { id } = await service.beginImport(runnerFor(planner), upload(PLAN));
  await expect(city.as(other, (ctx) => service.getReview(ctx, id))).rejects.toMatchObject({
    definition: { code: 'not-found' },
  });
  expect((await city.as(other, (ctx) => service.listImports(ctx))).imports).toEqual([]);
  await expect(service.beginImport(runnerFor(coordinator), upload(PLAN))).rejects.toMatchObject({
    definition: { code: 'not-found' },
  });
});

test('a file that cannot be read leaves nothing behind', async () => {
  const before = await city.as(planner, (ctx) => service.listImports(ctx));
  for (const [bytes, code] of [
    [new Uint8Array(), 'import.empty-file'],
    [new TextEncoder().encode('Hej.'), 'import.no-structure'],
    [new TextEncoder().encode('%PDF-1.7 och sedan ingenting'), 'import.damaged-pdf'],
  ] as const) {
    await expect(service.beginImport(runnerFor(planner), { bytes, fileName: 'x' })).rejects.toMatchObject({
      definition: { code },
    });
  }
  const after = await city.as(planner, (ctx) => service.listImports(ctx));
  expect(after.imports.length).toBe(before.imports.length);
});

test('an import that is thrown away is gone', async () => {
  const { id } = await service.beginImport(runnerFor(planner), upload(PLAN));
  await city.as(planner, (ctx) => service.removeImport(ctx, id));
  await expect(city.as(planner, (ctx) => service.getReview(ctx, id))).rejects.toMatchObject({
    definition: { code: 'not-found' },
  });
});
