import { randomUUID } from 'node:crypto';
import type { PresentPerson } from './contract.ts';

/** A page that somebody has open. */
export interface Visitor {
  personId: string;
  page: string;
  name: string;
  writes: boolean;
}

interface Visit extends Visitor {
  /** Questions of the page that the server is holding right now. */
  held: number;
  expiry: NodeJS.Timeout | null;
}

interface Room {
  visits: Map<string, Visit>;
  waiting: Set<() => void>;
  stamp: string;
  revision: number | null;
}

/** How long a question is held when nothing changes. */
export const HOLD_MS = 8000;
/** How long a page counts as open after its last question was answered. */
export const GRACE_MS = 4000;

/**
 * Who is where, in the memory of this process. A room is one organisation's answer to one question; it exists only
 * while somebody is in it, and nothing runs for an empty house.
 */
export class PresenceRooms {
  #rooms = new Map<string, Room>();
  /** Stamps of an earlier process are never right, so that a restart is noticed at once. */
  #begun = randomUUID().slice(0, 8);
  #changes = 0;

  /** The page is here, and waits for something to change; it stays for a while after the answer. */
  async hold(roomName: string, visitor: Visitor, known: string): Promise<'changed' | 'same'> {
    const { room, visit } = this.#enter(roomName, visitor);
    visit.held += 1;
    try {
      if (room.stamp !== known) return 'changed';
      return await new Promise((resolve) => {
        const end = (outcome: 'changed' | 'same') => {
          clearTimeout(timer);
          room.waiting.delete(changed);
          resolve(outcome);
        };
        const changed = () => end('changed');
        const timer = setTimeout(() => end('same'), HOLD_MS);
        timer.unref();
        room.waiting.add(changed);
      });
    } finally {
      visit.held -= 1;
      if (visit.held === 0) this.#expireLater(roomName, visit);
    }
  }

  /** The page was closed, or left for another. */
  leave(roomName: string, { personId, page }: Pick<Visitor, 'personId' | 'page'>): void {
    const room = this.#rooms.get(roomName);
    const visit = room?.visits.get(keyOf({ personId, page }));
    if (!room || !visit) return;
    if (visit.expiry) clearTimeout(visit.expiry);
    room.visits.delete(keyOf(visit));
    this.#tell(room);
    if (room.visits.size === 0) this.#rooms.delete(roomName);
  }

  /** The answer has a newer text, or has moved on. Tells only those who are there. */
  tellSaved(roomName: string, revision: number): void {
    const room = this.#rooms.get(roomName);
    if (!room) return;
    room.revision = revision;
    this.#tell(room);
  }

  /** Everyone in the room but the page itself, once each. */
  look(roomName: string, { personId, page }: Pick<Visitor, 'personId' | 'page'>) {
    const room = this.#rooms.get(roomName);
    const others = new Map<string, PresentPerson>();
    for (const visit of room?.visits.values() ?? []) {
      if (visit.personId === personId && visit.page === page) continue;
      const writes = visit.writes || (others.get(visit.personId)?.writes ?? false);
      others.set(visit.personId, { name: visit.name, writes, self: visit.personId === personId });
    }
    const named = [...others.values()].sort((a, b) => a.name.localeCompare(b.name, 'sv'));
    return { stamp: room?.stamp ?? '', others: named, revision: room?.revision ?? null };
  }

  /** How many rooms somebody is in. */
  get size(): number {
    return this.#rooms.size;
  }

  #enter(roomName: string, visitor: Visitor): { room: Room; visit: Visit } {
    let room = this.#rooms.get(roomName);
    if (!room) {
      room = { visits: new Map(), waiting: new Set(), stamp: this.#nextStamp(), revision: null };
      this.#rooms.set(roomName, room);
    }
    const present = room.visits.get(keyOf(visitor));
    const visit = present ?? { ...visitor, held: 0, expiry: null };
    if (visit.expiry) clearTimeout(visit.expiry);
    const changed = !present || visit.name !== visitor.name || visit.writes !== visitor.writes;
    Object.assign(visit, visitor, { expiry: null });
    room.visits.set(keyOf(visitor), visit);
    if (changed) this.#tell(room);
    return { room, visit };
  }

  #expireLater(roomName: string, visit: Visit): void {
    if (this.#rooms.get(roomName)?.visits.get(keyOf(visit)) !== visit) return;
    visit.expiry = setTimeout(() => this.leave(roomName, visit), GRACE_MS);
    visit.expiry.unref();
  }

  #nextStamp(): string {
    this.#changes += 1;
    return `${this.#begun}.${this.#changes}`;
  }

  #tell(room: Room): void {
    room.stamp = this.#nextStamp();
    for (const wake of [...room.waiting]) wake();
  }
}

const keyOf = ({ personId, page }: Pick<Visitor, 'personId' | 'page'>) => `${personId} ${page}`;

/** One organisation's answer to one question. */
export const roomOf = (questionId: string, organisationId: string) => `${questionId} ${organisationId}`;

/** The rooms of this process. */
export const presenceRooms = new PresenceRooms();

/** Tells whoever has an answer open that it has changed. They read it anew; what is not committed they do not see. */
export function tellAnswer(answer: { questionId: string; organisationId: string; revision: number }): void {
  presenceRooms.tellSaved(roomOf(answer.questionId, answer.organisationId), answer.revision);
}
