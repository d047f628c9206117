import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFollowupCity, type FollowupCity } from '../../../../tests/support/followup-city.ts';
import type { SessionRunner } from '../../../platform/http/endpoint.ts';
import { ReportEdition } from '../../publishing/contract/content.ts';
import { exportReport } from '../../publishing/service/exports.ts';
import '../../publishing/index.ts';
import { ANSWER_VALUES, type AnswerContent, type Compiled, type Round, WORK_STATUSES } from '../contract.ts';
import { readAddress } from '../evidence/rules.ts';
import { listEvidence } from '../evidence/service.ts';
import { deleteLinks, insertLinks } from '../evidence/store.ts';
import { listQuestions } from '../service/questions.ts';
import { getCompiled } from '../service/results.ts';
import { closeRound, getRound, openRound } from '../service/rounds.ts';
import { listRecipients } from '../store/results.ts';
import { addFile } from './service/files.ts';
import { getReview } from './service/review.ts';
import { beginFilledRound } from './service/rounds.ts';
import { saveFile, undoFile } from './service/saving.ts';
import { writeAnswers } from './store/answers.ts';

let city: FollowupCity;
let runner: SessionRunner;
beforeAll(async () => {
  city = await createFollowupCity();
  runner = {
    within: (work: Parameters<SessionRunner['within']>[0]) => city.as(city.planner, work),
  } as SessionRunner;
});
afterAll(() => city.close());

const EVIL = [
  ...[
    '=1+1',
    '+46',
    '-',
    '@SUMMA(A1)',
    "'=1",
    "''=1",
    '\t',
    '_x0041_',
    '_x005F_',
    'constructor',
    '007',
    '2026-01-01',
  ],
  ...[
    'rad\nrad',
    'rad\r\nrad\r',
    '😀 👩‍👩‍👧 漢字',
    'a\u0001b\u0007c\u001f',
    '\u0085\u2028',
    ' blanksteg ',
    '"citat"; "och"',
    'Ja',
  ],
  ...['x'.repeat(70_000), '😀ord '.repeat(8_000), '\ufeffmärke', '<b>&amp;</b>', ']]>', 'Inget svar'],
];
// Without NUL and half characters, which no database text can hold; a comment may be 100 000 characters long.
const text = (longest: number) =>
  fc
    .oneof(fc.constant(''), fc.constantFrom(...EVIL), fc.string({ unit: 'binary', maxLength: 40 }))
    .map((each) =>
      each
        .replace(/\0|\p{Surrogate}/gu, '')
        .slice(0, longest)
        .replace(/\p{Surrogate}/gu, ''),
    );
const answer: fc.Arbitrary<AnswerContent | null> = fc.option(
  fc
    .record({
      value: fc.constantFrom(...ANSWER_VALUES),
      reason: text(20_000),
      comment: text(100_000),
      status: fc.option(fc.constantFrom(...WORK_STATUSES), { nil: null }),
      hindrance: text(20_000),
      cost: fc.option(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_000_000_000_000 })), {
        nil: null,
      }),
    })
    .map((content) =>
      content.value === 'not-applicable' && content.reason.trim() === ''
        ? { ...content, reason: '=skäl' }
        : content,
    ),
  { nil: null, freq: 6 },
);

const link = fc
  .record({
    title: fc.oneof(
      fc.constantFrom('=Rapport', '_x0041_', 'a, "b": c', '😀'),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    ),
    path: fc.webPath(),
    host: fc.constantFrom('exempel.se', 'www.räksmörgås.example', 'a.example:8080'),
  })
  .map(({ title, path, host }) => ({
    title: title.trim() || 'Länk',
    address: readAddress(`https://${host}${path}`) ?? 'https://exempel.se/',
  }));
const links = fc.uniqueArray(link, { maxLength: 3, selector: ({ title, address }) => `${title} ${address}` });

