/** A small seeded generator of numbers in [0, 1): the same seed gives the same inputs on every machine (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;
type Mutation = (bytes: Uint8Array, other: Uint8Array, random: Random) => Uint8Array;

const below = (random: Random, limit: number) => Math.floor(random() * limit);

/** What happens to files on their way, and what somebody wicked would do. */
const mutations: Mutation[] = [
  function flipBytes(bytes, _other, random) {
    const copy = bytes.slice();
    for (let n = 1 + below(random, 40); n > 0; n--) copy[below(random, copy.length)] = below(random, 256);
    return copy;
  },
  function cutOff(bytes, _other, random) {
    return bytes.slice(0, below(random, bytes.length));
  },
  function splice(bytes, other, random) {
    const head = bytes.subarray(0, below(random, bytes.length));
    const tail = other.subarray(below(random, other.length));
    return Buffer.concat([head, tail]);
  },
  function repeatPart(bytes, _other, random) {
    const from = below(random, bytes.length);
    const part = bytes.subarray(from, from + below(random, 2000));
    return Buffer.concat([
      bytes.subarray(0, from),
      ...Array(1 + below(random, 20)).fill(part),
      bytes.subarray(from),
    ]);
  },
  function dropPart(bytes, _other, random) {
    const from = below(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + below(random, 500))]);
  },
  function swapNumbers(bytes, _other, random) {
    // Lengths, offsets and years: digits are where formats break.
    const copy = bytes.slice();
    for (let i = 0; i < copy.length; i++) {
      if (copy[i]! >= 48 && copy[i]! <= 57 && random() < 0.02) copy[i] = 48 + below(random, 10);
    }
    return copy;
  },
  function swapLines(bytes, _other, random) {
    const lines = Buffer.from(bytes).toString('latin1').split('\n');
    for (let n = 1 + below(random, 10); n > 0; n--) {
      const a = below(random, lines.length);
      const b = below(random, lines.length);
      [lines[a], lines[b]] = [lines[b]!, lines[a]!];
    }
    return Buffer.from(lines.join('\n'), 'latin1');
  },
];

/** One to three mutations of a file, the kind and place of each drawn from `random`. */
export function mutate(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let mutated = bytes;
  for (let n = 1 + below(random, 3); n > 0; n--) {
    if (mutated.length === 0) return mutated;
    mutated = mutations[below(random, mutations.length)]!(mutated, other, random);
  }
  return mutated;
}
