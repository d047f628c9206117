import { sql } from 'kysely';
import { AnswersPage, HeatMap, Overview } from '../src/modules/followup/compiled/contract.ts';
import { getHeatMap, getOverview, listAnswers } from '../src/modules/followup/compiled/service.ts';
import { getWork } from '../src/modules/followup/service/results.ts';
import { type Figure, summariseValues } from './figure.ts';
import { openScaleCity, type ScaleCity } from './scale/city.ts';
import { measureClosing } from './scale/closing.ts';
import { measureMeanwhile } from './scale/meanwhile.ts';
import { startScaleServer } from './scale/process.ts';
import { measureSaving } from './scale/saving.ts';

/** Milliseconds of each time the work is done, after some times that are not counted. */
async function time(rounds: number, work: (round: number) => Promise<unknown>) {
  const milliseconds: number[] = [];
  for (let round = -3; round < rounds; round += 1) {
    const begun = performance.now();
    await work(round + 3);
    if (round >= 0) milliseconds.push(performance.now() - begun);
  }
  return summariseValues(milliseconds);
}

/** The compiled pages and a board's work page, as the services give them. */
async function measurePages(city: ScaleCity): Promise<Figure[]> {
  const live = city.rounds.at(-1)!;
  const closed = city.rounds.at(-2)!;
  const plain = (roundId: string) =>
    time(20, () =>
      city.owner.db.transaction().execute((db) =>
        sql`select a.id, a.question_id, a.organisation_id, a.state, a.value, a.reason, a.comment, a.status, a.hindrance,
            a.cost from followup.answer a where a.round_id = ${roundId} and a.state = 'approved'`.execute(db),
      ),
    );
  // As the server gives them: checked against the contract and written as JSON.
  const compiled = (roundId: string) =>
    time(20, async () =>
      JSON.stringify(
        Overview.parse(
          await city.as(city.reader, (ctx) => getOverview(ctx, roundId, { include: 'approved' })),
        ),
      ),
    );
  const answers = () =>
    time(20, async () =>
      JSON.stringify(
        AnswersPage.parse(
          await city.as(city.reader, (ctx) => listAnswers(ctx, live.id, { include: 'approved', limit: 20 })),
        ),
      ),
    );
  const map = () =>
    time(20, async () =>
      JSON.stringify(
        HeatMap.parse(await city.as(city.reader, (ctx) => getHeatMap(ctx, live.id, { include: 'approved' }))),
      ),
    );
  return [
    {
      name: 'scale: compiled page, closed round',
      unit: 'ms',
      ...(await compiled(closed.id)),
      bound: 150,
      baseline: (await plain(closed.id)).median,
    },
    {
      name: 'scale: compiled page, live round',
      unit: 'ms',
      ...(await compiled(live.id)),
      bound: 400,
      baseline: (await plain(live.id)).median,
    },
    { name: 'scale: answers to 20 questions, live round', unit: 'ms', ...(await answers()), bound: 400 },
    { name: 'scale: heat map of a document, live round', unit: 'ms', ...(await map()), bound: 400 },
    {
      name: 'scale: work page of a board with 400 questions',
      unit: 'ms',
      ...(await time(20, (n) => city.as(city.coordinators[n % 80]!, (ctx) => getWork(ctx, live.id)))),
      bound: 100,
    },
  ];
}

/** What a city with 80 organisations, 400 questions and ten years of answers has to wait for. */
export async function measureScale(): Promise<Figure[]> {
  const city = await openScaleCity();
  try {
    const making: Figure = {
      name: 'scale: making the city',
      unit: 's',
      median: city.secondsToMake,
      p95: city.secondsToMake,
      bound: 90,
      note: '320,000 answers; zero when kept from before',
    };
    const pages = await measurePages(city);
    const atWork: Figure[] = [];
    const server = await startScaleServer(city);
    try {
      atWork.push(...(await measureSaving(city, server)), ...(await measureMeanwhile(city, server)));
    } finally {
      await server.stop();
    }
    return [making, ...pages, ...atWork, ...(await measureClosing(city))];
  } finally {
    await city.close();
  }
}
