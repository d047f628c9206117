import { catalogue } from '../../platform/i18n/catalogue.ts';

export const markedTexts = catalogue({
  sv: { removed: 'borttaget:', added: 'tillagt:' },
  en: { removed: 'removed:', added: 'added:' },
});
