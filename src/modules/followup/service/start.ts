import type { ActingContext } from '../../../platform/identity/context.ts';
import type { Change, Task } from '../../../platform/module.ts';
import { dayOf } from '../../organisation/index.ts';
import * as store from '../store/start.ts';

const chosen = (ctx: ActingContext, text: { sv: string; en: string }) => text[ctx.language];
const many = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`;

/** A task of a round; those of one round stand together, under its progress. */
const inRound = (row: { roundId: string; title: string; dueOn: string }, progress: Task['progress']) => ({
  module: 'followup',
  detail: row.title,
  due: row.dueOn,
  group: `followup.${row.roundId}`,
  progress,
});

async function coordinatorTasks(ctx: ActingContext): Promise<Task[]> {
  const rows = await store.listOwnWork(ctx.db, ctx.actor.organisationId, ctx.actor.personId);
  return rows.flatMap((row) => {
    const tasks: Task[] = [];
    const task = inRound(row, { done: row.done, of: row.asked, by: 'submitting' });
    const base = `/uppfoljning/${row.roundId}/svara`;
    const add = (kind: string, first: string | null, title: { sv: string; en: string }) => {
      if (!first) return;
      const id = `followup.${kind}.${row.roundId}`;
      const place = kind === 'returned' ? '?till=svaret' : '';
      tasks.push({ ...task, id, title: chosen(ctx, title), href: `${base}/${first}${place}` });
    };
    add('returned', row.firstReturned, {
      sv: `Ändra ${many(row.returned, 'svar', 'svar')} som har skickats tillbaka`,
      en: `Change ${many(row.returned, 'answer', 'answers')} that came back`,
    });
    add('mine', row.firstMine, {
      sv: `Svara på ${many(row.mine, 'fråga', 'frågor')} som du har fått`,
      en: `Answer ${many(row.mine, 'question', 'questions')} that you were handed`,
    });
    const handedOut = row.mine > 0 || row.withOthers > 0;
    add('answer', row.firstNobodys, {
      sv: `Svara på ${many(row.nobodys, 'fråga', 'frågor')}${handedOut ? ' som ingen har än' : ''}`,
      en: `Answer ${many(row.nobodys, 'question', 'questions')}${handedOut ? ' that nobody has yet' : ''}`,
    });
    return tasks;
  });
}

async function approverTasks(ctx: ActingContext): Promise<Task[]> {
  const rows = await store.listAwaitingApproval(ctx.db, ctx.actor.organisationId, ctx.actor.personId);
  return rows.map((row) => ({
    ...inRound(row, { done: row.approved, of: row.asked, by: 'approving' }),
    id: `followup.approve.${row.roundId}`,
    title: chosen(ctx, {
      sv: `Godkänn ${many(row.waiting, 'svar', 'svar')}`,
      en: `Approve ${many(row.waiting, 'answer', 'answers')}`,
    }),
    href: `/uppfoljning/${row.roundId}/godkann?${row.waiting === 1 ? `svar=${row.firstWaiting}` : 'visa=vantar'}`,
  }));
}

async function plannerTasks(ctx: ActingContext): Promise<Task[]> {
  const today = dayOf(ctx.now());
  const rows = await store.listPlannerRounds(ctx.db, ctx.actor.organisationId);
  return rows.flatMap((row): Task[] => {
    const task = { module: 'followup', detail: row.title };
    if (row.status === 'draft') {
      return [
        {
          ...task,
          id: `followup.prepare.${row.roundId}`,
          title: chosen(ctx, { sv: 'Förbered och öppna omgången', en: 'Prepare and open the round' }),
          due: row.opensOn,
          href: `/uppfoljning/${row.roundId}/forbered`,
        },
      ];
    }
    if (row.origin === 'filled') {
      return [
        {
          ...task,
          id: `followup.fill.${row.roundId}`,
          title: chosen(
            ctx,
            row.behind > 0
              ? {
                  sv: `Fyll i svaren från ${many(row.behind, 'nämnd eller bolag', 'nämnder och bolag')}`,
                  en: `Fill in the answers of ${many(row.behind, 'board or company', 'boards and companies')}`,
                }
              : {
                  sv: 'Alla svar är ifyllda: stäng omgången',
                  en: 'All answers are filled in: close the round',
                },
          ),
          due: null,
          href: `/uppfoljning/${row.roundId}/fyll`,
        },
      ];
    }
    const href = `/uppfoljning/${row.roundId}/lage`;
    const running = inRound(row, { done: row.organisations - row.behind, of: row.organisations });
    if (row.dueOn < today && row.behind > 0) {
      return [
        {
          ...running,
          id: `followup.overdue.${row.roundId}`,
          title: chosen(ctx, {
            sv: `Påminn ${many(row.behind, 'nämnd eller bolag', 'nämnder och bolag')} som är försenade`,
            en: `Remind ${many(row.behind, 'board or company', 'boards and companies')} that are late`,
          }),
          href: `/uppfoljning/${row.roundId}/paminnelser`,
        },
      ];
    }
    if (row.behind > 0) {
      return [
        {
          ...running,
          id: `followup.follow.${row.roundId}`,
          title: chosen(ctx, {
            sv: `Följ svaren: ${many(row.behind, 'nämnd eller bolag är inte klar', 'nämnder och bolag är inte klara')}`,
            en: `Follow the answers: ${many(row.behind, 'board or company is', 'boards and companies are')} not finished`,
          }),
          href,
        },
      ];
    }
    return [
      {
        ...running,
        id: `followup.close.${row.roundId}`,
        title: chosen(ctx, {
          sv: 'Alla svar är godkända: stäng omgången',
          en: 'All answers are approved: close the round',
        }),
        href,
      },
    ];
  });
}

/** What the person has to do in the follow-up. One query. */
export async function tasks(ctx: ActingContext): Promise<Task[]> {
  if (ctx.actor.role === 'board-coordinator') return await coordinatorTasks(ctx);
  if (ctx.actor.role === 'board-approver') return await approverTasks(ctx);
  if (ctx.actor.role === 'planner') return await plannerTasks(ctx);
  return [];
}

/** What happened lately: rounds opened and closed, own answers approved and returned. */
export async function changes(ctx: ActingContext): Promise<Change[]> {
  if (!['planner', 'reader', 'board-coordinator', 'board-approver'].includes(ctx.actor.role)) return [];
  const rounds = await store.listRoundNews(ctx.db);
  const acts = {
    opened: { sv: 'öppnades', en: 'was opened' },
    closed: { sv: 'stängdes', en: 'was closed' },
  };
  const news: Change[] = rounds.map((row) => ({
    id: `followup.round.${row.roundId}.${row.act}`,
    at: row.at,
    text: `${row.title} ${chosen(ctx, acts[row.act])}`,
    href: `/uppfoljning/${row.roundId}`,
  }));
  if (ctx.actor.role !== 'board-coordinator') return news;
  const answers = await store.listAnswerNews(ctx.db, ctx.actor.organisationId);
  return [
    ...news,
    ...answers.map((row): Change => {
      const returned = chosen(ctx, { sv: 'Skickades tillbaka', en: 'Returned' });
      const approved = chosen(ctx, { sv: 'Godkändes', en: 'Approved' });
      return {
        id: `followup.answer.${row.answerId}.${row.state}`,
        at: row.at,
        text: `${row.state === 'returned' ? returned : approved}: ${[row.number, row.name].filter(Boolean).join(' ')}`,
        href: `/uppfoljning/${row.roundId}/svara/${row.questionId}${row.state === 'returned' ? '?till=svaret' : ''}`,
      };
    }),
  ];
}
