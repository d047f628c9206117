import type pg from 'pg';

/** Something in the database's catalogue that opens the wall, or would when somebody leans on it. */
export interface Finding {
  check: string;
  /** What it was found on, for instance `governance.document` or `access.role()`. */
  object: string;
}

/** Tables that are not audited row by row, each with the reason. */
export const NOT_AUDITED: Record<string, string> = {
  'audit.event': 'is the log itself',
  'audit.seal': 'seals the log; its rows are chained to each other',
  'identity.session':
    'sign-in, role switch and sign-out are noted as acts; last use is not worth a row a minute',
  'followup.answer_revision': 'is itself the log of an answer; the change of the answer is audited',
  'publishing.office_text_revision': 'is itself the log of a draft; the change of the draft is audited',
  'followup.evidence_file': 'only the bytes of a file; adding and removing the file is audited in evidence',
  'governance.import_block':
    'a proposal while one person corrects it, saved at every stroke; what is accepted is audited',
  'mail.message': 'is itself the record of what was sent, and is emptied when it has been',
  'followup.reminder_part': 'is itself the record of what was sent',
  'followup.reminder_run': 'a job of nobody: days on which reminders were thought of',
  'mail.signing_key': 'made by the migration and never changed; the log has no use for it',
  'draft.form_draft': 'what a person types before sending it; only that person ever sees it',
};

/** Functions with the owner's rights that samlad_app may call though they do not ask who asks, with the reason. */
export const ASKS_NOBODY: Record<string, string> = {
  'identity.current_session': 'is the question itself',
  'identity.resume_session': 'opens the transaction for a token; tells only whose token it is',
  'publishing.public_reports': 'what a planner has published is for anybody; nothing else is in it',
  'publishing.public_report': 'what a planner has published is for anybody; nothing else is in it',
  'mail.stop_reminders': 'the token of the letter is the right, and only stops reminders',
  'audit.seal_pending': 'a job of nobody: seals what is committed, reads nothing out',
};

/**
 * Schemas that are ours and behind the wall. Of migrations only names of files and demo parts are kept; the queue is
 * the library's, reached by samlad_jobs alone, and holds names of jobs and days.
 */
const OURS = `n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'samlad_migrations', 'queue')`;
const TABLES = `pg_class c join pg_namespace n on n.oid = c.relnamespace and ${OURS} and c.relkind in ('r', 'p')`;
const FUNCTIONS = `pg_proc p join pg_namespace n on n.oid = p.pronamespace and ${OURS}`;
const TABLE_NAME = `n.nspname || '.' || c.relname`;
const FUNCTION_NAME = `n.nspname || '.' || p.proname`;
const POLICIES = `pg_policy y join pg_class c on c.oid = y.polrelid join pg_namespace n on n.oid = c.relnamespace and ${OURS}`;
const POLICY_NAME = `${TABLE_NAME} || ': ' || y.polname`;
const EXPRESSION = `concat_ws(' ', pg_get_expr(y.polqual, y.polrelid), pg_get_expr(y.polwithcheck, y.polrelid))`;
const RIGHTS = `array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']`;

const listed = (names: string[]) => names.map((name) => `'${name}'`).join(', ');
const mayAnything = (role: string) => `exists (select 1 from unnest(${RIGHTS}) r
  where has_table_privilege('${role}', c.oid, r))
  or exists (select 1 from unnest(array['select', 'insert', 'update', 'references']) r
  where has_any_column_privilege('${role}', c.oid, r))`;

