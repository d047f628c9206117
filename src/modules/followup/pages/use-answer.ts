import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '../../../web/api.ts';
import { useSharedWriting } from '../../../web/use-shared-writing.ts';
import { Answer, AnswerConflict, type AnswerContent, SavedAnswer, type Work } from '../contract.ts';
import { usePresence } from '../presence/pages/use-presence.ts';
import { contentOf, EMPTY_ANSWER, isWritable, mergeAnswers, sameContent } from '../rules.ts';
import { hasMore } from './kept-copy.ts';
import { workQuery } from './queries.ts';

/**
 * The answer being written: saved as it is typed, merged with what colleagues save meanwhile, and recovered from
 * this device when it never reached the server.
 */
export function useAnswer(work: Work, questionId: string) {
  const client = useQueryClient();
  const read = work.answers.find((each) => each.questionId === questionId);
  const savedId = useRef(read?.id ?? null);
  const { present, decide, refused, isBehind, takeIn, ...writing } = useSharedWriting<AnswerContent, Answer>({
    key: `followup.answer.${questionId}.${work.organisation.id}`,
    read,
    empty: EMPTY_ANSWER,
    contentOf,
    same: sameContent,
    merge: (base, mine, theirs) => {
      const { merged, conflicts } = mergeAnswers(base, mine, theirs);
      return { merged, isConflict: conflicts.length > 0 };
    },
    isWritable: ({ state }) => isWritable(state),
    hasMore,
    send: async (body, { keepalive }) => {
      const path = `/followup/questions/${questionId}/answer`;
      return (await api.send('PUT', path, body, SavedAnswer, { keepalive })).answer;
    },
    conflictIn: (current) => AnswerConflict.safeParse(current).data?.answer ?? null,
    onSaved: (saved) => {
      savedId.current = saved.id;
      client.setQueryData(workQuery(work.round.id).queryKey, (before) =>
        before
          ? { ...before, answers: [...before.answers.filter(({ id }) => id !== saved.id), saved] }
          : before,
      );
    },
  });

  /** Reads the answer anew because it is said to have been saved; what is not committed yet is waited for. */
  const fetchRevision = async (revision: number) => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (!isBehind(revision)) return;
      const newer = await api
        .get(`/followup/questions/${questionId}/answer`, Answer)
        .catch((): Answer | null => null);
      if (newer) takeIn(newer);
      if (newer && newer.revision >= revision) return;
      await new Promise((resolve) => setTimeout(resolve, 300 * (attempt + 1)));
    }
  };
  const others = usePresence(
    questionId,
    work.round.status === 'open',
    (revision) => void fetchRevision(revision),
  );

  const parsed = AnswerConflict.safeParse(refused);
  const conflict = parsed.success ? parsed.data : null;

  return {
    ...writing,
    answer: present,
    others,
    conflict,
    /** Ends a conflict with the text the person decided on. */
    decide: (content: AnswerContent) => {
      if (conflict) decide(content, conflict.answer);
    },
    /** The answer's identifier once there is one: the first save makes it. */
    savedId: () => savedId.current,
  };
}