const begin = async (year: number): Promise<Round> => {
  const draft = await city.as(city.planner, (ctx) =>
    beginFilledRound(ctx, {
      ...{ title: 'Samma rubrik', year, introduction: '', everyone: true, organisationIds: [] },
      versionIds: [city.versionId],
    }),
  );
  return await city.as(city.planner, (ctx) => openRound(ctx, draft.id, draft.revision));
};
const close = ({ id }: Round) =>
  city.as(city.planner, async (ctx) => closeRound(ctx, id, (await getRound(ctx, id)).revision));

/** What a round says, without identifiers and dates of its own. */
const said = ({ documents, distribution }: Compiled) => ({
  distribution,
  documents: documents.map((each) => ({
    title: each.document.title,
    distribution: each.distribution,
    areas: each.areas.map(({ number, title, questions }) => ({
      ...{ number, title },
      questions: questions.map(({ id: _id, answers, ...question }) => ({
        ...question,
        answers: answers.map(({ answerId: _answerId, ...rest }) => rest),
      })),
    })),
  })),
});
const compiledOf = (round: Round) =>
  city.as(city.planner, async (ctx) => said(await getCompiled(ctx, round.id, { include: 'approved' })));
/** Every link with the question and the organisation whose answer it supports. */
const linksOf = (round: Round) =>
  city.as(city.planner, async (ctx) => {
    const { items } = await listEvidence(ctx, round.id, { limit: 500 });
    const questions = new Map((await listQuestions(ctx, round.id)).map(({ id, text }) => [id, text]));
    return items
      .map(({ questionId, organisation, kind, title, address }) =>
        JSON.stringify([questions.get(questionId), organisation.id, kind, title, address]),
      )
      .sort();
  });

