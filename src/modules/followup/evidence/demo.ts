import { createHash } from 'node:crypto';
import type { ActingContext } from '../../../platform/identity/context.ts';
import type { Answer } from '../contract.ts';
import { addLink, keepFile } from './service.ts';

const TABLE = 'månad;deltagare\njanuari;14\nfebruari;17\nmars;21\n';

/** Those that attach something: enough to look at, few enough that the demo city starts quickly. */
export const WITH_EVIDENCE = ['Socialnämnd Hisingen', 'Socialnämnd Sydväst'];

/** A link and a table, invented, at the first of the answers that has something to support. */
export async function attachDemoEvidence(ctx: ActingContext, answers: readonly Answer[]): Promise<void> {
  const answer = answers.find(({ value }) => value === 'yes');
  if (!answer) return;
  await addLink(ctx, answer.questionId, {
    title: 'Nämndens årsrapport (demo)',
    address: 'https://demo.example/arsrapport',
  });
  const bytes = new TextEncoder().encode(TABLE);
  await keepFile(ctx, answer.questionId, {
    kind: 'csv',
    contentType: 'text/csv; charset=utf-8',
    warnings: [],
    fileName: 'deltagare.csv',
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
}
