import { setTimeout as sleep } from 'node:timers/promises';
import { About } from '../../src/modules/publishing/contract/about.ts';
import { ExportProgress } from '../../src/modules/publishing/contract.ts';
import { type Figure, summariseValues } from '../figure.ts';
import type { ScaleCity } from './city.ts';
import { meanwhile } from './meanwhile.ts';
import { createScaleClient, type ScaleClient, type ScaleServer } from './process.ts';

const BETWEEN_LOOKS_MS = 400;

/** As a browser does it: asks until the file is ready, then takes it. @returns its size in bytes */
async function take(client: ScaleClient, path: string): Promise<number> {
  for (;;) {
    const asked = await client.send('POST', path, {});
    if (asked.status !== 200) throw new Error(`${path}: ${asked.status} ${asked.body}`);
    if (ExportProgress.parse(JSON.parse(asked.body.toString())).state === 'ready') break;
    await sleep(BETWEEN_LOOKS_MS);
  }
  const taken = await client.send('GET', path);
  if (taken.status !== 200) throw new Error(`${path}: ${taken.status}`);
  return taken.body.length;
}

/**
 * Every volume of a closed round of 32,000 answers as PDF, then its package, while ten boards are at work.
 * @param most how many of the volumes are taken before the package
 */
export async function measureWholeRound(
  city: ScaleCity,
  server: ScaleServer,
  most = Number.POSITIVE_INFINITY,
): Promise<Figure[]> {
  const client = createScaleClient(server, city.planner);
  const report = `/publishing/reports/${city.rounds.at(-2)!.id}`;
  try {
    const begun = performance.now();
    const opened = await client.send('GET', report);
    const seconds = (performance.now() - begun) / 1000;
    const { volumes } = About.pick({ volumes: true }).parse(JSON.parse(opened.body.toString()));
    const each: number[] = [];
    let megabytes = 0;
    const during = await meanwhile(city, server, async () => {
      for (const { number } of volumes.slice(0, most)) {
        const started = performance.now();
        megabytes += (await take(client, `${report}/files/pdf?volume=${number}`)) / 1e6;
        each.push((performance.now() - started) / 1000);
        // Minutes pass: who waits wants to see that something happens.
        process.stderr.write(`volume ${number} of ${volumes.length}: ${each.at(-1)!.toFixed(1)} s\n`);
      }
    });
    let packed = 0;
    const packaging = performance.now();
    const whilePacking = await meanwhile(city, server, async () => {
      packed = (await take(client, `${report}/package`)) / 1e6;
    });
    const packing = (performance.now() - packaging) / 1000;
    const all = each.reduce((sum, one) => sum + one, 0);
    const one = (name: string, value: number, note: string): Figure => ({
      ...{ name: `volumes: ${name}`, unit: 's', median: value, p95: value, note },
    });
    const noticed = (what: string, { quiet, busy }: typeof during): Figure[] =>
      (['pages', 'saves'] as const).map((kind) => ({
        name: `volumes: ${kind === 'pages' ? 'work page' : 'saving'} ${what}`,
        unit: 'ms',
        ...busy[kind],
        baseline: quiet[kind].median,
        note: `ten boards; 95th percentile without: ${quiet[kind].p95.toFixed(0)} ms`,
      }));
    return [
      one('the page of the report, first time', seconds, '32,000 answers'),
      { name: 'volumes: one PDF', unit: 's', ...summariseValues(each), note: `${volumes.length} volumes` },
      one(`${each.length} PDFs`, all, `${megabytes.toFixed(0)} MB`),
      ...noticed('while the PDFs are made', during),
      one('the package for the archive', packing, `${packed.toFixed(0)} MB`),
      ...noticed('while the package is made', whilePacking),
    ];
  } finally {
    client.close();
  }
}
