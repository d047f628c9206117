import type { DemoLoader } from '../../../platform/module.ts';
import { DEMO_COLLEAGUES, demoPeopleOf } from '../../organisation/index.ts';
import { changeDelegations, getDelegations } from '../delegation/service.ts';
import { isWritable } from '../rules.ts';
import { getWork } from '../service/results.ts';

/** Where a board has two coordinators, every second question that is left goes to the second of them. */
export async function handOut(loader: DemoLoader, roundId: string): Promise<void> {
  for (const [unit, colleague] of Object.entries(DEMO_COLLEAGUES)) {
    const { coordinator } = demoPeopleOf(unit);
    await loader.as({ person: coordinator, role: 'board-coordinator' }, async (ctx) => {
      const { colleagues } = await getDelegations(ctx, roundId);
      const personId = colleagues.find(({ name }) => name === colleague)?.id;
      const { questions, answers } = await getWork(ctx, roundId);
      const states = new Map(answers.map(({ questionId, state }) => [questionId, state]));
      const left = questions.filter(({ id }) => isWritable(states.get(id) ?? 'draft'));
      const changes = left
        .filter((_, at) => at % 2 === 1)
        .map(({ id }) => ({
          questionId: id,
          personId: personId!,
          note: 'Du var med i arbetet, så du vet mest.',
        }));
      if (personId && changes.length > 0) await changeDelegations(ctx, roundId, { changes });
    });
  }
}
