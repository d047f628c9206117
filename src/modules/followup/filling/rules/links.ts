import { MOST_PIECES } from '../../evidence/contract.ts';
import type { FileLink } from '../contract.ts';

const keyOf = ({ title, address }: FileLink) => JSON.stringify([title, address]);

/**
 * Which links of a file an answer lacks: those there are stay, none comes twice, and an answer has room for ten.
 * @returns what to add, and how many there was no room for
 */
export function linksToAdd(
  present: readonly FileLink[],
  wanted: readonly FileLink[],
): { add: FileLink[]; withoutRoom: number } {
  const known = new Set(present.map(keyOf));
  const lacking: FileLink[] = [];
  for (const link of wanted) {
    if (known.has(keyOf(link))) continue;
    known.add(keyOf(link));
    lacking.push(link);
  }
  const room = Math.max(0, MOST_PIECES - present.length);
  return { add: lacking.slice(0, room), withoutRoom: Math.max(0, lacking.length - room) };
}
