import { readAnswers } from './answers.ts';
import { readConsultationReplies } from './consultation-replies.ts';
import type { DocumentProposal, ImportProposal } from './contract.ts';
import { readGoverningDocument } from './governing-document.ts';
import type { Kind } from './kind.ts';
import { decideKind } from './kind.ts';
import type { Reading } from './reading.ts';
import { openReading } from './reading.ts';
import type { RegisterName } from './register.ts';
import { DEFAULT_REGISTER } from './register.ts';
import type { SourceText } from './source.ts';
import { readStatement } from './statement.ts';

/**
 * Proposes the structure of a document: decides what kind it is, and reads every field it states.
 * Pure, deterministic, linear in the length of the text; never throws, whatever the text is.
 */
export function parseDocument(
  source: SourceText,
  register: RegisterName[] = DEFAULT_REGISTER,
): ImportProposal {
  if (source.text.trim() === '') return { kind: 'unrecognised', reason: 'empty' };
  const reading = openReading(source, register);
  const kind = decideKind(reading);
  const proposal = kind ? readKind(reading, kind) : null;
  if (!proposal || isHollow(proposal)) return { kind: 'unrecognised', reason: 'no-structure' };
  return { ...proposal, otherDocuments: [] };
}

function readKind(reading: Reading, kind: Kind): DocumentProposal {
  switch (kind) {
    case 'answers':
      return readAnswers(reading);
    case 'consultation-replies':
      return readConsultationReplies(reading);
    case 'statement':
      return readStatement(reading);
    default:
      return readGoverningDocument(reading, kind);
  }
}

/** A reading that found none of what its kind is about. */
function isHollow(proposal: DocumentProposal): boolean {
  switch (proposal.kind) {
    case 'plan':
      return proposal.focusAreas.every((area) => area.measures.length === 0);
    case 'program':
      return proposal.goalAreas.every((area) => area.strategies.length === 0);
    case 'answers':
      return proposal.documents.length === 0;
    case 'consultation-replies':
      return proposal.replies.length === 0;
    case 'statement':
      return proposal.sections.length === 0;
  }
}
