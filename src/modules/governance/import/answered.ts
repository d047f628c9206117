import type { AnswersProposal, DocumentProposal } from './contract.ts';
import { ImportError } from './errors.ts';
import type { RegisterName } from './register.ts';
import { importFailed } from './review/problems.ts';
import { readAndParse } from './run.ts';
import type { SourceText } from './source.ts';

/** A board's answered follow-up, with the text it was read from. */
export interface AnsweredFollowUp extends SourceText {
  documents: AnswersProposal['documents'];
}

const isAnswers = (proposal: DocumentProposal): proposal is AnswersProposal => proposal.kind === 'answers';

/**
 * Every answered follow-up in a file, read in a worker that dies afterwards; none when the file is something else.
 * @throws import.… for a file that cannot be read
 */
export async function readAnsweredFollowUp(
  bytes: Uint8Array,
  register: RegisterName[],
): Promise<AnsweredFollowUp> {
  const { proposal, source } = await readAndParse(bytes, register).catch((error: unknown) => {
    if (error instanceof ImportError) throw importFailed(error.code);
    throw error;
  });
  const documents = [proposal, ...proposal.otherDocuments].filter(isAnswers);
  return { ...source, documents: documents.flatMap((each) => each.documents) };
}
