import type { ActingContext } from '../../platform/identity/context.ts';
import type { DemoLoader } from '../../platform/module.ts';
import { DEMO_TITLES } from '../governance/index.ts';
import { answeringUnits, DEMO_PEOPLE, dayOf, demoPeopleOf } from '../organisation/index.ts';
import type { Question, Round } from './contract.ts';
import { type Course, courseOf, writeAnswer } from './demo/answers.ts';
import { fillEarlierRound } from './demo/filled.ts';
import { handOut } from './demo/hand-out.ts';
import { RETURN_NOTES } from './demo/texts.ts';
import { attachDemoEvidence, WITH_EVIDENCE } from './evidence/demo.ts';
import { loadDemoReminders } from './reminders/demo.ts';
import { beginAnswers } from './service/answers.ts';
import { approveAnswers, returnAnswer, submitAnswers } from './service/moves.ts';
import { changeQuestion, listQuestions } from './service/questions.ts';
import { addRound, closeRound, getRound, listChoices, openRound } from './service/rounds.ts';

const DAY = 86_400_000;
const PLANNER = { person: DEMO_PEOPLE.planner, role: 'planner' } as const;

/** The same context at another moment: what happened earlier is told at its time. */
const at = (ctx: ActingContext, moment: Date): ActingContext => ({ ...ctx, now: () => moment });

interface Plan {
  title: string;
  year: number;
  openedAt: Date;
  dueOn: string;
  introduction: string;
  titles: string[];
}

/** Prepares and opens a round; the measure that names nobody is put to the social boards. */
async function beginRound(loader: DemoLoader, plan: Plan): Promise<{ round: Round; questions: Question[] }> {
  return await loader.as(PLANNER, async (acting) => {
    const ctx = at(acting, plan.openedAt);
    const { documents } = await listChoices(ctx);
    const draft = await addRound(ctx, {
      title: plan.title,
      year: plan.year,
      opensOn: null,
      dueOn: plan.dueOn,
      introduction: plan.introduction,
      versionIds: plan.titles.map((title) => documents.find((each) => each.title === title)!.versionId),
      everyone: true,
      organisationIds: [],
    });
    const boards = draft.organisations
      .filter(({ name }) => name.startsWith('Socialnämnd'))
      .map(({ id }) => id);
    for (const question of await listQuestions(ctx, draft.id)) {
      if (question.recipientIds.length > 0) continue;
      await changeQuestion(ctx, question.id, { ...question, recipientIds: boards });
    }
    const round = await openRound(ctx, draft.id, draft.revision);
    return { round, questions: await listQuestions(ctx, round.id) };
  });
}

/** One unit answers: each answer comes as far as the unit's course says. */
async function answer(
  loader: DemoLoader,
  { round, questions }: { round: Round; questions: Question[] },
  unit: string,
  course: Course,
): Promise<void> {
  const organisation = round.organisations.find(({ name }) => name === unit);
  const own = questions.filter(({ recipientIds }) => organisation && recipientIds.includes(organisation.id));
  if (course.begun === 0 || own.length === 0) return;
  const { coordinator, approver } = demoPeopleOf(unit);
  const opened = new Date(round.openedAt!).getTime();
  const daysIn = (days: number) => new Date(opened + days * DAY);
  const documentOf = (question: Question) =>
    round.documents.find(({ versionId }) => versionId === question.versionId)!.title;
  const begun = own.slice(0, Math.ceil(own.length * course.begun));
  const submitted = await loader.as({ person: coordinator, role: 'board-coordinator' }, async (acting) => {
    const texts = begun.map((question, index) => ({
      ...writeAnswer({ question, document: documentOf(question), unit, year: round.year, course, index }),
      questionId: question.id,
    }));
    const answers = await beginAnswers(at(acting, daysIn(course.startsAfter)), texts);
    if (WITH_EVIDENCE.includes(unit))
      await attachDemoEvidence(at(acting, daysIn(course.startsAfter + 1)), answers);
    const placeOf = new Map(begun.map(({ id }, index) => [id, index]));
    const ready = answers
      .filter(({ value }) => value !== null)
      .sort((a, b) => placeOf.get(a.questionId)! - placeOf.get(b.questionId)!)
      .slice(0, Math.round(own.length * course.submitted));
    if (ready.length === 0) return [];
    const chosen = ready.map(({ id, revision }) => ({ id, revision }));
    await submitAnswers(at(acting, daysIn(course.startsAfter + 4)), { answers: chosen });
    return chosen.map(({ id, revision }) => ({ id, revision: revision + 1 }));
  });
  const approved = submitted.slice(0, Math.round(own.length * course.approved));
  if (approved.length === 0 && course.returned === 0) return;
  await loader.as({ person: approver, role: 'board-approver' }, async (acting) => {
    const ctx = at(acting, daysIn(course.startsAfter + 7));
    if (approved.length > 0) await approveAnswers(ctx, { answers: approved });
    const back = submitted.slice(approved.length, approved.length + course.returned);
    for (const [index, { id, revision }] of back.entries()) {
      await returnAnswer(ctx, id, { revision, note: RETURN_NOTES[index % RETURN_NOTES.length]! });
    }
  });
}

/** Boards at a time: each of its transactions waits for the disk, and a board's answers are its own. */
const AT_ONCE = 4;

async function answerAll(
  loader: DemoLoader,
  asked: { round: Round; questions: Question[] },
  when: 'earlier' | 'present',
): Promise<void> {
  const units = answeringUnits();
  for (let from = 0; from < units.length; from += AT_ONCE) {
    const some = units.slice(from, from + AT_ONCE);
    await Promise.all(some.map((unit) => answer(loader, asked, unit, courseOf(unit, when))));
  }
}

/** A round filled from old documents, last year's, both closed, and this year's in the middle of being answered. */
export async function loadDemo(loader: DemoLoader): Promise<void> {
  const now = loader.now();
  const year = Number(dayOf(now).slice(0, 4));
  const { program, plan, planAgainstSilence } = DEMO_TITLES;
  await fillEarlierRound(loader, year - 2);
  const earlier = await beginRound(loader, {
    title: `Uppföljning ${year - 1}`,
    year: year - 1,
    openedAt: new Date(`${year - 1}-10-13T07:30:00Z`),
    dueOn: `${year - 1}-12-12`,
    introduction: 'Första året som svaren samlas in här. Svara kort: ett par meningar räcker.',
    titles: [plan, planAgainstSilence],
  });
  await answerAll(loader, earlier, 'earlier');
  await loader.as(PLANNER, async (acting) => {
    const ctx = at(acting, new Date(`${year - 1}-12-19T14:05:00Z`));
    const { revision } = await getRound(ctx, earlier.round.id);
    await closeRound(ctx, earlier.round.id, revision);
  });

  const present = await beginRound(loader, {
    title: `Uppföljning ${year}`,
    year,
    openedAt: new Date(now.getTime() - 41 * DAY),
    dueOn: dayOf(new Date(now.getTime() + 19 * DAY)),
    introduction:
      'Svara för din nämnd eller ditt bolag. Utgå från vad som har hänt under året, inte från vad som är planerat. ' +
      'Skriv konkret: hur många, var och vad det ledde till. Din chef godkänner svaren innan de lämnas vidare.',
    titles: [program, plan, planAgainstSilence],
  });
  await answerAll(loader, present, 'present');
  await handOut(loader, present.round.id);
  await loadDemoReminders(loader, present.round.id);
}
