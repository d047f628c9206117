import { compareNumbers, readNumbers } from './numbering.ts';

interface FoundLinks {
  measures: string[];
  strategies: string[];
}

/** A full stop ends a sentence, but not inside '1.4', 's.k.' or 'dnr.'. */
const SENTENCE_END = /[.!?](?=\s+[\p{Lu}•]|\s*$)|\n/u;

/**
 * Links in running text: sentences that say that something is connected ('kopplad till insats 1:2, 2:3 och
 * 2:4', also '1;2'). A mention of another measure is not a link.
 */
export function findLinks(description: string, ownNumber: string | null): FoundLinks {
  const sentences = description
    .split(SENTENCE_END)
    .filter((sentence) => /koppl(?:ad|at|ade|as|ing|ar)/i.test(sentence));
  return readLinks(sentences.join('\n'), ownNumber, false);
}

/** Links of a labelled field ('Kopplad till: 1:2, strategi 4:3'); there a number alone is a link to a measure. */
export function readLinks(text: string, ownNumber: string | null, labelled: boolean): FoundLinks {
  const measures = new Set<string>();
  const strategies = new Set<string>();
  for (const sentence of text.split('\n')) {
    const cuts = [
      ...sentence.matchAll(
        /(insats(?:en|er|erna)?|åtgärd(?:en|er|erna)?|strategi(?:n|er|erna)?)(?!\p{L})/giu,
      ),
    ];
    if (labelled) for (const number of readNumbers(sentence.slice(0, cuts[0]?.index))) measures.add(number);
    for (const [nth, cut] of cuts.entries()) {
      const target = cut[1]!.toLowerCase().startsWith('strategi') ? strategies : measures;
      for (const number of readNumbers(sentence.slice(cut.index, cuts[nth + 1]?.index))) target.add(number);
    }
  }
  if (ownNumber) measures.delete(ownNumber);
  return { measures: [...measures].sort(compareNumbers), strategies: [...strategies].sort(compareNumbers) };
}
