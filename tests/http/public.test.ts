import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saveAnswer } from '../../src/modules/followup/service/answers.ts';
import { approveAnswers, submitAnswers } from '../../src/modules/followup/service/moves.ts';
import { closeRound, getRound } from '../../src/modules/followup/service/rounds.ts';
import {
  addAddendum,
  getReport,
  publishReport,
  withdrawReport,
} from '../../src/modules/publishing/service/reports.ts';
import { startTestServer, type TestServer } from '../support/application.ts';
import { ANSWERED, createFollowupCity, type FollowupCity } from '../support/followup-city.ts';

const COMMENT = '<script>alert("1")</script> =1+1 {{7*7}} & åäö\nandra raden';
const REASON = 'En nämnd hade svarat om <b>fel</b> år.';

describe('what anybody may read', () => {
  let city: FollowupCity;
  let server: TestServer;
  let roundId: string;
  let slug: string;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.address}${path}`, { headers });
  const text = async (path: string) => await (await get(path)).text();

  beforeAll(async () => {
    city = await createFollowupCity();
    server = await startTestServer(city);
    const { round, questionIds } = await city.beginOpenRound();
    roundId = round.id;
    const { answer } = await city.as(city.coordinator, (ctx) =>
      saveAnswer(ctx, questionIds[0]!, { ...ANSWERED, comment: COMMENT, baseRevision: 0 }),
    );
    const chosen = (revision: number) => ({ answers: [{ id: answer.id, revision }] });
    await city.as(city.coordinator, (ctx) => submitAnswers(ctx, chosen(answer.revision)));
    await city.as(city.approver, (ctx) => approveAnswers(ctx, chosen(answer.revision + 1)));
    const { revision } = await city.as(city.planner, (ctx) => getRound(ctx, roundId));
    await city.as(city.planner, (ctx) => closeRound(ctx, roundId, revision));
    slug = (await city.as(city.planner, (ctx) => getReport(ctx, roundId))).slug;
  });
  afterAll(async () => {
    await server.close();
    await city.close();
  });

  test('is nothing before a report is published, whatever address is tried', async () => {
    const files = [
      '',
      '/rapport.pdf',
      '/svar.csv',
      '/rapport.json',
      '/svar.xlsx',
      '/arkiv.pdf',
      '/rapport.docx',
    ];
    for (const file of files) {
      const response = await get(`/publicerat/rapport/${slug}${file}`);
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain('andra raden');
    }
    for (const path of ['/publicerat', '/publicerat/rss.xml', '/publicerat/dcat.rdf'])
      expect(await text(path)).not.toContain(slug);
    for (const odd of ["x'--", '..%2f..%2fapi', '%00', 'A'.repeat(500)])
      expect((await get(`/publicerat/rapport/${odd}`)).status).toBe(404);
  });

  test('is the page, the list, the feed and the catalogue once it is published', async () => {
    const { hash } = await city.as(city.planner, (ctx) => publishReport(ctx, roundId, { latest: 0 }));
    await city.as(city.planner, (ctx) =>
      addAddendum(ctx, roundId, { text: 'Rättat <i>nu</i>.', questionId: null }),
    );
    const response = await get(`/publicerat/rapport/${slug}`);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain(
      '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; =1+1 {{7*7}} &amp; åäö<br>andra raden',
    );
    expect(page).toContain('Rättat &lt;i&gt;nu&lt;/i&gt;.');
    expect(page).toContain(hash);
    expect(page).toMatch(/<html lang="sv">/);
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(await text('/publicerat')).toContain(`/publicerat/rapport/${slug}`);
    const feed = await text('/publicerat/rss.xml');
    expect(feed).toContain(`<link>${server.address}/publicerat/rapport/${slug}</link>`);
    const catalogue = await text('/publicerat/dcat.rdf');
    for (const file of ['svar.csv', 'svar.xlsx', 'rapport.json'])
      expect(catalogue).toContain(
        `<dcat:downloadURL rdf:resource="${server.address}/publicerat/rapport/${slug}/${file}"/>`,
      );
  });

  test('names nobody', async () => {
    const { rows } = await city.owner.pool.query<{ name: string }>('select name from identity.person');
    const page = await text(`/publicerat/rapport/${slug}`);
    for (const { name } of rows) expect(page).not.toContain(name);
  });

  test('is kept by browsers only as long as it is the same', async () => {
    const first = await get(`/publicerat/rapport/${slug}`);
    const etag = first.headers.get('etag')!;
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    expect((await get(`/publicerat/rapport/${slug}`, { 'if-none-match': etag })).status).toBe(304);
    await city.as(city.planner, (ctx) => addAddendum(ctx, roundId, { text: 'Ännu en.', questionId: null }));
    expect((await get(`/publicerat/rapport/${slug}`, { 'if-none-match': etag })).status).toBe(200);
  });

  test('does not depend on who is signed in', async () => {
    const cookie = `__Host-samlad=${city.planner.token}`;
    const withSession = await get(`/publicerat/rapport/${slug}`, { cookie });
    expect(await withSession.text()).toBe(await text(`/publicerat/rapport/${slug}`));
  });

  test('is the same content in every file', async () => {
    const { hash } = await city.as(city.planner, (ctx) => getReport(ctx, roundId));
    const base = `/publicerat/rapport/${slug}`;
    expect(JSON.parse(await text(`${base}/rapport.json`))).toMatchObject({ hash });
    expect(await text(`${base}/svar.csv`)).toContain(hash);
    const pdf = await get(`${base}/rapport.pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(await pdf.arrayBuffer()).toString('latin1')).toContain(hash);
  });

  test('is gone at once when it is withdrawn; only the reason stands there', async () => {
    await city.as(city.planner, (ctx) => withdrawReport(ctx, roundId, { latest: 1, reason: REASON }));
    const response = await get(`/publicerat/rapport/${slug}`);
    const page = await response.text();
    expect(response.status).toBe(410);
    expect(page).toContain('En nämnd hade svarat om &lt;b&gt;fel&lt;/b&gt; år.');
    expect(page).not.toContain('andra raden');
    expect((await get(`/publicerat/rapport/${slug}/rapport.pdf`)).status).toBe(410);
    for (const path of ['/publicerat', '/publicerat/rss.xml', '/publicerat/dcat.rdf'])
      expect(await text(path)).not.toContain(slug);
  });
});
