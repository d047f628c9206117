import { Heading, Link } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useAddressState } from '../../../../web/address.ts';
import { api } from '../../../../web/api.ts';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { Page } from '../../../../web/components/Page.tsx';
import { type Meaning, StatusTag } from '../../../../web/components/StatusTag.tsx';
import { ButtonLink, TextLink } from '../../../../web/components/TextLink.tsx';
import { useFormat, useText } from '../../../../web/text.tsx';
import { termTexts } from '../../pages/text/terms.ts';
import type { Calendar, CalendarEntry } from '../contract.ts';
import './calendar.css';
import { calendarTexts } from '../calendar-texts.ts';
import { calendarQuery } from './queries.ts';

const MEANINGS: Record<CalendarEntry['kind'], Meaning> = {
  'round-opens': 'neutral',
  'round-opened': 'underway',
  'round-reminds': 'neutral',
  'round-due': 'attention',
  'round-closed': 'done',
  'document-begins': 'neutral',
  'document-ends': 'attention',
};

/** What happens when, this year? */
export default function CalendarPage() {
  const { values } = useAddressState({ ar: '' });
  return (
    <Loaded query={useQuery(calendarQuery(values.ar))} page>
      {(calendar) => <Year calendar={calendar} />}
    </Loaded>
  );
}

function Year({ calendar: { year, today, entries } }: { calendar: Calendar }) {
  const t = useText(calendarTexts);
  const terms = useText(termTexts);
  const other = (step: number) => `/uppfoljning/kalender?ar=${year + step}`;
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
  return (
    <Page
      title={t.title(year)}
      lead={t.lead}
      breadcrumbs={[{ text: terms.place, to: '/uppfoljning' }]}
      actions={
        <>
          {entries.length > 0 && (
            <Link href={api.href(`/followup/calendar.ics?year=${year}`)} download>
              {t.download}
            </Link>
          )}
          <ButtonLink to={other(-1)} variant="secondary">
            {t.previous(year - 1)}
          </ButtonLink>
          <ButtonLink to={other(1)} variant="secondary">
            {t.next(year + 1)}
          </ButtonLink>
        </>
      }
    >
      {entries.length === 0 ? (
        <EmptyState title={t.noneTitle(year)}>{t.none}</EmptyState>
      ) : (
        <div className="calendar">
          {months.map((month) => (
            <Month
              key={month}
              month={month}
              today={today}
              entries={entries.filter(({ day }) => day.startsWith(month))}
            />
          ))}
        </div>
      )}
    </Page>
  );
}

function Month({ month, today, entries }: { month: string; today: string; entries: CalendarEntry[] }) {
  const t = useText(calendarTexts);
  const format = useFormat();
  const name = format.month(`${month}-01`);
  return (
    <section aria-labelledby={`manad-${month}`} data-present={today.startsWith(month) || undefined}>
      <Heading level={2} data-size="2xs" id={`manad-${month}`}>
        {name.charAt(0).toLocaleUpperCase('sv') + name.slice(1)}
      </Heading>
      {entries.length === 0 ? (
        <p className="quiet">{t.nothing}</p>
      ) : (
        <ol>
          {entries.map((entry) => (
            <li key={`${entry.day} ${entry.kind} ${entry.href}`}>
              <time dateTime={entry.day}>
                {format.date(entry.day)}
                {entry.day === today && <strong> · {t.today}</strong>}
              </time>
              <StatusTag meaning={MEANINGS[entry.kind]}>{t.kinds[entry.kind]}</StatusTag>
              <TextLink to={entry.href}>{entry.title}</TextLink>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
