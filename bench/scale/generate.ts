import pg from 'pg';
import { COMPANIES, FIELDS, HINDRANCES, makeComments, PLACES, REASONS, THEMES } from './words.ts';

/** How big the city is. Every organisation is asked every question of every round. */
export const SIZE = { boards: 55, companies: 24, documents: 12, questions: 400, rounds: 10 };
/** The executive board is asked too. */
export const ORGANISATIONS = SIZE.boards + SIZE.companies + 1;
/** The year of the round that is open; the earlier ones are closed. */
export const LIVE_YEAR = 2026;

/** An identifier made of words: the same each time, and found again without a look-up. */
const id = (...words: string[]) =>
  `overlay(overlay(md5(concat_ws('/', 'scale', ${words.join(', ')})) placing '4' from 13) placing '8' from 17)::uuid`;
const array = (values: readonly string[]) =>
  `array[${values.map((each) => pg.escapeLiteral(each)).join(', ')}]`;
const pick = (values: readonly string[], number: string) =>
  `(${array(values)})[1 + (${number}) % ${values.length}]`;

const organisations = () => {
  const boards = FIELDS.flatMap((field) => PLACES.map((place) => `${field} ${place}`));
  const companies = COMPANIES.flatMap((what) => PLACES.map((place) => `${place} ${what} AB`));
  return `
    insert into organisation.organisation (id, kind, name)
    select ${id("'organisation'", 'n')},
      case when n = 1 then 'executive-board' when n <= ${SIZE.boards + 1} then 'board' else 'company' end, name
    from unnest(${array(['Kommunstyrelsen', ...boards.slice(0, SIZE.boards), ...companies.slice(0, SIZE.companies)])})
      with ordinality as made (name, n);`;
};

export const COORDINATORS = 100;
/** A hundred coordinators and as many approvers, so two in the first few organisations; one planner, one reader. */
const people = `
  insert into identity.person (id, name, demo)
  select ${id("'person'", 'part', 'n')}, initcap(part) || ' ' || n, true
  from unnest(array['samordnare', 'godkännare']) part, generate_series(1, ${COORDINATORS}) n
  union all select ${id("'person'", 'part', '1')}, initcap(part), true from unnest(array['planerare', 'läsare']) part;
  insert into identity.role_assignment (person_id, role, organisation_id)
  select ${id("'person'", 'part', 'n')}, role, ${id("'organisation'", `1 + (n - 1) % ${ORGANISATIONS}`)}
  from (values ('samordnare', 'board-coordinator'), ('godkännare', 'board-approver')) as given (part, role),
    generate_series(1, ${COORDINATORS}) n
  union all select ${id("'person'", 'part', '1')}, role, ${id("'organisation'", '1')}
  from (values ('planerare', 'planner'), ('läsare', 'reader')) as given (part, role);`;

/** Every third document is a program with strategies under goal areas; the others are plans with measures. */
const documents = `
  create temporary table made_document as
    select n, n % 3 = 0 as program, ${id("'document'", 'n')} as document_id, ${id("'version'", 'n')} as version_id,
      ${pick(THEMES, 'n')} as theme
    from generate_series(1, ${SIZE.documents}) n;
  create temporary table made_item as
    select n, 1 + (n - 1) % ${SIZE.documents} as document, 1 + (n - 1) / ${SIZE.documents} as place
    from generate_series(1, ${SIZE.questions}) n;
  insert into governance.document (id, kind, title, diary_number, owner_organisation_id)
    select document_id, case when program then 'program' else 'plan' end,
      case when program then 'Program för ' else 'Plan för ' end || theme, lpad(n::text, 4, '0') || '/16',
      ${id("'organisation'", '1')} from made_document;
  insert into governance.version (id, document_id, owner_organisation_id, number, valid_from)
    select version_id, document_id, ${id("'organisation'", '1')}, 1, '2016-01-01' from made_document;
  insert into governance.area (id, version_id, kind, number, title, position)
    select ${id("'area'", 'd.n', 'a')}, version_id, case when program then 'goal-area' else 'focus-area' end, a::text,
      'Område ' || a || ' i ' || theme, a from made_document d, generate_series(1, 5) a;
  insert into governance.item (id, version_id, area_id, lineage_id, kind, number, title, description, question,
      expected_result, responsible_scope, position)
    select ${id("'item'", 'i.n')}, version_id, ${id("'area'", 'd.n', '1 + (place - 1) / 7')}, ${id("'lineage'", 'i.n')},
      case when program then 'strategy' else 'measure' end, 1 + (place - 1) / 7 || ':' || 1 + (place - 1) % 7,
      ${pick(THEMES, 'i.n * 5 + place')} || ' genom ' || ${pick(THEMES, 'i.n * 7 + 1')},
      'Den som ansvarar ser till att arbetet är känt, planerat och följt upp i den egna verksamheten.',
      'Har ni under året arbetat med ' || ${pick(THEMES, 'i.n * 5 + place')} || '?',
      'Fler känner till vart de vänder sig, och färre avstår.', 'all-boards-and-companies', place
    from made_item i join made_document d on d.n = i.document;
  insert into governance.indicator (id, version_id, goal, name, unit, baseline_year, baseline, target_year, target, position)
    select ${id("'indicator'", 'd.n', 'k')}, version_id, 'Mål ' || k, 'Andel som känner till ' || theme || ' ' || k, 'procent',
      2016, 40 + k, ${LIVE_YEAR}, 60 + k, k from made_document d, generate_series(1, 3) k;
  update governance.version set status = 'adopted';`;

