import { sql } from 'kysely';
import { getCompiled, getWork } from '../src/modules/followup/service/results.ts';
import { type Figure, summariseValues } from './figure.ts';
import { openScaleCity, type ScaleCity } from './scale/city.ts';
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
  const compiled = (roundId: string) =>
    time(20, () => city.as(city.reader, (ctx) => getCompiled(ctx, roundId, { include: 'approved' })));
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
    const server = await startScaleServer(city);
    try {
      return [making, ...pages, ...(await measureSaving(city, server))];
    } finally {
      await server.stop();
    }
  } finally {
    await city.close();
  }
}
