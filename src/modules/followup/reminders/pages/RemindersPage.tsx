import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { usePathParams } from '../../../../web/address.ts';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { Section } from '../../../../web/components/Page.tsx';
import { useStatus } from '../../../../web/components/StatusMessage.tsx';
import { useChange } from '../../../../web/queries.ts';
import { useFormat, useText } from '../../../../web/text.tsx';
import { RoundFrame } from '../../pages/parts/RoundFrame.tsx';
import { RoundReminders } from '../contract.ts';
import { addDays } from '../rules/working-days.ts';
import { BoardsTable } from './BoardsTable.tsx';
import { PlanForm } from './PlanForm.tsx';
import { remindersPath, remindersQuery } from './queries.ts';
import { SentTable } from './SentTable.tsx';
import { reminderTexts } from './text.ts';
import './reminders.css';

/** When are those who have something left reminded, who are they, and what has been sent? */
export default function RemindersPage() {
  const { roundId } = usePathParams('roundId');
  const t = useText(reminderTexts);
  return (
    <Loaded query={useQuery(remindersQuery(roundId))} page>
      {(reminders) => (
        <RoundFrame round={reminders.round} title={t.title} lead={t.lead}>
          {reminders.round.status === 'open' && <RemindNow reminders={reminders} />}
          <Section title={t.upcoming}>
            <Upcoming reminders={reminders} />
          </Section>
          {reminders.round.status !== 'closed' && <PlanForm key={reminders.revision} reminders={reminders} />}
          {reminders.round.status === 'draft' ? (
            <Section title={t.who}>
              <p className="quiet">{t.whoDraft}</p>
            </Section>
          ) : (
            <>
              <Section title={t.who} lead={t.whoLead}>
                <BoardsTable reminders={reminders} />
              </Section>
              <Section title={t.sent}>
                <SentTable sent={reminders.sent} />
              </Section>
            </>
          )}
        </RoundFrame>
      )}
    </Loaded>
  );
}

function RemindNow({ reminders }: { reminders: RoundReminders }) {
  const t = useText(reminderTexts);
  const format = useFormat();
  const status = useStatus();
  const { round, organisations, nowMeans, today, requested } = reminders;
  const left = organisations.filter((each) => each.toAnswer + each.returned + each.toApprove > 0).length;
  const send = useChange({
    method: 'POST',
    path: `${remindersPath(round.id)}/now`,
    schema: RoundReminders,
    body: () => undefined,
    refreshes: [['followup', 'reminders']],
    onDone: () => {
      status.say(later ? t.nowLater(day) : t.nowDone);
      // The button cannot be used again, and a button that cannot be used loses the keyboard.
      said.current?.focus();
    },
  });
  const said = useRef<HTMLParagraphElement>(null);
  const later = nowMeans !== today;
  const day = format.date(nowMeans);
  if (left === 0) return <p>{t.nowNone}</p>;
  return (
    <div className="reminders-now">
      <Button variant="secondary" loading={send.isPending} disabled={requested} onClick={() => send.mutate()}>
        {t.now}
      </Button>
      <p className="quiet" ref={said} tabIndex={-1}>
        {requested ? (later ? t.nowLater(day) : t.nowDone) : t.nowText(left)}{' '}
        {!requested && later && t.nowMeans(day)}
      </p>
    </div>
  );
}

function Upcoming({ reminders: { round, upcoming, today } }: { reminders: RoundReminders }) {
  const t = useText(reminderTexts);
  const format = useFormat();
  if (round.status === 'closed') return <p>{t.upcomingClosed}</p>;
  if (upcoming.length === 0) return <p>{t.upcomingNone}</p>;
  const inWords = (days: number) => (days === 0 ? t.onDue : days < 0 ? t.before(-days) : t.after(days));
  return (
    <>
      {round.status === 'draft' && <p>{t.upcomingDraft}</p>}
      <ul className="reminders-list">
        {upcoming.map(({ day, days }) => (
          <li key={day}>
            <time dateTime={day}>
              {format.weekday(day)}
              {day.slice(0, 4) !== today.slice(0, 4) && ` ${day.slice(0, 4)}`}
            </time>{' '}
            <span className="quiet">
              {inWords(days)}
              {day !== addDays(round.dueOn, days) && `, ${t.moved}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
