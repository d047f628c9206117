import { createHash } from 'node:crypto';

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);
const sha256 = (...parts: (Buffer | string)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** A row of the log as the seals see it: everything as text, times in UTC with microseconds. */
export interface LoggedEvent {
  id: string;
  transactionId: string;
  /** `2026-11-22T01:02:03.123456Z` */
  recordedAt: string;
  personId: string | null;
  role: string | null;
  organisationId: string | null;
  requestId: string | null;
  action: string;
  objectType: string;
  objectId: string;
  columns: string[];
  /** The JSON text as the database writes it. */
  detail: string;
}

/** One block: the root of its rows, chained to the block before. Hashes are 32 bytes. */
export interface Seal {
  block: number;
  uptoTransaction: string;
  events: number;
  merkleRoot: Buffer;
  previousSeal: Buffer;
  seal: Buffer;
}

export const FIRST_PREVIOUS: Buffer = Buffer.alloc(32);

/** The text that a row's leaf is the hash of: a JSON array with a space after each comma. */
export function canonicalText(event: LoggedEvent): string {
  const columns = `[${event.columns.map((column) => JSON.stringify(column)).join(', ')}]`;
  const before = [
    event.transactionId,
    event.recordedAt,
    event.personId,
    event.role,
    event.organisationId,
    event.requestId,
    event.action,
    event.objectType,
    event.objectId,
  ].map((value) => JSON.stringify(value));
  return `[${[event.id, ...before, columns, JSON.stringify(event.detail)].join(', ')}]`;
}

export const leafOf = (event: LoggedEvent): Buffer => sha256(LEAF, canonicalText(event));

/**
 * Root of the tree over the leaves in order; an odd last node moves up as it is. Leaves and nodes are hashed with
 * different prefixes, so that no node can be passed off as a leaf (as in RFC 6962).
 */
export function merkleRoot(leaves: Buffer[]): Buffer {
  if (leaves.length === 0) throw new Error('a block has at least one row');
  let level = leaves;
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i]!, level[i + 1]];
      above.push(right ? sha256(NODE, left, right) : left);
    }
    level = above;
  }
  return level[0]!;
}

/** What a block's seal must be, from its contents. */
export function sealOf({
  block,
  events,
  uptoTransaction,
  merkleRoot: root,
  previousSeal,
}: Omit<Seal, 'seal'>): Buffer {
  return sha256(`${block}|${events}|${uptoTransaction}|`, root, previousSeal);
}
