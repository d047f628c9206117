-- Whoever runs SQL may ask the server to tell of each plan (debug_print_plan), and gets it sent when messages down to the
-- log's are asked for (client_min_messages). A value that a function had in a variable stands in the plans of its
-- statements: the key of the connection did, and whoever reads the key is whom they like (decision 0153).

-- The key is never in a variable that a statement uses. The functions that use it do so in expressions, whose plans are
-- made without values.
create or replace function identity.forget_session() returns void
language plpgsql volatile as $$
begin
  -- Sixty random bits of two identifiers; the thirteenth and seventeenth digits of one are not random.
  perform setval('identity.session_key', ('x' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 12)
    || substr(replace(gen_random_uuid()::text, '-', ''), 18, 3))::bit(60)::bigint),
    set_config('samlad.known', '', true);
end $$;

-- Besides, no function that works with more than its caller may see tells of its plans: what it has looked up stands in
-- those of its later statements.
do $$
declare each record;
begin
  for each in
    select p.oid::regprocedure as name, p.prokind from pg_catalog.pg_proc p
    where p.prosecdef and p.proowner = (select oid from pg_catalog.pg_roles where rolname = current_user)
      and p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
  loop
    execute format('alter routine %s set debug_print_plan = off', each.name);
  end loop;
end $$;
