import { sql } from 'kysely';
import { z } from 'zod';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { FormDraft } from '../identity/contract.ts';

const Key = z.object({ key: z.string().min(1).max(200) });

/** Server-side autosave of forms: each person's own, gone when the form is sent. */
export const draftsApi: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/drafts/:key',
    summary: 'A form as the person left it; null when there is nothing kept',
    tag: 'drafts',
    params: Key,
    response: FormDraft.nullable(),
    handle: async (ctx, { params }) => {
      const { rows } = await sql<{ content: Record<string, unknown>; saved_at: Date }>`
        select content, saved_at from draft.form_draft
        where person_id = ${ctx.actor.personId} and form_key = ${params.key}
      `.execute(ctx.db);
      const row = rows[0];
      // Most forms have none: that is no fault, and no error in the browser's console.
      return row ? { content: row.content, savedAt: row.saved_at.toISOString() } : null;
    },
  }),
  endpoint({
    method: 'put',
    path: '/drafts/:key',
    summary: 'Keep a form as typed',
    tag: 'drafts',
    params: Key,
    body: z.object({ content: z.record(z.string(), z.unknown()) }),
    response: z.object({ savedAt: z.string() }),
    handle: async (ctx, { params, body }) => {
      const { rows } = await sql<{ saved_at: Date }>`
        insert into draft.form_draft (person_id, form_key, content)
        values (${ctx.actor.personId}, ${params.key}, ${JSON.stringify(body.content)}::jsonb)
        on conflict (person_id, form_key) do update set content = excluded.content, saved_at = now()
        returning saved_at
      `.execute(ctx.db);
      return { savedAt: rows[0]!.saved_at.toISOString() };
    },
  }),
  endpoint({
    method: 'delete',
    path: '/drafts/:key',
    summary: 'Throw a kept form away',
    tag: 'drafts',
    params: Key,
    handle: async (ctx, { params }) => {
      await sql`delete from draft.form_draft where person_id = ${ctx.actor.personId} and form_key = ${params.key}`.execute(
        ctx.db,
      );
    },
  }),
];