const rounds = `
  create temporary table made_round as
    select n, ${LIVE_YEAR - SIZE.rounds} + n as year, n = ${SIZE.rounds} as live, ${id("'round'", 'n')} as round_id
    from generate_series(1, ${SIZE.rounds}) n;
  insert into followup.round (id, title, year, owner_organisation_id, status, opens_on, due_on, created_by, created_at,
      opened_by, opened_at, closed_by, closed_at)
    select round_id, 'Uppföljning ' || year, year, ${id("'organisation'", '1')}, case when live then 'open' else 'closed' end,
      make_date(year, 10, 1), case when live then '2099-12-11' else make_date(year, 12, 11) end, planner,
      make_date(year, 9, 1), planner, make_date(year, 10, 1),
      case when not live then planner end, case when not live then make_date(year, 12, 19) end
    from made_round, lateral (select ${id("'person'", "'planerare'", '1')} as planner) by;
  insert into followup.round_document (round_id, version_id, title, position)
    select round_id, v.id, d.title, m.n from made_round, made_document m
    join governance.version v on v.id = m.version_id join governance.document d on d.id = v.document_id;
  insert into followup.round_organisation (round_id, organisation_id)
    select round_id, o.id from made_round, organisation.organisation o;
  insert into followup.question (id, round_id, version_id, item_id, lineage_id, area_number, area_title, number, title, text,
      expected_result, position, everyone)
    select ${id("'question'", 'r.n', 'm.n')}, round_id, i.version_id, i.id, i.lineage_id, a.number, a.title, i.number, i.title,
      i.question, i.expected_result, m.document * 100 + m.place, true
    from made_round r, made_item m join governance.item i on i.id = ${id("'item'", 'm.n')}
    join governance.area a on a.id = i.area_id;
  insert into followup.question_recipient (question_id, organisation_id, round_id)
    select q.id, o.organisation_id, q.round_id from followup.question q
    join followup.round_organisation o on o.round_id = q.round_id;`;

/**
 * Closed rounds: nearly all approved, what was left undone stays as it was. The live round: a little over half approved,
 * the rest in every state. Each text is kept for every step it went, as the triggers would have kept it.
 */
const answers = `
  insert into followup.answer (id, round_id, question_id, organisation_id, state, value, reason, comment, status, hindrance,
      cost, revision, written_by, updated_by, updated_at, submitted_by, submitted_at, approved_by, approved_at, returned_by, returned_at,
      return_note)
  select gen_random_uuid(), round_id, ${id("'question'", 'r.n', 'q')}, ${id("'organisation'", 'o')}, state, value,
    case when value = 'not-applicable' then ${pick(REASONS, 'h')} else '' end,
    first_half || case when second_half = '' then '' when h % 2 = 0 then ' ' else E'\\n\\n' end || second_half,
    (array['ongoing', 'done', 'ongoing', 'not-started', null, 'discontinued'])[1 + h / 13 % 6],
    case when h / 17 % 3 = 0 then ${pick(HINDRANCES, 'h / 19')} else '' end,
    case when h / 23 % 4 = 0 then h / 29 % 400 * 5000 end,
    case state when 'draft' then 1 when 'submitted' then 2 else 3 end, writer,
    case when state in ('draft', 'submitted') then writer else decider end, at,
    case when state <> 'draft' then writer end, case when state <> 'draft' then at end,
    case when state = 'approved' then decider end, case when state = 'approved' then at end,
    case when state = 'returned' then decider end, case when state = 'returned' then at end,
    case when state = 'returned' then 'Skriv vad det ledde till.' else '' end
  from made_round r, generate_series(1, ${SIZE.questions}) q, generate_series(1, ${ORGANISATIONS}) o,
    lateral (select hashtext(r.n || '/' || q || '/' || o) & 2147483647 as h,
      hashtext(o || '/' || q || '/' || r.n) & 2147483647 as g) hash,
    lateral (select case when g % 100 < case when live then 55 else 97 end then 'approved'
        when g % 100 < case when live then 75 else 98 end then 'submitted'
        when live and g % 100 >= 95 then 'returned' else 'draft' end as state,
      case when h % 100 < 35 + 2 * r.n then 'yes' when h % 100 < 78 then 'partly' when h % 100 < 92 then 'no'
        else 'not-applicable' end as value,
      ${id("'person'", "'samordnare'", 'o')} as writer, ${id("'person'", "'godkännare'", 'o')} as decider,
      make_timestamptz(year, 11, 1 + h % 28, 8 + h / 3 % 9, h / 5 % 60, 0) as at) facts,
    lateral (select ($1::text[])[1 + h / 7 % 997] as first_half, ($2::text[])[1 + g / 7 % 991] as second_half) text`;
const revisions = `
  insert into followup.answer_revision (answer_id, revision, state, value, reason, comment, status, hindrance, cost, note,
    person_id, saved_at)
  select a.id, k, case k when 1 then 'draft' when 2 then 'submitted' else a.state end, a.value, a.reason, a.comment, a.status,
    a.hindrance, a.cost, case when k = 3 then a.return_note else '' end,
    case when k = 3 then a.updated_by else coalesce(a.submitted_by, a.updated_by) end,
    a.updated_at - (a.revision - k) * interval '3 hours'
  from followup.answer a, generate_series(1, a.revision) k`;

/**
 * Fills an empty, migrated database with the city. Governing documents go the ordinary way, since their triggers make
 * the words that searching goes by; rounds and answers are written past the triggers, as those would have left them.
 * @param superuserUrl of the very database
 */
export async function generateCity(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`set maintenance_work_mem = '256MB'`);
    await client.query(`begin; ${organisations()} ${people} ${documents} commit;`);
    await client.query('set session_replication_role = replica');
    await client.query(rounds);
    const { first, second } = makeComments();
    await client.query(answers, [first, second]);
    await client.query(revisions);
    await client.query(`select followup.count_questions(id) from followup.round where status = 'closed'`);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
