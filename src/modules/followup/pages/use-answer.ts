import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, isProblem } from '../../../web/api.ts';
import { useAutosave } from '../../../web/use-autosave.ts';
import {
  type Answer,
  AnswerConflict,
  type AnswerContent,
  type AnswerSave,
  SavedAnswer,
  type Work,
} from '../contract.ts';
import { withoutStart } from '../earlier/rules.ts';
import { contentOf, EMPTY_ANSWER, mergeAnswers, sameContent } from '../rules.ts';
import { workQuery } from './queries.ts';

/** What the server has, with the revision it has it at. */
const saveOf = (answer: Answer | undefined): AnswerSave => ({
  ...(answer ? contentOf(answer) : EMPTY_ANSWER),
  baseRevision: answer?.revision ?? 0,
});

/**
 * The answer being written: saved as it is typed, merged with what colleagues save meanwhile, and recovered from
 * this device when it never reached the server.
 */
export function useAnswer(work: Work, questionId: string) {
  const client = useQueryClient();
  const answer = work.answers.find((each) => each.questionId === questionId);
  const acknowledged = useRef(saveOf(answer));
  const savedId = useRef(answer?.id ?? null);
  const typed = useRef<AnswerContent>(contentOf(acknowledged.current));
  const [wasMerged, setWasMerged] = useState(false);

  const remember = (saved: Answer) => {
    savedId.current = saved.id;
    client.setQueryData(workQuery(work.round.id).queryKey, (before) =>
      before
        ? { ...before, answers: [...before.answers.filter(({ id }) => id !== saved.id), saved] }
        : before,
    );
  };

  const saving = useAutosave<AnswerSave>({
    key: `followup.answer.${questionId}.${work.organisation.id}`,
    value: saveOf(answer),
    save: async (value, { keepalive }) => {
      const sent = contentOf(value);
      const body = { ...sent, baseRevision: acknowledged.current.baseRevision };
      const saved = await api.send('PUT', `/followup/questions/${questionId}/answer`, body, SavedAnswer, {
        keepalive,
      });
      const present = contentOf(saved.answer);
      acknowledged.current = saveOf(saved.answer);
      remember(saved.answer);
      if (sameContent(sent, present)) return;
      setWasMerged(true);
      // What was typed while the save was on its way is put upon the merged text, after the autosaver has settled.
      setTimeout(() => {
        const { merged } = mergeAnswers(sent, typed.current, present);
        typed.current = merged;
        const next = { ...merged, baseRevision: acknowledged.current.baseRevision };
        if (sameContent(merged, present)) saving.takeTheirs(next);
        else saving.keepMine(next);
      }, 0);
    },
  });

  const change = (part: Partial<AnswerContent>) => {
    typed.current = { ...typed.current, ...part };
    setWasMerged(false);
    saving.change({ ...typed.current, baseRevision: acknowledged.current.baseRevision });
  };

  /** Sets out from an earlier answer. @returns how to take it back, leaving what has been typed since */
  const start = (started: AnswerContent) => {
    const before = typed.current;
    change(started);
    return () => change(withoutStart(before, started, typed.current));
  };

  const { status } = saving;
  const problem = status.state === 'conflict' && isProblem(status.problem) ? status.problem : null;
  const parsed = AnswerConflict.safeParse(problem?.current);
  const conflict = parsed.success ? parsed.data : null;

  /** Ends a conflict with the text the person decided on. */
  const decide = (content: AnswerContent) => {
    if (!conflict) return;
    acknowledged.current = saveOf(conflict.answer);
    typed.current = content;
    remember(conflict.answer);
    const next = { ...content, baseRevision: conflict.answer.revision };
    if (sameContent(content, contentOf(conflict.answer))) saving.takeTheirs(next);
    else saving.keepMine(next);
  };

  const server = acknowledged.current;
  const unsent = saving.unsent && !sameContent(saving.unsent.value, server) ? saving.unsent : null;
  /** Puts back what never reached the server, upon the text it was made from: the server merges the rest in. */
  const restore = () => {
    if (!unsent) return;
    acknowledged.current = { ...acknowledged.current, baseRevision: unsent.value.baseRevision };
    typed.current = contentOf(unsent.value);
    saving.change(unsent.value);
  };

  return {
    answer,
    content: contentOf(saving.value),
    change,
    start,
    status,
    flush: saving.flush,
    conflict,
    decide,
    unsent,
    restore,
    wasMerged,
    /** Takes over an answer that was changed in another way than by typing. */
    remember: (moved: Answer) => {
      acknowledged.current = saveOf(moved);
      remember(moved);
    },
    /** The answer's identifier once there is one: the first save makes it. */
    savedId: () => savedId.current,
    /** The answer as the server has acknowledged it, when all that was typed is in it; otherwise null. */
    settled: (): { revision: number } | null =>
      sameContent(acknowledged.current, typed.current) && acknowledged.current.baseRevision > 0
        ? { revision: acknowledged.current.baseRevision }
        : null,
  };
}
