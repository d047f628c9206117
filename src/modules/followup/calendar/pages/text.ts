import { catalogue } from '../../../../platform/i18n/catalogue.ts';

export const calendarTexts = catalogue({
  sv: {
    title: (year: number) => `Kalender ${year}`,
    lead: 'Vad som händer i uppföljningen under året, och när styrande dokument börjar och slutar gälla.',
    previous: (year: number) => `Visa ${year}`,
    next: (year: number) => `Visa ${year}`,
    nothing: 'Inget den här månaden.',
    noneTitle: (year: number) => `Inget händer ${year}`,
    none: 'När en omgång förbereds eller ett dokument får en giltighetstid syns det här.',
    today: 'I dag',
    kinds: {
      'round-opens': 'Omgången ska öppna',
      'round-opened': 'Omgången öppnades',
      'round-reminds': 'Påminnelse skickas',
      'round-due': 'Sista svarsdag',
      'round-closed': 'Omgången stängdes',
      'document-begins': 'Börjar gälla',
      'document-ends': 'Sista giltighetsdag',
    },
  },
  en: {
    title: (year) => `Calendar ${year}`,
    lead: 'What happens in the follow-up during the year, and when governing documents begin and end.',
    previous: (year) => `Show ${year}`,
    next: (year) => `Show ${year}`,
    nothing: 'Nothing this month.',
    noneTitle: (year) => `Nothing happens in ${year}`,
    none: 'When a round is prepared or a document gets its validity it is shown here.',
    today: 'Today',
    kinds: {
      'round-opens': 'The round is to open',
      'round-opened': 'The round was opened',
      'round-reminds': 'Reminders go out',
      'round-due': 'Due date',
      'round-closed': 'The round was closed',
      'document-begins': 'Begins to apply',
      'document-ends': 'Last day of validity',
    },
  },
});
