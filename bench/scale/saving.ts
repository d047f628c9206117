import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Figure, summariseValues } from '../figure.ts';
import type { ScaleCity, ScaleSession } from './city.ts';
import { createScaleClient, type ScaleClient, type ScaleServer } from './process.ts';

interface Draft {
  questionId: string;
  answerId: string;
  revision: number;
}

export interface Writer {
  session: ScaleSession;
  client: ScaleClient;
  draft: Draft;
  /** The text that was last acknowledged. */
  text: string;
  times: number[];
}

/** A draft for each coordinator, never the same one for two. */
async function findDrafts(city: ScaleCity, sessions: ScaleSession[]): Promise<Draft[]> {
  const { rows } = await sql<Draft & { organisationId: string }>`
    select a.question_id as "questionId", a.id as "answerId", a.revision, a.organisation_id as "organisationId"
    from followup.answer a where a.round_id = ${city.rounds.at(-1)!.id} and a.state = 'draft'
    order by a.id`.execute(city.owner.db);
  const left = [...rows];
  return sessions.map(({ organisationId }) => {
    const at = left.findIndex((row) => row.organisationId === organisationId);
    if (at < 0) throw new Error('an organisation has no draft left');
    return left.splice(at, 1)[0]!;
  });
}

export async function save(writer: Writer, text: string): Promise<void> {
  const { status, milliseconds, body } = await writer.client.send(
    'PUT',
    `/followup/questions/${writer.draft.questionId}/answer`,
    {
      value: 'yes',
      reason: '',
      comment: text,
      status: 'ongoing',
      hindrance: '',
      cost: null,
      baseRevision: writer.draft.revision,
    },
  );
  if (status !== 200) throw new Error(`saving answered ${status}: ${body.toString()}`);
  writer.draft.revision = (JSON.parse(body.toString()) as { answer: { revision: number } }).answer.revision;
  writer.text = text;
  writer.times.push(milliseconds);
}

/** How many texts are not, word for word, what their writer was told is saved, in the answer or in its history. */
async function countLost(city: ScaleCity, writers: Writer[]): Promise<number> {
  const { rows } = await sql<{ id: string; comment: string; kept: string | null }>`
    select a.id, a.comment, r.comment as kept from followup.answer a
    left join followup.answer_revision r on r.answer_id = a.id and r.revision = a.revision
    where a.id = any (${writers.map(({ draft }) => draft.answerId)}::uuid[])`.execute(city.owner.db);
  const found = new Map(rows.map((row) => [row.id, row]));
  return writers.filter(({ draft, text }) => {
    const row = found.get(draft.answerId);
    return row?.comment !== text || row.kept !== text;
  }).length;
}

/** A writer for each coordinator, with a draft to write on. Afterwards `closeWriters`. */
export async function findWriters(city: ScaleCity, server: ScaleServer): Promise<Writer[]> {
  const drafts = await findDrafts(city, city.coordinators);
  return city.coordinators.map((session, n) => ({
    session,
    client: createScaleClient(server, session),
    draft: drafts[n]!,
    text: '',
    times: [],
  }));
}

export const closeWriters = (writers: Writer[]) => {
  for (const { client } of writers) client.close();
};

const paragraph = (writer: number, n: number) =>
  `${'Vi har prövat, följt upp och skrivit om. '.repeat(8)}${writer}-${n}`;

/**
 * A hundred coordinators of 80 organisations writing at once over HTTP, each on a connection of its own: first at the
 * rhythm in which a page saves while somebody types without a pause, then each as fast as the answers come.
 */
export async function measureSaving(city: ScaleCity, server: ScaleServer): Promise<Figure[]> {
  const writers = await findWriters(city, server);
  const all = async (milliseconds: number, pause: number) => {
    for (const writer of writers) writer.times = [];
    const until = performance.now() + milliseconds;
    await Promise.all(
      writers.map(async (writer, n) => {
        await sleep((pause * n) / writers.length);
        for (let time = 0; performance.now() < until; time += 1) {
          await save(writer, paragraph(n, time));
          if (pause > 0) await sleep(pause);
        }
      }),
    );
    return writers.flatMap(({ times }) => times);
  };
  const pings = async () => {
    const times: number[] = [];
    for (let n = 0; n < 60; n += 1)
      times.push((await writers[0]!.client.send('GET', '/session')).milliseconds);
    return summariseValues(times).median;
  };
  try {
    await all(2_000, 400);
    const baseline = await pings();
    const paced = await all(12_000, 800);
    const pacedLost = await countLost(city, writers);
    const fast = await all(5_000, 0);
    const fastLost = await countLost(city, writers);
    return [
      {
        name: 'scale: 100 coordinators saving at once, each every 800 ms',
        unit: 'ms',
        ...summariseValues(paced),
        bound: 100,
        baseline,
        note: `${paced.length} saves, ${pacedLost} texts lost; baseline: reading the session, alone`,
      },
      {
        name: 'scale: 100 coordinators saving without a pause',
        unit: 'ms',
        ...summariseValues(fast),
        note: `${Math.round(fast.length / 5)} saves a second, ${fastLost} texts lost`,
      },
    ];
  } finally {
    closeWriters(writers);
  }
}
