import { useMemo, useState } from 'react';
import type { EntryDecision, FileReview } from '../contract.ts';
import { isDecided, type Judged, judge, type PresentAnswer, spot } from '../rules/decide.ts';

export interface Decisions {
  /** How each entry stands with what has been decided so far. */
  judged: readonly Judged[];
  of: (entry: number) => EntryDecision | undefined;
  decide: (entries: readonly number[], change: Partial<EntryDecision>) => void;
  /** Entries, by number: those that waited for a person when the page was opened, those that did not, those there already. */
  needs: number[];
  ready: number[];
  same: number[];
  waiting: number;
  writes: number;
  list: () => EntryDecision[];
}

/** What a person decides about the entries of a file; the server decides by the very same rules when it saves. */
export function useDecisions(review: FileReview): Decisions {
  const [decided, setDecided] = useState<ReadonlyMap<number, EntryDecision>>(new Map());
  const facts = useMemo(
    () => ({
      placed: review.entries.map(({ entry, content, organisation, match }) => ({
        ...{
          entry,
          content,
          organisationId: organisation?.id ?? null,
          questionId: match?.questionId ?? null,
        },
      })),
      asked: new Set(
        review.questions.flatMap(({ id, recipientIds }) => recipientIds.map((each) => spot(id, each))),
      ),
      present: new Map([
        ...review.entries.flatMap(({ present, match, organisation }): [string, PresentAnswer][] =>
          present && match && organisation
            ? [[spot(match.questionId, organisation.id), { ...present, removed: false }]]
            : [],
        ),
        ...review.present.map(({ questionId, organisationId, ...answer }): [string, PresentAnswer] => [
          spot(questionId, organisationId),
          answer,
        ]),
      ]),
    }),
    [review],
  );
  const first = useMemo(() => judge(facts.placed, facts.asked, facts.present, new Map()), [facts]);
  const judged = useMemo(() => judge(facts.placed, facts.asked, facts.present, decided), [facts, decided]);
  const numbers = review.entries.map(({ entry }) => entry);
  const settled = (entry: number) => isDecided(first[entry]!, undefined);
  return {
    judged,
    of: (entry) => decided.get(entry),
    decide: (entries, change) =>
      setDecided((present) => {
        const next = new Map(present);
        for (const entry of entries) {
          const before = next.get(entry) ?? { entry, leaveOut: false, fields: {} };
          next.set(entry, { ...before, ...change });
        }
        return next;
      }),
    needs: numbers.filter((entry) => !settled(entry)),
    ready: numbers.filter((entry) => settled(entry) && first[entry]!.state !== 'same'),
    same: numbers.filter((entry) => first[entry]!.state === 'same'),
    waiting: numbers.filter((entry) => !isDecided(judged[entry]!, decided.get(entry))).length,
    writes: judged.filter(({ write }) => write !== null).length,
    list: () => [...decided.values()],
  };
}