test('a round exported and brought into another is the same round, whatever has been written, in every format', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(answer, { minLength: 9, maxLength: 9 }),
      fc.array(links, { minLength: 4, maxLength: 4 }),
      async (contents, evidence) => {
        const original = await begin(2019);
        await city.as(city.planner, async (ctx) => {
          const places = await listRecipients(ctx.db, original.id);
          const written = places.flatMap(({ questionId, organisation }, at) => {
            const content = contents[at % contents.length];
            return content ? [{ ...content, questionId, organisationId: organisation.id, revision: 0 }] : [];
          });
          const by = { by: ctx.actor.personId, at: ctx.now() };
          const done = await writeAnswers(ctx.db, original.id, written, by);
          await insertLinks(
            ctx.db,
            done.flatMap(({ answerId }, at) => evidence[at % 4]!.map((each) => ({ answerId, ...each }))),
            by,
          );
        });
        await close(original);
        const expected = await compiledOf(original);
        const expectedLinks = await linksOf(original);
        if (contents.every((each) => each === null)) return;
        for (const format of ['xlsx', 'json', 'csv'] as const) {
          const { body, fileName } = await exportReport(runner, original.id, format);
          const bytes =
            typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body as Uint8Array);
          const refilled = await begin(2019);
          const file = await addFile(runner, refilled.id, { bytes, fileName });
          expect(file.format).toBe(format);
          await city.as(city.planner, (ctx) =>
            saveFile(ctx, refilled.id, file.id, { organisationId: null, decisions: [] }),
          );
          await close(refilled);
          expect(await compiledOf(refilled)).toEqual(expected);
          // A list has evidence in words, for reading.
          expect(await linksOf(refilled)).toEqual(format === 'csv' ? [] : expectedLinks);
        }
      },
    ),
    { numRuns: 5, endOnFailure: true },
  );
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from followup.answer`.execute(
    city.owner.db,
  );
  expect(rows[0]!.n).toBeGreaterThan(20);
});

test('a spreadsheet, list or object that is something else is refused with words', async () => {
  const round = await begin(2018);
  const { default: write } = await import('write-excel-file/node');
  const other = await write([{ sheet: 'Budget', data: [[{ value: 'Hej', type: String }]] }]).toBuffer();
  const encode = (content: string) => new TextEncoder().encode(content);
  const files = [
    { bytes: new Uint8Array(other), fileName: 'budget.xlsx' },
    { bytes: new Uint8Array(other).slice(0, -400), fileName: 'avklippt.xlsx' },
    { bytes: encode('{"hej": 1}'), fileName: 'annat.json' },
    { bytes: encode('{"hej": '), fileName: 'avklippt.json' },
    { bytes: encode('Omgång;År;Svar\r\nEn;2024;Ja\r\n'), fileName: 'annat.csv' },
  ];
  for (const file of files) {
    await expect(addFile(runner, round.id, file)).rejects.toMatchObject({
      definition: { code: 'followup.filling-wrong-shape' },
    });
  }
});

test('links come back once and go with their answers; files are named and do not come; a link to what acts is not taken', async () => {
  const original = await begin(2017);
  const answered = {
    value: 'yes',
    reason: '',
    comment: 'Ja.',
    status: null,
    hindrance: '',
    cost: null,
  } as const;
  await city.as(city.planner, async (ctx) => {
    const [first] = await listRecipients(ctx.db, original.id);
    const place = { questionId: first!.questionId, organisationId: first!.organisation.id };
    await writeAnswers(ctx.db, original.id, [{ ...answered, ...place, revision: 0 }], {
      by: ctx.actor.personId,
      at: ctx.now(),
    });
  });
  await close(original);
  const { body } = await exportReport(runner, original.id, 'json');
  const edition = JSON.parse(new TextDecoder().decode(body as Uint8Array));
  const told = { href: null, fileName: null, size: null, sha256: null };
  for (const { areas } of edition.content.documents)
    for (const { questions } of areas)
      for (const question of questions)
        for (const each of question.answers)
          each.evidence = [
            { ...told, kind: 'link', title: 'Rapport', href: 'https://exempel.se/rapport' },
            { ...told, kind: 'link', title: 'Ond', href: 'javascript:alert(1)' },
            {
              ...told,
              kind: 'file',
              title: 'Närvaro',
              fileName: 'närvaro.pdf',
              size: 10,
              sha256: 'a'.repeat(64),
            },
          ];
  const bytes = new TextEncoder().encode(JSON.stringify(edition));
  const refilled = await begin(2017);
  const file = await addFile(runner, refilled.id, { bytes, fileName: 'export.json' });
  const review = await city.as(city.planner, (ctx) => getReview(ctx, refilled.id, file.id, null));
  expect(review.entries[0]).toMatchObject({
    links: [{ title: 'Rapport', address: 'https://exempel.se/rapport' }],
    leftBehind: ['Ond', 'närvaro.pdf'],
  });
  const save = () =>
    city.as(city.planner, (ctx) =>
      saveFile(ctx, refilled.id, file.id, { organisationId: null, decisions: [] }),
    );
  expect(await save()).toMatchObject({ added: 1, links: 1, linksWithoutRoom: 0 });
  expect(await save()).toMatchObject({ added: 0, same: 1, links: 0 });
  expect((await linksOf(refilled)).map((each) => JSON.parse(each)[3])).toEqual(['Rapport']);
  await city.as(city.planner, (ctx) => undoFile(ctx, refilled.id, file.id));
  expect(await linksOf(refilled)).toEqual([]);
  expect(await save()).toMatchObject({ added: 1, links: 1 });
  await close(refilled);
  const sourcesOf = async (round: Round) => {
    const { body } = await exportReport(runner, round.id, 'json');
    const { content } = ReportEdition.parse(JSON.parse(new TextDecoder().decode(body as Uint8Array)));
    return content.documents
      .flatMap(({ areas }) => areas.flatMap(({ questions }) => questions))
      .flatMap(({ answers }) => answers.map(({ source }) => source));
  };
  expect(await sourcesOf(original)).toEqual([null]);
  expect(await sourcesOf(refilled)).toEqual([{ fileName: 'export.json', page: null, row: 2 }]);
  await expect(
    city.as(city.planner, async (ctx) => {
      const [first] = (await listEvidence(ctx, refilled.id, { limit: 1 })).items;
      await deleteLinks(ctx.db, [{ answerId: first!.answerId, title: 'Rapport', address: first!.address! }]);
      return (await listEvidence(ctx, refilled.id, { limit: 1 })).items;
    }),
  ).resolves.toHaveLength(1);
});
