import type { FieldError } from '../../../platform/http/problem.ts';
import type { StatusMove, Version, VersionStatus } from '../contract.ts';

/** Where a version may go; the database says the same. */
const MOVES: Record<VersionStatus, VersionStatus[]> = {
  draft: ['consultation', 'adopted'],
  revised: ['consultation', 'adopted'],
  consultation: ['adopted', 'superseded'],
  adopted: ['superseded', 'expired'],
  superseded: [],
  expired: [],
};

export const listMoves = (status: VersionStatus): VersionStatus[] => MOVES[status];

/** A version may be edited until it is sent out or adopted. */
export const isOpen = (status: VersionStatus) => status === 'draft' || status === 'revised';

/** A copy of what has been out on consultation is a revision of it; any other copy is a draft. */
export const statusOfCopy = (of: VersionStatus): 'draft' | 'revised' =>
  of === 'consultation' ? 'revised' : 'draft';

/** What is missing in a decision to adopt. */
export function checkMove(
  version: Pick<Version, 'decisionDate' | 'decidedBy'>,
  move: StatusMove,
): FieldError[] {
  if (move.to !== 'adopted' || move.decisionUnknown) return [];
  const errors: FieldError[] = [];
  if (!move.decidedByOrganisationId && !version.decidedBy) {
    errors.push({
      path: 'decidedByOrganisationId',
      message: { sv: 'Ange vem som har beslutat.', en: 'Say who made the decision.' },
    });
  }
  if (!move.decisionDate && !version.decisionDate) {
    errors.push({
      path: 'decisionDate',
      message: { sv: 'Ange vilken dag beslutet fattades.', en: 'Say on which day the decision was made.' },
    });
  }
  return errors;
}

/** A period that ends before it begins. */
export function checkPeriod(fields: { validFrom: string | null; validTo: string | null }): FieldError[] {
  if (fields.validFrom === null || fields.validTo === null || fields.validFrom <= fields.validTo) return [];
  return [
    {
      path: 'validTo',
      message: {
        sv: 'Sista dagen kan inte vara före första dagen.',
        en: 'The last day cannot be before the first.',
      },
    },
  ];
}
