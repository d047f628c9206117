import { expect, it } from 'vitest';
import { ImportError } from '../../src/modules/governance/import/errors.ts';
import { askImportWorker, startImportWorker } from '../../src/modules/governance/import/run.ts';
import { corpusRegister, listCorpus } from './corpus.ts';
import { mutate, seededRandom } from './mutate.ts';

const inputs = Number(process.env.SAMLAD_FUZZ ?? 300);
const seed = Number(process.env.SAMLAD_FUZZ_SEED ?? 20_260);
const workers = 2;

/** Seeds whose files once broke something. */
const onceBroken = [22718, 23232, 24065, 24325, 26283, 26561, 29096];
const seeds = [...onceBroken, ...Array.from({ length: inputs }, (_, index) => seed + index)];

/** Longer than any of these small files takes on a busy machine; reaching it is a hang. */
const milliseconds = 120_000;

it(`${inputs} mutated files are read or refused by name: no crash, no hang`, {
  timeout: 300_000 + inputs * 1000,
}, async () => {
  const files = await Promise.all(
    listCorpus().map(async ({ name, load }) => ({ name, bytes: await load() })),
  );
  const unnamed: string[] = [];
  let next = 0;
  let proposals = 0;

  async function work(): Promise<void> {
    let worker = await startImportWorker();
    for (let index = next++; index < seeds.length; index = next++) {
      const random = seededRandom(seeds[index]!);
      const pick = () => files[Math.floor(random() * files.length)]!;
      const file = pick();
      try {
        const reading = await askImportWorker(
          worker,
          mutate(file.bytes, pick().bytes, random),
          corpusRegister,
          { milliseconds },
        );
        proposals++;
        checkSources(reading.source.text.length, reading.proposal);
      } catch (error) {
        const code = error instanceof ImportError ? error.code : String(error);
        if (!(error instanceof ImportError) || code === 'unexpected' || code === 'took-too-long') {
          const cause = error instanceof Error ? String(error.cause ?? '').slice(0, 600) : '';
          unnamed.push(`seed ${seeds[index]}, ${file.name}: ${code} ${cause}`);
        }
        if (code === 'took-too-long' || code === 'too-much-memory' || code === 'unexpected') {
          await worker.terminate();
          worker = await startImportWorker();
        }
      }
    }
    await worker.terminate();
  }
  await Promise.all(Array.from({ length: workers }, work));
  expect(unnamed).toEqual([]);
  // If next to none were read, the mutations only test the refusals.
  expect(proposals).toBeGreaterThan(inputs / 5);
});

/** Every position that a proposal points to lies inside the text it was read from. */
function checkSources(length: number, value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const { start, end } = value as { start?: unknown; end?: unknown };
  if (
    typeof start === 'number' &&
    typeof end === 'number' &&
    !(start >= 0 && start <= end && end <= length)
  ) {
    throw new Error(`a source ${start}–${end} lies outside a text of ${length} characters`);
  }
  for (const inner of Object.values(value)) checkSources(length, inner);
}
