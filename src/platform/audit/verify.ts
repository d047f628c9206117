import { FIRST_PREVIOUS, type LoggedEvent, leafOf, merkleRoot, type Seal, sealOf } from './merkle.ts';

/** Something in the log that is not as it was when it was sealed. `text` is Swedish, for the one who verifies. */
export interface Fault {
  block: number | null;
  text: string;
}

/** A seal kept outside the database, with the mark of each of its rows. */
export interface KeptSeal extends Seal {
  leaves: Buffer[];
}

export interface Verification {
  faults: Fault[];
  blocks: number;
  /** Rows that belong to a block. */
  sealed: number;
  /** Rows written after the last block. */
  unsealed: number;
}

const same = (a: Buffer, b: Buffer) => a.equals(b);

/** Seals among themselves: numbered without gaps, each chained to the one before, each the hash of what it says. */
export function checkChain(seals: Seal[]): Fault[] {
  const faults: Fault[] = [];
  let previous: Seal | null = null;
  for (const seal of seals) {
    const { block } = seal;
    const expected: number = previous ? previous.block + 1 : 1;
    if (block !== expected)
      faults.push({
        block,
        text: `Block ${expected} saknas: efter ${previous ? `block ${previous.block}` : 'början'} kommer block ${block}.`,
      });
    else if (!same(seal.previousSeal, previous?.seal ?? FIRST_PREVIOUS))
      faults.push({
        block,
        text: `Block ${block} hänger inte ihop med ${previous ? `block ${previous.block}` : 'loggens början'}.`,
      });
    if (!same(seal.seal, sealOf(seal)))
      faults.push({
        block,
        text: `Förseglingen av block ${block} stämmer inte med vad blocket säger om sig självt.`,
      });
    if (previous && BigInt(seal.uptoTransaction) <= BigInt(previous.uptoTransaction))
      faults.push({ block, text: `Block ${block} slutar inte efter block ${previous.block}.` });
    previous = seal;
  }
  return faults;
}

/** The database's seals against those kept outside it. */
export function compareWithKept(seals: Seal[], kept: KeptSeal[]): Fault[] {
  const faults: Fault[] = [];
  const byBlock = new Map(seals.map((seal) => [seal.block, seal]));
  for (const { block, seal, leaves, merkleRoot: root } of kept) {
    const present = byBlock.get(block);
    if (!present) faults.push({ block, text: `Block ${block} finns i filen men inte i databasen.` });
    else if (!same(present.seal, seal))
      faults.push({ block, text: `Block ${block} i databasen har en annan försegling än i filen.` });
    if (leaves.length === 0 || !same(merkleRoot(leaves), root))
      faults.push({
        block,
        text: `Filen är skadad: radernas märken i block ${block} stämmer inte med blocket.`,
      });
  }
  return faults;
}

/** Which rows of a block differ, when the mark of each was kept. */
function describeDifference(block: number, events: LoggedEvent[], leaves: Buffer[], kept: Buffer[]): Fault[] {
  const faults: Fault[] = [];
  const wanted = new Set(kept.map((leaf) => leaf.toString('hex')));
  const present = new Set(leaves.map((leaf) => leaf.toString('hex')));
  events.forEach((event, index) => {
    if (wanted.has(leaves[index]!.toString('hex'))) return;
    faults.push({
      block,
      text: `Rad ${event.id} i block ${block} är ändrad eller tillagd efter förseglingen.`,
    });
  });
  const missing = kept.flatMap((leaf, index) => (present.has(leaf.toString('hex')) ? [] : [index + 1]));
  if (missing.length > 0)
    faults.push({
      block,
      text: `I block ${block} saknas den ursprungliga raden på plats ${missing.join(', ')} av ${kept.length}.`,
    });
  return faults;
}

function checkBlock(seal: Seal, events: LoggedEvent[], kept: KeptSeal | undefined): Fault[] {
  const { block } = seal;
  const leaves = events.map(leafOf);
  if (leaves.length > 0 && leaves.length === seal.events && same(merkleRoot(leaves), seal.merkleRoot))
    return [];
  const count =
    events.length === seal.events
      ? `minst en av blockets ${seal.events} rader är ändrad`
      : `blocket ska ha ${seal.events} rader men har ${events.length}`;
  const range = events.length > 0 ? `, rad ${events[0]!.id} till ${events.at(-1)!.id}` : '';
  return [
    { block, text: `Raderna i block ${block} stämmer inte med förseglingen: ${count}${range}.` },
    ...(kept ? describeDifference(block, events, leaves, kept.leaves) : []),
  ];
}

/**
 * Recomputes everything from the rows, independently of the database's own functions.
 * @param events in order of transaction and id
 * @param seals the database's, in order of block
 * @param kept exported earlier and kept elsewhere: what they say counts more than what the database says
 */
export async function verifyLog(
  events: AsyncIterable<LoggedEvent>,
  seals: Seal[],
  kept: KeptSeal[] = [],
): Promise<Verification> {
  const faults = [
    ...checkChain(seals),
    ...(kept.length > 0
      ? [
          ...checkChain(kept).map(({ block, text }) => ({ block, text: `I filen: ${text}` })),
          ...compareWithKept(seals, kept),
        ]
      : []),
  ];
  const keptByBlock = new Map(kept.map((seal) => [seal.block, seal]));
  const trusted = [...kept, ...seals.filter(({ block }) => !keptByBlock.has(block))].sort(
    (a, b) => a.block - b.block,
  );
  let index = 0;
  let rows: LoggedEvent[] = [];
  let sealed = 0;
  let unsealed = 0;
  const closeBlock = () => {
    const seal = trusted[index]!;
    faults.push(...checkBlock(seal, rows, keptByBlock.get(seal.block)));
    sealed += rows.length;
    rows = [];
    index += 1;
  };
  for await (const event of events) {
    while (index < trusted.length && BigInt(event.transactionId) > BigInt(trusted[index]!.uptoTransaction))
      closeBlock();
    if (index < trusted.length) rows.push(event);
    else unsealed += 1;
  }
  while (index < trusted.length) closeBlock();
  return { faults, blocks: trusted.length, sealed, unsealed };
}
