import { catalogue } from '../../platform/i18n/catalogue.ts';

export const tableTexts = catalogue({
  sv: {
    count: (count: number) => (count === 1 ? '1 rad' : `${count} rader`),
    countOf: (shown: number, total: number) => `${shown} av ${total} rader`,
    more: 'Visa fler',
    loadingMore: 'Hämtar fler …',
    noHits: 'Inget stämmer med filtret',
    clear: 'Rensa filter',
    all: 'Alla',
    scroll: (caption: string) => `${caption}, tabell som går att rulla i sidled`,
  },
  en: {
    count: (count) => (count === 1 ? '1 row' : `${count} rows`),
    countOf: (shown, total) => `${shown} of ${total} rows`,
    more: 'Show more',
    loadingMore: 'Loading more …',
    noHits: 'Nothing matches the filter',
    clear: 'Clear the filter',
    all: 'All',
    scroll: (caption) => `${caption}, table that scrolls sideways`,
  },
});
