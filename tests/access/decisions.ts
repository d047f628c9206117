import * as followup from '../../src/modules/followup/policy.ts';
import * as governance from '../../src/modules/governance/policy.ts';
import { isOpen, listMoves } from '../../src/modules/governance/rules/status.ts';
import * as organisation from '../../src/modules/organisation/policy.ts';
import type { Actor } from '../../src/platform/identity/context.ts';
import { askPapers } from './decisions-on-papers.ts';
import { type Act, oracleFor } from './oracle.ts';
import type { Session, VersionStatus, World } from './world.ts';

/** One question put to all three: the database (by a statement), the module's rule and the oracle. */
export interface Decision {
  act: Act;
  /** What sort of thing it is, for counting. */
  kind: string;
  object: string;
  /** May be done when it reaches a row. */
  statement: string;
  rule: boolean;
  oracle: boolean;
}

const NOBODY_ID = '00000000-0000-4000-8000-000000000000';
const q = (text: string) => `'${text}'`;

/** Every act on every object of a world, for one session. `actor` is who the application takes the session for. */
export function decisionsFor(world: World, session: Session, actor: Actor | null): Decision[] {
  const oracle = oracleFor(world, session);
  const decisions: Decision[] = [];
  const ask = (act: Act, object: string, statement: string, rule: boolean | undefined, expected: boolean) =>
    decisions.push({
      act,
      kind: object.split(' ')[0]!,
      object,
      statement,
      rule: rule === true,
      oracle: expected,
    });
  const nameOf = (id: string) => world.organisations.find((each) => each.id === id)!.name;
  const me = q(actor?.personId ?? NOBODY_ID);
  // Rules that speak of somebody's own entry must not take two nobodies for the same person.
  const isSelf = (id: string) => actor?.personId === id;

  askRegister();
  askPeople();
  askDocuments();
  askRounds();
  askAnswers();
  askPapers({ world, actor, oracle, ask, nameOf, factsOf });
  return decisions;

  function askRegister(): void {
    const read = organisation.maySeeOrganisations(actor);
    const edit = organisation.mayEditOrganisations(actor);
    const tables = [
      ['organisation.organisation', 'board', world.organisations],
      ['organisation.area', 'city-area', world.areas],
    ] as const;
    for (const [table, kind, rows] of tables) {
      for (const { id, name } of rows) {
        ask('read', name, `select 1 from ${table} where id = ${q(id)}`, read, oracle.register('read'));
        ask(
          'change',
          name,
          `update ${table} set name = name || '.' where id = ${q(id)}`,
          edit,
          oracle.register('change'),
        );
      }
      const insert = `insert into ${table} (kind, name) values ('${kind}', 'Ny')`;
      ask('add', table, insert, edit, oracle.register('add'));
    }
  }

  function askPeople(): void {
    const read = organisation.maySeeOrganisations(actor);
    const edit = organisation.mayEditPeople(actor);
    ask(
      'add',
      'en person',
      `insert into identity.person (name) values ('Ny')`,
      edit,
      oracle.person('add', null),
    );
    for (const { id, name } of world.people) {
      ask(
        'read',
        name,
        `select 1 from identity.person where id = ${q(id)}`,
        read || isSelf(id),
        oracle.person('read', id),
      );
      ask(
        'read-email',
        `adressen till ${name}`,
        `select 1 from identity.email_address where person_id = ${q(id)}`,
        organisation.maySeeEmail(actor, id),
        oracle.person('read-email', id),
      );
      ask(
        'change',
        name,
        `update identity.person set title = 'x' where id = ${q(id)}`,
        edit,
        oracle.person('change', id),
      );
      ask(
        'give-role',
        `en roll till ${name}`,
        `insert into identity.role_assignment (person_id, role, organisation_id)
         values (${q(id)}, 'reader', ${q(world.organisations[0]!.id)})`,
        organisation.mayEditRolesOf(actor, id),
        oracle.person('give-role', id),
      );
    }
    for (const { id, personId, role } of world.assignments) {
      const object = `rollen ${role}`;
      const select = `select 1 from identity.role_assignment where id = ${q(id)}`;
      ask('read', object, select, read || isSelf(personId), oracle.assignment('read', personId));
      ask(
        'end-role',
        object,
        `update identity.role_assignment set valid_to = greatest(valid_from, current_date) where id = ${q(id)}`,
        organisation.mayEditRolesOf(actor, personId),
        oracle.assignment('end-role', personId),
      );
    }
  }

  function askDocuments(): void {
    const someOwner = world.organisations[0]!;
    ask(
      'add',
      `ett dokument av ${someOwner.name}`,
      `insert into governance.document (kind, title, owner_organisation_id) values ('plan', 'Ny', ${q(someOwner.id)})`,
      governance.mayAddDocument(actor) &&
        governance.mayKeepDocument(actor, { ownerOrganisationId: someOwner.id }),
      oracle.addDocument(someOwner.id),
    );
    for (const document of world.documents) {
      const owned = { ownerOrganisationId: document.ownerId };
      const versions = world.versions.filter((each) => each.documentId === document.id);
      const by = `av ${nameOf(document.ownerId)}`;
      const keep = governance.mayKeepDocument(actor, owned);
      ask(
        'read',
        `dokument ${by}`,
        `select 1 from governance.document where id = ${q(document.id)}`,
        keep || versions.some(({ status }) => governance.mayReadVersion(actor, { ...owned, status })),
        oracle.document('read', document, versions),
      );
      ask(
        'change',
        `dokument ${by}`,
        `update governance.document set document_owner = 'x' where id = ${q(document.id)}`,
        keep,
        oracle.document('change', document, versions),
      );
      ask(
        'rename',
        `dokument ${by}`,
        `update governance.document set title = 'x' where id = ${q(document.id)}`,
        keep && versions.every(({ status }) => isOpen(status)),
        oracle.document('rename', document, versions),
      );
      ask(
        'add-part',
        `en version i dokument ${by}`,
        `insert into governance.version (document_id, owner_organisation_id, number)
         values (${q(document.id)}, ${q(document.ownerId)}, 1000)`,
        keep,
        oracle.document('add-part', document, versions),
      );
      for (const version of versions) {
        const { id, status } = version;
        const object = `version (${status}) ${by}`;
        const part = `insats i version (${status}) ${by}`;
        const facts = { ...owned, status };
        const read = governance.mayReadVersion(actor, facts);
        const edit = governance.mayEditVersion(actor, facts);
        const reads = oracle.version('read', document, version);
        const edits = oracle.version('change', document, version);
        ask('read', object, `select 1 from governance.version where id = ${q(id)}`, read, reads);
        for (const [table, partId] of [
          ['item', version.itemId],
          ['area', version.areaId],
          ['indicator', version.indicatorId],
        ] as const)
          ask(
            'read',
            `${table} i ${object}`,
            `select 1 from governance.${table} where id = ${q(partId)}`,
            read,
            reads,
          );
        ask('change', object, `update governance.version set purpose = 'x' where id = ${q(id)}`, edit, edits);
        ask(
          'change',
          part,
          `update governance.item set title = 'x' where id = ${q(version.itemId)}`,
          edit,
          edits,
        );
        ask('remove', part, `delete from governance.item where id = ${q(version.itemId)}`, edit, edits);
        ask(
          'add-part',
          part,
          `insert into governance.item (version_id, kind) values (${q(id)}, 'measure')`,
          edit,
          oracle.version('add-part', document, version),
        );
        // A version that a round follows up is kept for the round's sake, whoever asks.
        if (!world.rounds.some((round) => round.versionId === id))
          ask(
            'remove',
            object,
            `delete from governance.version where id = ${q(id)}`,
            edit,
            oracle.version('remove', document, version),
          );
        const move = (act: 'send-out' | 'supersede' | 'expire' | 'take-back', to: VersionStatus) =>
          ask(
            act,
            object,
            `update governance.version set status = '${to}' where id = ${q(id)}`,
            governance.mayMoveVersion(actor, owned) &&
              (listMoves(status).includes(to) || (to === 'draft' && status === 'draft')),
            oracle.version(act, document, version),
          );
        if (status !== 'consultation') move('send-out', 'consultation');
        if (status !== 'superseded') move('supersede', 'superseded');
        if (status !== 'expired') move('expire', 'expired');
        move('take-back', 'draft');
      }
    }
  }

  function factsOf(round: World['rounds'][number]): followup.RoundFacts {
    return {
      ownerOrganisationId: round.ownerId,
      status: round.status,
      origin: round.origin,
      organisationIds: round.askedIds,
    };
  }

  function askRounds(): void {
    for (const { id, name } of world.organisations)
      ask(
        'add',
        `en omgång av ${name}`,
        `insert into followup.round (title, year, owner_organisation_id, due_on, created_by)
         values ('Ny', 2026, ${q(id)}, current_date, ${me})`,
        followup.mayBeginRounds(actor) && followup.runsRound(actor, { ownerOrganisationId: id }),
        oracle.addRound(id),
      );
    for (const round of world.rounds) {
      const facts = factsOf(round);
      const object = `omgång (${round.status}) av ${nameOf(round.ownerId)} till ${round.askedIds.map(nameOf).join('+')}`;
      const where = `where id = ${q(round.id)}`;
      ask(
        'read',
        object,
        `select 1 from followup.round ${where}`,
        followup.maySeeRound(actor, facts),
        oracle.round('read', round),
      );
      ask(
        'change',
        object,
        `update followup.round set introduction = 'x' ${where}`,
        followup.mayPrepareRound(actor, facts) || followup.mayAdjustOpenRound(actor, facts),
        oracle.round('change', round),
      );
      ask(
        'open',
        object,
        `update followup.round set status = 'open', opened_at = now(), opened_by = ${me}
         ${where} and status <> 'open'`,
        followup.mayOpenRound(actor, facts),
        oracle.round('open', round),
      );
      ask(
        'close',
        object,
        `update followup.round set status = 'closed', closed_at = now(), opened_at = coalesce(opened_at, now()),
         closed_by = ${me} ${where} and status <> 'closed'`,
        followup.mayCloseRound(actor, facts),
        oracle.round('close', round),
      );
      ask(
        'remove',
        object,
        `delete from followup.round ${where}`,
        followup.mayPrepareRound(actor, facts),
        oracle.round('remove', round),
      );
      ask(
        'see-progress',
        object,
        `select * from followup.progress_of(${q(round.id)})`,
        followup.maySeeProgress(actor, facts),
        oracle.round('see-progress', round),
      );
      for (const question of world.questions.filter((each) => each.roundId === round.id)) {
        const select = `select 1 from followup.question where id = ${q(question.id)}`;
        ask(
          'read',
          `fråga i ${object}`,
          select,
          followup.maySeeRound(actor, facts),
          oracle.question('read', question, round),
        );
        ask(
          'change',
          `fråga i ${object}`,
          `update followup.question set text = 'x' where id = ${q(question.id)}`,
          followup.mayPrepareRound(actor, facts),
          oracle.question('change', question, round),
        );
        for (const { id, name } of world.organisations) {
          if (world.answers.some((each) => each.questionId === question.id && each.organisationId === id))
            continue;
          ask(
            'begin',
            `svar av ${name} i ${object}`,
            `insert into followup.answer (round_id, question_id, organisation_id, updated_by, updated_at)
             values (${q(round.id)}, ${q(question.id)}, ${q(id)}, ${me}, now())`,
            followup.mayBeginAnswer(actor, facts, id),
            oracle.beginAnswer(round, id),
          );
        }
      }
    }
  }

  function askAnswers(): void {
    for (const answer of world.answers) {
      const round = world.rounds.find(
        ({ id }) => id === world.questions.find((each) => each.id === answer.questionId)!.roundId,
      )!;
      const facts = factsOf(round);
      // What is filled in is asked about apart.
      if (round.origin === 'filled') continue;
      const answerFacts: followup.AnswerFacts = {
        organisationId: answer.organisationId,
        state: answer.state,
        submittedBy: answer.state === 'draft' ? null : answer.submitterId,
        writtenBy: answer.writerId,
      };
      const submitter = actor?.personId === answer.submitterId ? 'en själv' : 'en annan';
      const writer = actor?.personId === answer.writerId ? 'en själv' : 'en annan';
      const object = `svar (${answer.state}, skrivet av ${writer}, skickat av ${submitter}) av ${nameOf(answer.organisationId)} i omgång (${round.status}) av ${nameOf(round.ownerId)}`;
      const update = (set: string) =>
        `update followup.answer set ${set}, revision = revision + 1, updated_by = ${me}, updated_at = now()
         where id = ${q(answer.id)}`;
      const submit = (by: string) =>
        update(`state = 'submitted', submitted_by = ${by}, submitted_at = now()`);
      const another = world.people.find(({ id }) => id !== actor?.personId)!.id;
      const expect = (act: Parameters<typeof oracle.answer>[0]) => oracle.answer(act, answer, round);
      ask(
        'read',
        object,
        `select 1 from followup.answer where id = ${q(answer.id)}`,
        followup.mayReadAnswer(actor, facts, answerFacts),
        expect('read'),
      );
      ask(
        'write',
        object,
        update(`comment = 'x'`),
        followup.mayWriteAnswer(actor, facts, answerFacts),
        expect('write'),
      );
      ask(
        'submit',
        object,
        submit(me),
        followup.maySubmitAnswer(actor, facts, answerFacts),
        expect('submit'),
      );
      ask('submit-as-another', object, submit(q(another)), false, expect('submit-as-another'));
      const decide = followup.mayDecideAnswer(actor, facts, answerFacts);
      ask(
        'approve',
        object,
        update(`state = 'approved', approved_by = ${me}, approved_at = now()`),
        decide,
        expect('approve'),
      );
      ask(
        'return',
        object,
        update(`state = 'returned', returned_by = ${me}, returned_at = now(), return_note = 'Skriv mer'`),
        decide,
        expect('return'),
      );
    }
  }
}
