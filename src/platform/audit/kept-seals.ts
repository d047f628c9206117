import { z } from 'zod';
import { type LoggedEvent, leafOf } from './merkle.ts';
import type { LogReading } from './read-log.ts';
import type { KeptSeal } from './verify.ts';

const hash = z.codec(z.base64().length(44), z.instanceof(Buffer), {
  decode: (text) => Buffer.from(text, 'base64'),
  encode: (bytes) => bytes.toString('base64'),
});
const SealLine = z.object({
  block: z.int().positive(),
  uptoTransaction: z.string().regex(/^\d+$/),
  events: z.int().positive(),
  merkleRoot: hash,
  previousSeal: hash,
  seal: hash,
  leaves: z.array(hash),
});

/** One line of JSON a block, to keep where nobody who can write to the database can write. */
export async function* exportSeals({
  seals,
  events,
}: Pick<LogReading, 'seals' | 'events'>): AsyncGenerator<string> {
  let index = 0;
  let rows: LoggedEvent[] = [];
  const line = () => {
    const text = JSON.stringify(z.encode(SealLine, { ...seals[index]!, leaves: rows.map(leafOf) }));
    rows = [];
    index += 1;
    return text;
  };
  for await (const event of events) {
    while (index < seals.length && BigInt(event.transactionId) > BigInt(seals[index]!.uptoTransaction))
      yield line();
    if (index >= seals.length) return;
    rows.push(event);
  }
  while (index < seals.length) yield line();
}

/** @throws Error with a Swedish text when a line is not one of ours */
export function parseKeptSeals(text: string): KeptSeal[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      try {
        return SealLine.parse(JSON.parse(line)) as KeptSeal;
      } catch {
        throw new Error(`Rad ${index + 1} i filen med förseglingar går inte att läsa.`);
      }
    });
}
