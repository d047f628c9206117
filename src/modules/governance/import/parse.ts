import { readAnswers } from './answers.ts';
import { readConsultationReplies } from './consultation-replies.ts';
import type { DocumentProposal, ImportProposal } from './contract.ts';
import { readGoverningDocument } from './governing-document.ts';
import type { Kind } from './kind.ts';
import { decideKind } from './kind.ts';
import type { Reading } from './reading.ts';
import { listUnplaced, openReading } from './reading.ts';
import type { RegisterName } from './register.ts';
import { DEFAULT_REGISTER } from './register.ts';
import type { SourceText } from './source.ts';
import { splitDocuments } from './split.ts';
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
  const [main, ...otherDocuments] = readDocuments(reading);
  return main ? { ...main, otherDocuments } : { kind: 'unrecognised', reason: 'no-structure' };
}

/** The documents of the file in their order. A part that is none of its own is listed as unplaced. */
function readDocuments(reading: Reading): DocumentProposal[] {
  const documents: DocumentProposal[] = [];
  const stray: Reading[] = [];
  for (const part of splitDocuments(reading)) {
    const kind = decideKind(part);
    const proposal = kind ? readKind(part, kind) : null;
    if (proposal && !isHollow(proposal)) documents.push(proposal);
    else stray.push(part);
  }
  if (documents.length === 0 && stray.length > 1) {
    const kind = decideKind(reading);
    const whole = kind ? readKind(reading, kind) : null;
    return whole && !isHollow(whole) ? [whole] : [];
  }
  const first = documents[0];
  if (first)
    first.unplaced = [...first.unplaced, ...stray.flatMap((part) => listUnplaced(part))].sort(
      (a, b) => a.start - b.start,
    );
  return documents;
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
