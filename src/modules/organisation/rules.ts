import type { FieldError } from '../../platform/http/problem.ts';
import { EXTERNAL_KINDS, type OrganisationDraft } from './contract.ts';

/** Whether something valid from one day to another (null: still) is valid on a day. Days compare as text. */
export function isValidOn(period: { validFrom: string; validTo: string | null }, day: string): boolean {
  return period.validFrom <= day && (period.validTo === null || period.validTo >= day);
}

/** What is wrong with an organisation as typed, beyond the shape of each field. */
export function checkOrganisation(draft: OrganisationDraft): FieldError[] {
  const errors: FieldError[] = [];
  if (draft.validTo !== null && draft.validTo < draft.validFrom) {
    errors.push({
      path: 'validTo',
      message: {
        sv: 'Sista dagen kan inte vara före första dagen.',
        en: 'The last day cannot be before the first.',
      },
    });
  }
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
