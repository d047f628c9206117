import type { FieldError } from '../../platform/http/problem.ts';
import { EXTERNAL_KINDS, type Organisation, type OrganisationDraft } from './contract.ts';

/** First and last day; null: still. Days are `YYYY-MM-DD` and compare as text. */
export interface Period {
  validFrom: string;
  validTo: string | null;
}

/** Whether something valid from one day to another (null: still) is valid on a day. */
export function isValidOn(period: Period, day: string): boolean {
  return period.validFrom <= day && (period.validTo === null || period.validTo >= day);
}

/** The day before or after: `shiftDay('2026-01-01', -1)` is `2025-12-31`. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

const lastBeforeFirst: FieldError = {
  path: 'validTo',
  message: {
    sv: 'Sista dagen kan inte vara före första dagen.',
    en: 'The last day cannot be before the first.',
  },
};

export function checkPeriod(period: Period): FieldError[] {
  return period.validTo !== null && period.validTo < period.validFrom ? [lastBeforeFirst] : [];
}

/** What is wrong with an organisation as typed, beyond the shape of each field. */
export function checkOrganisation(draft: OrganisationDraft): FieldError[] {
  const errors = checkPeriod(draft);
  if (draft.successorId !== null && draft.validTo === null) {
    errors.push({
      path: 'validTo',
      message: {
        sv: 'Ange vilken dag organisationen gick upp i en annan.',
        en: 'Say on which day the organisation became part of another.',
      },
    });
  }
  if (draft.kind === 'administration' && draft.parentId === null) {
    errors.push({
      path: 'parentId',
      message: {
        sv: 'Ange vilken nämnd förvaltningen hör till.',
        en: 'Say which board the administration belongs to.',
      },
    });
  }
  if ((EXTERNAL_KINDS as readonly string[]).includes(draft.kind) && draft.parentId !== null) {
    errors.push({
      path: 'parentId',
      message: {
        sv: 'En extern part hör inte till en nämnd.',
        en: 'An external party does not belong to a board.',
      },
    });
  }
  return errors;
}

/** Whether following `next` from `start` comes to `goal`: an organisation cannot be part of its own part. */
export function leadsTo(
  start: string | null,
  goal: string,
  next: (id: string) => string | null | undefined,
): boolean {
  const seen = new Set<string>();
  for (let at = start; at != null && !seen.has(at); at = next(at) ?? null) {
    if (at === goal) return true;
    seen.add(at);
  }
  return false;
}

/** What speaks against letting one organisation go up in another after its last day. */
export function checkMerger(
  closing: Pick<Organisation, 'id' | 'validFrom' | 'validTo' | 'external'>,
  successor: Pick<Organisation, 'id' | 'validFrom' | 'validTo' | 'external'>,
  lastDay: string,
): FieldError[] {
  const errors: FieldError[] = [];
  const wrong = (path: string, sv: string, en: string) => errors.push({ path, message: { sv, en } });
  if (closing.id === successor.id) {
    wrong(
      'successorId',
      'Välj en annan organisation att gå upp i.',
      'Choose another organisation to become part of.',
    );
  }
  if (closing.external !== successor.external) {
    wrong(
      'successorId',
      'En del av kommunen kan inte gå upp i en extern part, eller tvärtom.',
      'A part of the municipality cannot become part of an external party, nor the reverse.',
    );
  }
  if (lastDay < closing.validFrom) {
    wrong(
      'lastDay',
      'Sista dagen kan inte vara före organisationens första dag.',
      'The last day cannot be before the organisation’s first.',
    );
  }
  if (closing.validTo !== null && closing.validTo < lastDay) {
    wrong(
      'lastDay',
      'Organisationen upphörde redan före den dagen.',
      'The organisation had already ended by then.',
    );
  }
  if (!isValidOn(successor, shiftDay(lastDay, 1))) {
    wrong(
      'successorId',
      'Den organisation som tar över måste finnas dagen efter sista dagen.',
      'The organisation that takes over must exist on the day after the last day.',
    );
  }
  return errors;
}

/** The last day to set on a role when its unit ends, or null when it ends by then anyway. */
export function roleEndsWithUnit(role: Period, lastDay: string): string | null {
  if (role.validTo !== null && role.validTo <= lastDay) return null;
  return role.validFrom > lastDay ? shiftDay(role.validFrom, -1) : lastDay;
}

/** Whether two periods have a day in common; a period that ends before it begins has none. */
export function overlaps(a: Period, b: Period): boolean {
  const last = (period: Period) => period.validTo ?? '9999-12-31';
  return [a, b].every((one) => one.validFrom <= last(a) && one.validFrom <= last(b));
}
