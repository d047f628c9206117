import type { DemoLoader } from '../../../platform/module.ts';
import { DEMO_PEOPLE, dayOf } from '../../organisation/index.ts';
import { USUAL_PLAN } from './rules/schedule.ts';
import { addDays, nearestWorkingDay } from './rules/working-days.ts';
import { sendReminders } from './send.ts';
import { changePlan } from './service.ts';

/** Three weeks before the due date is the day before yesterday or so: reminders of this year's round have been sent. */
export async function loadDemoReminders(loader: DemoLoader, roundId: string): Promise<void> {
  await loader.as({ person: DEMO_PEOPLE.planner, role: 'planner' }, (ctx) =>
    changePlan(ctx, roundId, {
      enabled: true,
      daysBefore: [21, 14, 7, 1],
      daysAfter: [...USUAL_PLAN.daysAfter],
      weekly: true,
      revision: 0,
    }),
  );
  const day = nearestWorkingDay(addDays(dayOf(loader.now()), -2), 'earlier');
  await loader.asJob(new Date(`${day}T07:15:00Z`), sendReminders);
}