/** Each check: its name as a sentence about the fault, and a query that returns `object` for every place that has it. */
const CHECKS: Record<string, string> = {
  'table without row-level security': `select ${TABLE_NAME} as object from ${TABLES} where not c.relrowsecurity`,
  'table whose row-level security is not forced': `select ${TABLE_NAME} as object from ${TABLES}
    where not c.relforcerowsecurity`,
  'table without a primary key': `select ${TABLE_NAME} as object from ${TABLES}
    where not exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
  // 29 = for each row (1), after insert (4), delete (8) and update (16).
  'table without the audit trigger': `select ${TABLE_NAME} as object from ${TABLES}
    where ${TABLE_NAME} not in (${listed(Object.keys(NOT_AUDITED))}) and not exists (
      select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = 'audit.record_change'::regproc
      and t.tgenabled in ('O', 'A') and t.tgtype = 29 and t.tgqual is null and t.tgattr = '')`,
  'table without a comment': `select ${TABLE_NAME} as object from ${TABLES}
    where coalesce(obj_description(c.oid, 'pg_class'), '') = ''`,
  'column without a comment': `select ${TABLE_NAME} || '.' || a.attname as object from ${TABLES}
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where coalesce(col_description(c.oid, a.attnum), '') = ''`,
  // An index that begins with the key's first column, which by itself finds few rows.
  'foreign key without an index': `select ${TABLE_NAME} || ': ' || k.conname as object
    from pg_constraint k join ${TABLES} on c.oid = k.conrelid
    where k.contype = 'f' and not exists (select 1 from pg_index i where i.indrelid = k.conrelid and i.indisvalid
      and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~ '^\\([a-z_]+ IS NOT NULL\\)$')
      and i.indkey[0] = k.conkey[1])`,
  'policy for everybody or for a role that is not ours': `select ${POLICY_NAME} as object from ${POLICIES}
    where exists (select 1 from unnest(y.polroles) r left join pg_roles o on o.oid = r
      where coalesce(o.rolname, '') not in ('samlad_owner', 'samlad_login', 'samlad_app', 'samlad_jobs', 'samlad_stats'))`,
  'policy that lets everything through': `select ${POLICY_NAME} as object from ${POLICIES}
    where not y.polroles <@ array[(select oid from pg_roles where rolname = 'samlad_owner')]
      and (pg_get_expr(y.polqual, y.polrelid) = 'true' or pg_get_expr(y.polwithcheck, y.polrelid) = 'true')`,
  'policy that asks who asks once for every row': `select ${POLICY_NAME} as object from ${POLICIES}
    where regexp_replace(${EXPRESSION}, '\\(\\s*SELECT access\\.\\w+\\(\\) AS \\w+\\)', '', 'g')
      ~ '(access\\.\\w+\\()|current_session'`,
  'right for everybody on a table': `select ${TABLE_NAME} as object from ${TABLES.replace("('r', 'p')", "('r', 'p', 'v', 'm')")}
    where exists (select 1 from aclexplode(c.relacl) a where a.grantee = 0)
      or exists (select 1 from pg_attribute t, aclexplode(t.attacl) a where t.attrelid = c.oid and a.grantee = 0)`,
  'table that samlad_app may truncate, refer to or put triggers on': `select ${TABLE_NAME} as object from ${TABLES}
    where has_table_privilege('samlad_app', c.oid, 'truncate') or has_table_privilege('samlad_app', c.oid, 'trigger')
      or has_any_column_privilege('samlad_app', c.oid, 'references')`,
  'something that samlad_app owns': `select n.nspname || '.' || c.relname as object
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relowner = 'samlad_app'::regrole
    union all select n.nspname || '.' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.proowner = 'samlad_app'::regrole
    union all select nspname from pg_namespace where nspowner = 'samlad_app'::regrole
    union all select datname from pg_database where datdba = 'samlad_app'::regrole`,
  'login role with too much power': `select rolname as object from pg_roles
    where rolname in ('samlad_owner', 'samlad_login', 'samlad_app', 'samlad_jobs', 'samlad_stats')
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
  'login role that can become another': `select m.member::regrole::text as object from pg_auth_members m
    where m.member::regrole::text in ('samlad_login', 'samlad_app', 'samlad_jobs', 'samlad_stats')`,
  'schema that samlad_app may create in': `select n.nspname as object from pg_namespace n, unnest(array['samlad_app', 'samlad_login', 'samlad_jobs', 'samlad_stats']) r
    where has_schema_privilege(r, n.oid, 'create') and not (r = 'samlad_jobs' and n.nspname = 'queue')`,
  'database in which samlad_app may create schemas or temporary tables': `select datname as object from pg_database
    where datname = current_database()
      and (has_database_privilege('samlad_app', oid, 'create') or has_database_privilege('samlad_app', oid, 'temp'))`,
  'function with the owner’s rights and no fixed search path': `select ${FUNCTION_NAME} as object from ${FUNCTIONS}
    where p.prosecdef and not coalesce(p.proconfig && array['search_path=', 'search_path=""'], false)`,
  'function with the owner’s rights that tells of its plans': `select ${FUNCTION_NAME} as object from ${FUNCTIONS}
    where p.prosecdef and not coalesce(p.proconfig && array['debug_print_plan=off'], false)`,
  'function with the owner’s rights that everybody may call': `select ${FUNCTION_NAME} as object from ${FUNCTIONS}
    where p.prosecdef and exists (
      select 1 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)`,
  'function with the owner’s rights that does not ask who asks': `select ${FUNCTION_NAME} as object from ${FUNCTIONS}
    where p.prosecdef and has_function_privilege('samlad_app', p.oid, 'execute')
      and ${FUNCTION_NAME} not in (${listed(Object.keys(ASKS_NOBODY))})
      and coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) !~ '(access\\.\\w+\\()|(identity\\.current_session\\()'`,
  'samlad_app reads the sessions': `select ${TABLE_NAME} as object from ${TABLES}
    where ${TABLE_NAME} in ('identity.session', 'identity.external_account') and (${mayAnything('samlad_app')})`,
  'samlad_app writes the log': `select ${TABLE_NAME} as object from ${TABLES}
    where n.nspname = 'audit' and (has_any_column_privilege('samlad_app', c.oid, 'insert')
      or has_any_column_privilege('samlad_app', c.oid, 'update') or has_table_privilege('samlad_app', c.oid, 'delete'))`,
  'samlad_login reaches a table': `select ${TABLE_NAME} as object from ${TABLES.replace("('r', 'p')", "('r', 'p', 'v', 'm')")}
    where ${mayAnything('samlad_login')}`,
  'samlad_jobs reaches a table': `select ${TABLE_NAME} as object from ${TABLES.replace("('r', 'p')", "('r', 'p', 'v', 'm')")}
    where ${mayAnything('samlad_jobs')}`,
  'somebody else reaches the queue': `select n.nspname || ': ' || r as object from pg_namespace n,
    unnest(array['samlad_app', 'samlad_login', 'samlad_stats']) r
    where n.nspname = 'queue' and has_schema_privilege(r, n.oid, 'usage')`,
  'samlad_stats reaches a table': `select ${TABLE_NAME} as object from ${TABLES} where ${mayAnything('samlad_stats')}`,
  'view that sees with its owner’s eyes': `select ${TABLE_NAME} as object
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and ${OURS}
    where c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions && array['security_invoker=true', 'security_invoker=on'], false))`,
};

export const CHECK_NAMES = Object.keys(CHECKS);

/** Reads the catalogue of the database the client is connected to. A sound wall has no findings. */
export async function readCatalogue(client: pg.Client | pg.Pool): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [check, query] of Object.entries(CHECKS)) {
    const { rows } = await client.query<{ object: string }>(`${query} order by 1`);
    findings.push(...rows.map(({ object }) => ({ check, object })));
  }
  return findings;
}
