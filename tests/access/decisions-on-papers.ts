import * as delegation from '../../src/modules/followup/delegation/policy.ts';
import * as evidence from '../../src/modules/followup/evidence/policy.ts';
import * as followup from '../../src/modules/followup/policy.ts';
import * as publishing from '../../src/modules/publishing/policy.ts';
import type { Actor } from '../../src/platform/identity/context.ts';
import type { Act, oracleFor } from './oracle.ts';
import { papersOf } from './papers.ts';
import type { Round, World } from './world.ts';

interface Asking {
  world: World;
  actor: Actor | null;
  oracle: ReturnType<typeof oracleFor>;
  ask: (act: Act, object: string, statement: string, rule: boolean | undefined, expected: boolean) => void;
  nameOf: (organisationId: string) => string;
  factsOf: (round: Round) => followup.RoundFacts;
}

const q = (text: string) => `'${text}'`;

/** What comes with rounds and answers: history, evidence, who has which question, what is filled in, reports. */
export function askPapers({ world, actor, oracle, ask, nameOf, factsOf }: Asking): void {
  const papers = papersOf(world);
  const me = q(actor?.personId ?? '00000000-0000-4000-8000-000000000000');
  const roundOf = (id: string) => world.rounds.find((each) => each.id === id)!;
  const called = ({ status, origin, ownerId }: Round) =>
    `omgång (${origin}, ${status}) av ${nameOf(ownerId)}`;
  const isToday = ({ from, to }: { from: number; to: number | null }) =>
    from <= 0 && (to === null || to >= 0);

  for (const answer of papers.answers) askAnswer(answer);
  for (const round of world.rounds) askRound(round);
  for (const { strategyId, roundId } of papers.measures) {
    const round = roundOf(roundId);
    const where = `where strategy_question_id = ${q(strategyId)}`;
    const object = `länk mellan frågor i ${called(round)}`;
    const [sees, prepares] = [
      followup.maySeeRound(actor, factsOf(round)),
      followup.mayPrepareRound(actor, factsOf(round)),
    ];
    ask(
      'read',
      object,
      `select 1 from followup.question_measure ${where}`,
      sees,
      oracle.round('read', round),
    );
    ask(
      'remove',
      object,
      `delete from followup.question_measure ${where}`,
      prepares,
      oracle.round('remove', round),
    );
  }
  for (const { questionId, roundId } of papers.counts) {
    const round = roundOf(roundId);
    ask(
      'read',
      `räkning i ${called(round)}`,
      `select 1 from followup.question_count where question_id = ${q(questionId)}`,
      followup.mayReadCounts(actor, factsOf(round)),
      oracle.counts(round),
    );
  }
  for (const question of world.questions) askDelegations(question.id, roundOf(question.roundId));

  function askAnswer(answer: (typeof papers.answers)[number]): void {
    const { round, id, organisationId } = answer;
    const facts = factsOf(round);
    const answerFacts: followup.AnswerFacts = {
      organisationId,
      state: answer.state,
      submittedBy: answer.state === 'draft' || answer.origin === 'filled' ? null : answer.submitterId,
      writtenBy: answer.writerId,
    };
    const whose = `(${answer.state}) av ${nameOf(organisationId)} i ${called(round)}`;
    for (const { revision, state } of papers.revisions.filter((each) => each.answerId === id)) {
      const stands = revision === answer.revision;
      ask(
        'read',
        `text ${revision} (${state}) i svar ${whose}`,
        `select 1 from followup.answer_revision where answer_id = ${q(id)} and revision = ${revision}`,
        followup.mayReadRevision(actor, facts, answerFacts, { state, stands }),
        oracle.revision(answer, round, { state, stands }),
      );
    }
    if (answer.origin === 'filled') {
      ask(
        'read',
        `ifyllt svar ${whose}`,
        `select 1 from followup.answer where id = ${q(id)}`,
        followup.mayReadAnswer(actor, facts, answerFacts),
        oracle.answer('read', answer, round),
      );
      ask(
        'correct',
        `ifyllt svar ${whose}`,
        `update followup.answer set state = 'approved', value = 'no', comment = 'x', revision = revision + 1,
         updated_by = ${me}, updated_at = now(), approved_by = ${me}, approved_at = now() where id = ${q(id)}`,
        followup.mayFillRound(actor, facts),
        oracle.fill(round),
      );
      if (answer.state === 'approved')
        ask(
          'add',
          `länk till ifyllt svar ${whose}`,
          `insert into followup.evidence (answer_id, kind, title, address, added_by, added_at)
           values (${q(id)}, 'link', 'x', 'https://example.org/', ${me}, now())`,
          evidence.mayBringLinks(actor, facts),
          oracle.fill(round),
        );
      return;
    }
    const change = evidence.mayChangeEvidence(actor, facts, answerFacts, organisationId);
    const changes = oracle.answer('write', answer, round);
    ask(
      'add',
      `länk till svar ${whose}`,
      `insert into followup.evidence (answer_id, kind, title, address, added_by, added_at)
       values (${q(id)}, 'link', 'x', 'https://example.org/', ${me}, now())`,
      change,
      changes,
    );
    ask(
      'add',
      `fil till svar ${whose}`,
      `insert into followup.evidence (answer_id, kind, title, file_name, content_type, size, sha256, added_by, added_at)
       values (${q(id)}, 'file', 'x', 'x.txt', 'text/plain', 1, repeat('0', 64), ${me}, now())`,
      change,
      changes,
    );
    for (const piece of papers.evidence.filter((each) => each.answerId === id)) {
      const read = evidence.mayReadEvidence(actor, facts, answerFacts);
      const reads = oracle.answer('read', answer, round);
      const object = `underlag (${piece.kind}) till svar ${whose}`;
      ask('read', object, `select 1 from followup.evidence where id = ${q(piece.id)}`, read, reads);
      if (piece.kind === 'file')
        ask(
          'read',
          `innehåll i ${object}`,
          `select bytes from followup.evidence_file where evidence_id = ${q(piece.id)}`,
          read,
          reads,
        );
      ask('remove', object, `delete from followup.evidence where id = ${q(piece.id)}`, change, changes);
    }
  }

  function askDelegations(questionId: string, round: Round): void {
    if (round.origin === 'filled' || round.status === 'draft') return;
    const facts = factsOf(round);
    for (const organisationId of round.askedIds) {
      const object = `fördelning hos ${nameOf(organisationId)} i ${called(round)}`;
      const where = `where question_id = ${q(questionId)} and organisation_id = ${q(organisationId)}`;
      const may = delegation.mayDelegate(actor, facts, organisationId);
      const coordinators = world.assignments
        .filter((each) => each.role === 'board-coordinator' && each.organisationId === organisationId)
        .filter((each) => isToday(each) && isToday(world.people.find(({ id }) => id === each.personId)!))
        .map(({ personId }) => personId);
      const mayGive = (to: string) => may && delegation.mayBeDelegate(to, coordinators);
      const present = papers.delegations.some(
        (each) => each.questionId === questionId && each.organisationId === organisationId,
      );
      for (const { id: to } of [world.people[0]!, world.people[1]!]) {
        const expected = oracle.delegation('give', round, organisationId, to);
        if (present)
          ask(
            'hand-on',
            object,
            `update followup.delegation set person_id = ${q(to)}, delegated_by = ${me} ${where}`,
            mayGive(to),
            expected,
          );
        else
          ask(
            'hand-over',
            object,
            `insert into followup.delegation
               (question_id, organisation_id, round_id, person_id, delegated_by, delegated_at)
             values (${q(questionId)}, ${q(organisationId)}, ${q(round.id)}, ${q(to)}, ${me}, now())`,
            mayGive(to),
            expected,
          );
      }
      if (!present) continue;
      ask(
        'read',
        object,
        `select 1 from followup.delegation ${where}`,
        delegation.maySeeDelegations(actor, facts, organisationId),
        oracle.delegation('read', round, organisationId, null),
      );
      ask(
        'take-back-question',
        object,
        `delete from followup.delegation ${where}`,
        may,
        oracle.delegation('take-back-question', round, organisationId, null),
      );
    }
  }

  function askRound(round: Round): void {
    const facts = factsOf(round);
    const fill = followup.mayFillRound(actor, facts);
    for (const { id } of world.questions.filter((each) => each.roundId === round.id)) {
      const unanswered = round.askedIds.filter(
        (asked) => !world.answers.some((each) => each.questionId === id && each.organisationId === asked),
      );
      for (const organisationId of unanswered.slice(0, 1))
        ask(
          'fill',
          `svar av ${nameOf(organisationId)} i ${called(round)}`,
          `insert into followup.answer (round_id, question_id, organisation_id, origin, state, value, updated_by,
             updated_at, approved_by, approved_at)
           values (${q(round.id)}, ${q(id)}, ${q(organisationId)}, 'filled', 'approved', 'yes', ${me}, now(), ${me}, now())`,
          fill,
          oracle.fill(round),
        );
    }
    for (const file of papers.files.filter((each) => each.roundId === round.id)) {
      const object = `svarsfil i ${called(round)}`;
      const select = `select 1 from followup.filling_file where id = ${q(file.id)}`;
      ask('read', object, select, followup.maySeeFiles(actor, facts), oracle.seesFiles(round));
      ask(
        'remove',
        object,
        `delete from followup.filling_file where id = ${q(file.id)}`,
        fill,
        oracle.fill(round),
      );
    }
    askReport(round);
  }

  function askOffice(report: (typeof papers.reports)[number], round: Round, mayKeep: boolean): void {
    const office = `text i rapport av ${called(round)}`;
    const mayWrite =
      mayKeep && actor !== null && publishing.mayWriteOffice(actor, { ownerId: round.ownerId });
    const draft = q(report.officeTextId);
    const draftWork = oracle.report('add', round);
    ask(
      'read',
      `utkast till ${office}`,
      `select 1 from publishing.office_text where id = ${draft}`,
      mayWrite,
      draftWork,
    );
    ask(
      'read',
      `lydelser av ${office}`,
      `select 1 from publishing.office_text_revision where office_text_id = ${draft}`,
      mayWrite,
      draftWork,
    );
    ask(
      'change',
      office,
      `update publishing.office_text set text = 'x', revision = 2, updated_by = ${me}, updated_at = now()
       where id = ${draft}`,
      mayWrite,
      draftWork,
    );
    ask(
      'add',
      office,
      `insert into publishing.office_text (report_id, section, text, revision, updated_by, updated_at)
       values (${q(report.id)}, 'assessment', 'x', 1, ${me}, now())`,
      mayWrite,
      draftWork,
    );
    const content = `'{"assessment":"","documents":[],"questions":[],"summary":"3"}'`;
    ask(
      'decide',
      office,
      `insert into publishing.office_edition (report_id, number, content, hash, decided_by, decided_at)
       values (${q(report.id)}, 3, ${content}, encode(sha256(${content}), 'hex'), ${me}, now())`,
      mayWrite,
      draftWork,
    );
    for (const stands of [true, false])
      ask(
        'read',
        `${stands ? 'gällande' : 'tidigare'} utgåva av ${office}`,
        `select 1 from publishing.office_edition where id = ${q(stands ? report.editionId : report.earlierEditionId)}`,
        actor !== null && publishing.mayReadOfficeEdition(actor, { ownerId: round.ownerId }, { stands }),
        stands ? oracle.report('read', round) : draftWork,
      );
  }

  function askReport(round: Round): void {
    const mayRead = actor !== null && publishing.mayReadReport(actor);
    const mayKeep =
      actor !== null &&
      publishing.mayKeepReport(actor, { ownerId: round.ownerId }) &&
      round.status === 'closed';
    const report = papers.reports.find((each) => each.roundId === round.id);
    const object = `rapport av ${called(round)}`;
    if (!report) {
      ask(
        'freeze',
        object,
        `insert into publishing.report (round_id, owner_organisation_id, slug, title, year, content, hash, frozen_by,
           frozen_at)
         values (${q(round.id)}, ${q(round.ownerId)}, 'ny', 'Uppföljning', 2020, '{}', encode(sha256('{}'), 'hex'), ${me},
           now())`,
        mayKeep,
        oracle.report('freeze', round),
      );
      return;
    }
    for (const [name, table, id] of [
      ['rapport', 'report', report.id],
      ['tillägg', 'addendum', report.addendumId],
      ['publicering', 'publication', report.publicationId],
    ] as const)
      ask(
        'read',
        `${name} till ${object}`,
        `select 1 from publishing.${table} where id = ${q(id)}`,
        mayRead,
        oracle.report('read', round),
      );
    ask(
      'add',
      `tillägg till ${object}`,
      `insert into publishing.addendum (report_id, number, text, added_by, added_at)
       values (${q(report.id)}, 2, 'x', ${me}, now())`,
      mayKeep,
      oracle.report('add', round),
    );
    ask(
      'withdraw',
      object,
      `insert into publishing.publication (report_id, number, state, reason, decided_by, decided_at)
       values (${q(report.id)}, 2, 'withdrawn', 'x', ${me}, now())`,
      mayKeep,
      oracle.report('withdraw', round),
    );
    askOffice(report, round, mayKeep);
  }
}
