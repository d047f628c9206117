import { setTimeout as sleep } from 'node:timers/promises';
import { writeJson } from '../../src/modules/publishing/formats/json.ts';
import { makeFile } from '../../src/modules/publishing/formats/make-file.ts';
import { type Figure, summariseValues } from '../figure.ts';
import { longEdition } from '../report.ts';
import type { ScaleCity } from './city.ts';
import { createScaleClient, type ScaleServer } from './process.ts';
import { closeWriters, findWriters, save, type Writer } from './saving.ts';

/** Ten boards at work: each looks at its list and saves an answer, in turn, until told to stop. */
async function workOn(city: ScaleCity, writers: Writer[], server: ScaleServer, over: () => boolean) {
  const readers = writers.map(({ session }) => createScaleClient(server, session));
  const pages: number[] = [];
  const saves: number[] = [];
  const path = `/followup/rounds/${city.rounds.at(-1)!.id}/work`;
  await Promise.all(
    writers.map(async (writer, n) => {
      await sleep(n * 80);
      for (let time = 0; !over(); time += 1) {
        pages.push((await readers[n]!.send('GET', path)).milliseconds);
        writer.times = [];
        await save(writer, `Vi skriver medan rapporten görs. ${n}-${time} ${performance.now()}`);
        saves.push(...writer.times);
        await sleep(400);
      }
    }),
  );
  for (const reader of readers) reader.close();
  return { pages: summariseValues(pages), saves: summariseValues(saves) };
}

type Noticed = Awaited<ReturnType<typeof workOn>>;

/** What ten boards at work notice of something else: first of nothing for some seconds, then of the work. */
export async function meanwhile(
  city: ScaleCity,
  server: ScaleServer,
  work: () => Promise<unknown>,
): Promise<{ quiet: Noticed; busy: Noticed }> {
  const writers = (await findWriters(city, server)).slice(0, 10);
  try {
    const during = async (other: () => Promise<unknown>) => {
      let over = false;
      // Together, so that boards that fail are heard of at once and not as a promise that nobody holds.
      const [noticed] = await Promise.all([
        workOn(city, writers, server, () => over),
        other().finally(() => {
          over = true;
        }),
      ]);
      return noticed;
    };
    await during(() => sleep(2_000));
    return { quiet: await during(() => sleep(8_000)), busy: await during(work) };
  } finally {
    closeWriters(writers);
  }
}

/** What ten boards at work notice of a 300-page PDF being made on the same machine. */
export async function measureMeanwhile(city: ScaleCity, server: ScaleServer): Promise<Figure[]> {
  const { quiet, busy } = await meanwhile(city, server, () =>
    makeFile(writeJson(longEdition), { format: 'pdf', colour: '#12606b' }),
  );
  const note = 'ten boards reading and saving; baseline: the same without the PDF';
  return [
    {
      name: 'scale: work page while a 300-page PDF is made',
      unit: 'ms',
      ...busy.pages,
      baseline: quiet.pages.median,
      note: `${note}, 95th percentile ${quiet.pages.p95.toFixed(0)} ms`,
    },
    {
      name: 'scale: saving while a 300-page PDF is made',
      unit: 'ms',
      ...busy.saves,
      bound: 100,
      baseline: quiet.saves.median,
      note: `${note}, 95th percentile ${quiet.saves.p95.toFixed(0)} ms`,
    },
  ];
}
