import { useQuery } from '@tanstack/react-query';
import { calendarDay, daysBetween } from '../../platform/i18n/format.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { Loaded } from '../components/Loaded.tsx';
import { Page, Section } from '../components/Page.tsx';
import { Progress } from '../components/Progress.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { startTexts } from '../text/start.ts';
import { useFormat, useText } from '../text.tsx';
import { type Change, type Task, tasksQuery } from './queries.ts';

/** What I have to do, in order of due date; below it, what changed. */
export default function StartPage() {
  const t = useText(startTexts);
  const format = useFormat();
  const tasks = useQuery(tasksQuery);
  return (
    <Page title={t.title} kicker={format.weekday(new Date())} width="reading">
      <Loaded query={tasks}>
        {(data) => (
          <>
            <TaskList tasks={byDueDate(data.tasks)} />
            {data.changes.length > 0 && <Changes changes={data.changes} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Earliest first; what has no due date comes last. */
function byDueDate(tasks: readonly Task[]): Task[] {
  return [...tasks].sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
}

function TaskList({ tasks }: { tasks: readonly Task[] }) {
  const t = useText(startTexts);
  if (tasks.length === 0) return <EmptyState title={t.nothingTitle}>{t.nothingText}</EmptyState>;
  return (
    <ol className="task-list">
      {together(tasks).map(([first, ...others]) => (
        <li key={first.id}>
          {first.due ? <DueDate due={first.due} /> : <p className="due quiet">{t.noDueDate}</p>}
          <div className="task-group">
            {[first, ...others].map((task) => (
              <TextLink key={task.id} to={task.href}>
                {task.title}
              </TextLink>
            ))}
            {first.progress ? (
              <Progress
                label={first.detail}
                value={first.progress.done}
                max={Math.max(first.progress.of, 1)}
                text={(first.progress.by ? t.doneBy[first.progress.by] : t.done)(
                  first.progress.done,
                  first.progress.of,
                )}
              />
            ) : (
              first.detail && <p>{first.detail}</p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Tasks of one group that follow each other, as one entry. */
function together(tasks: readonly Task[]): [Task, ...Task[]][] {
  const groups: [Task, ...Task[]][] = [];
  for (const task of tasks) {
    const last = groups.at(-1);
    if (last && task.group && last[0].group === task.group && last[0].due === task.due) last.push(task);
    else groups.push([task]);
  }
  return groups;
}

function DueDate({ due }: { due: string }) {
  const t = useText(startTexts);
  const format = useFormat();
  const days = daysBetween(calendarDay(new Date()), due);
  return (
    <p className="due" data-late={days < 0 || undefined} data-soon={(days >= 0 && days <= 7) || undefined}>
      <time dateTime={due}>{format.date(due)}</time>
      <span>{t.due(days)}</span>
    </p>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  const t = useText(startTexts);
  const format = useFormat();
  return (
    <Section title={t.changes}>
      <ul className="change-list">
        {changes.map((change) => (
          <li key={change.id}>
            <time dateTime={change.at}>{format.dateTime(change.at)}</time>
            {change.href ? <TextLink to={change.href}>{change.text}</TextLink> : <span>{change.text}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
