import { catalogue } from '../../platform/i18n/catalogue.ts';

export const startTexts = catalogue({
  sv: {
    title: 'Det här har du att göra',
    noDueDate: 'Inget slutdatum',
    nothingTitle: 'Du har inget att göra just nu',
    nothingText: 'När någon ber dig om ett svar, eller något annat väntar på dig, står det här.',
    changes: 'Nytt sedan sist',
    done: (n: number, of: number) => `${n} av ${of} klara`,
    doneBy: {
      submitting: (n: number, of: number) => `${n} av ${of} inlämnade`,
      approving: (n: number, of: number) => `${n} av ${of} godkända`,
    },
    due: (days: number) => {
      if (days < -1) return `${-days} dagar sent`;
      if (days === -1) return 'en dag sent';
      if (days === 0) return 'i dag';
      if (days === 1) return 'i morgon';
      return `om ${days} dagar`;
    },
  },
  en: {
    title: 'What you have to do',
    noDueDate: 'No due date',
    nothingTitle: 'You have nothing to do right now',
    nothingText: 'When somebody asks you for an answer, or something else waits for you, it stands here.',
    changes: 'New since last time',
    done: (n, of) => `${n} of ${of} done`,
    doneBy: {
      submitting: (n, of) => `${n} of ${of} submitted`,
      approving: (n, of) => `${n} of ${of} approved`,
    },
    due: (days) => {
      if (days < -1) return `${-days} days late`;
      if (days === -1) return 'one day late';
      if (days === 0) return 'today';
      if (days === 1) return 'tomorrow';
      return `in ${days} days`;
    },
  },
});
