import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import { dayOf } from '../../organisation/index.ts';
import type { Round, RoundProgress } from '../contract.ts';
import { getProgress } from '../service/results.ts';
import { factsOf, getRound } from '../service/rounds.ts';
import type { RemindedOrganisation, ReminderPlanChange, RoundReminders } from './contract.ts';
import { mayPlanReminders, mayRemindNow, maySeeReminders } from './policy.ts';
import { reminderDays, USUAL_PLAN } from './rules/schedule.ts';
import { addDays, nearestWorkingDay } from './rules/working-days.ts';
import * as store from './store/planning.ts';

const MOST_UPCOMING = 10;

const usual = () => ({
  ...USUAL_PLAN,
  daysBefore: [...USUAL_PLAN.daysBefore],
  daysAfter: [...USUAL_PLAN.daysAfter],
  revision: 0,
});

/** A round that was not opened yet reminds as if it were opened today. */
function upcomingDays(round: Round, plan: RoundReminders['plan'], today: string) {
  if (round.status === 'closed') return [];
  const openedOn = round.openedAt ? dayOf(new Date(round.openedAt)) : today;
  const until = addDays(round.dueOn > today ? round.dueOn : today, 120);
  return reminderDays(plan, { dueOn: round.dueOn, openedOn }, until)
    .filter(({ day }) => day >= today)
    .slice(0, MOST_UPCOMING);
}

function joinBoards(
  people: store.BoardPeople[],
  progress: RoundProgress | null,
  sent: RoundReminders['sent'],
): RemindedOrganisation[] {
  const counted = progress?.byOrganisation ?? [];
  return counted.map(({ organisation, counts }) => ({
    organisation,
    toAnswer: counts.notBegun + counts.draft,
    returned: counts.returned,
    toApprove: counts.submitted,
    people: people.find((each) => each.organisation.id === organisation.id)?.people ?? [],
    lastOn: sent.find((each) => each.organisation.id === organisation.id)?.day ?? null,
  }));
}

/** What will be sent, to whom and when, and what has been sent. */
export async function getReminders(ctx: ActingContext, roundId: string): Promise<RoundReminders> {
  const round = await getRound(ctx, roundId);
  if (!maySeeReminders(ctx.actor, factsOf(round))) throw problems.notFound();
  const today = dayOf(ctx.now());
  const { revision, ...plan } = (await store.findPlan(ctx.db, roundId)) ?? usual();
  const sent = await store.listSent(ctx.db, roundId);
  const progress = round.status === 'draft' ? null : await getProgress(ctx, roundId);
  return {
    round,
    plan,
    revision,
    upcoming: upcomingDays(round, plan, today),
    organisations: joinBoards(await store.listPeople(ctx.db, roundId, today), progress, sent),
    sent,
    nowMeans: nearestWorkingDay(today, 'later'),
    today,
    requested: await store.isRequested(ctx.db, roundId, today),
  };
}

const inOrder = (days: number[]) => [...new Set(days)].sort((a, b) => a - b);

/** @throws conflict, with what is there now, when a colleague has changed the plan meanwhile */
export async function changePlan(
  ctx: ActingContext,
  roundId: string,
  change: ReminderPlanChange,
): Promise<RoundReminders> {
  const round = await getRound(ctx, roundId);
  if (!mayPlanReminders(ctx.actor, factsOf(round))) throw problems.notFound();
  const plan = {
    ...change,
    daysBefore: inOrder(change.daysBefore).reverse(),
    daysAfter: inOrder(change.daysAfter),
  };
  if (!(await store.savePlan(ctx.db, roundId, plan)))
    throw problems.conflict({ current: await getReminders(ctx, roundId) });
  return await getReminders(ctx, roundId);
}

/** Asks for reminders now to everybody who has something left in the round. The job sends them within a minute. */
export async function remindNow(ctx: ActingContext, roundId: string): Promise<RoundReminders> {
  const round = await getRound(ctx, roundId);
  if (!mayRemindNow(ctx.actor, factsOf(round))) throw problems.notFound();
  await store.requestReminders(ctx.db, roundId, {
    day: dayOf(ctx.now()),
    by: ctx.actor.personId,
    at: ctx.now(),
  });
  return await getReminders(ctx, roundId);
}
