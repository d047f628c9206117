-- Following up a program's strategies together with the measures that make them concrete: a board answers once.
alter table followup.question add column through_measures boolean not null default false;
comment on column followup.question.through_measures is 'A strategy that is followed up through its measures: who is asked about one of them is not asked about the strategy too';

create table followup.question_measure (
  strategy_question_id uuid not null,
  measure_question_id uuid not null,
  round_id uuid not null,
  primary key (strategy_question_id, measure_question_id),
  foreign key (strategy_question_id, round_id) references followup.question (id, round_id) on delete cascade,
  foreign key (measure_question_id, round_id) references followup.question (id, round_id) on delete cascade,
  check (strategy_question_id <> measure_question_id)
);
comment on table followup.question_measure is 'A question about a measure that makes the strategy of another question in the round concrete, as the documents said when the round was made';
comment on column followup.question_measure.strategy_question_id is 'The question about the strategy';
comment on column followup.question_measure.measure_question_id is 'The question about the measure';
comment on column followup.question_measure.round_id is 'The round of both';
create index question_measure_measure on followup.question_measure (measure_question_id, round_id);
create index question_measure_strategy on followup.question_measure (strategy_question_id, round_id);
create index question_measure_round on followup.question_measure (round_id);

call access.protect('followup.question_measure');
create trigger frozen before insert or update or delete on followup.question_measure
  for each row execute function followup.keep_frozen();

grant select, insert, delete on followup.question_measure to samlad_app;
create policy "who sees the round sees what it is made of" on followup.question_measure for select to samlad_app
  using (round_id in (select r.id from followup.round r));
create policy "planners of the owner unit prepare a draft" on followup.question_measure for insert to samlad_app
  with check ((select access.role()) = 'planner' and round_id in (select r.id from followup.round r
    where r.status = 'draft' and r.owner_organisation_id = (select access.unit_id())));
create policy "planners of the owner unit take out of a draft" on followup.question_measure for delete to samlad_app
  using ((select access.role()) = 'planner' and round_id in (select r.id from followup.round r
    where r.status = 'draft' and r.owner_organisation_id = (select access.unit_id())));
