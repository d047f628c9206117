import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { api, isProblem } from '../../../web/api.ts';
import { useAutosave } from '../../../web/use-autosave.ts';
import {
  Answer,
  AnswerConflict,
  type AnswerContent,
  type AnswerSave,
  SavedAnswer,
  type Work,
} from '../contract.ts';
import { withoutStart } from '../earlier/rules.ts';
import { usePresence } from '../presence/pages/use-presence.ts';
import { contentOf, EMPTY_ANSWER, isWritable, mergeAnswers, sameContent } from '../rules.ts';
import { hasMore } from './kept-copy.ts';
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
  const read = work.answers.find((each) => each.questionId === questionId);
  // A reading that was on its way while something was saved is older than what is known already.
  const latest = useRef(read);
  if (read && read.revision > (latest.current?.revision ?? 0)) latest.current = read;
  const answer = latest.current;
  const acknowledged = useRef(saveOf(answer));
  const savedId = useRef(answer?.id ?? null);
  const typed = useRef<AnswerContent>(contentOf(acknowledged.current));
  /** What a colleague's save led to here, until something is typed. */
  const [news, setNews] = useState<'merged' | 'renewed' | null>(null);

  const isSending = useRef(false);
  /** What was sent and not answered: it may have been saved all the same. */
  const unanswered = useRef<AnswerContent[]>([]);

  /** Recognises the person's own text in what the server has, so that nobody is asked to choose between theirs and theirs. */
  const recognise = (present: Answer): boolean => {
    const mine = unanswered.current.some((sent) => sameContent(sent, contentOf(present)));
    if (mine) {
      acknowledged.current = saveOf(present);
      unanswered.current = [];
      remember(present);
    }
    return mine;
  };

  const remember = (saved: Answer) => {
    savedId.current = saved.id;
    if (saved.revision > (latest.current?.revision ?? 0)) latest.current = saved;
    client.setQueryData(workQuery(work.round.id).queryKey, (before) =>
      before
        ? { ...before, answers: [...before.answers.filter(({ id }) => id !== saved.id), saved] }
        : before,
    );
  };

  const saving = useAutosave<AnswerSave>({
    key: `followup.answer.${questionId}.${work.organisation.id}`,
    value: saveOf(answer),
    // What is sent is what is typed by now and not what the autosaver was handed: that may lack what a colleague saved.
    save: async (_value, { keepalive }) => {
      const sent = typed.current;
      const send = () => {
        const body = { ...sent, baseRevision: acknowledged.current.baseRevision };
        return api.send('PUT', `/followup/questions/${questionId}/answer`, body, SavedAnswer, { keepalive });
      };
      isSending.current = true;
      try {
        const saved = await send().catch((error: unknown) => {
          const conflict = isProblem(error) ? AnswerConflict.safeParse(error.current).data : null;
          if (conflict && recognise(conflict.answer)) return send();
          if (isProblem(error) && error.status === 0) unanswered.current.push(sent);
          throw error;
        });
        const present = contentOf(saved.answer);
        // Together: a text upon an older revision than it is sent with would take back what colleagues have written.
        typed.current = mergeAnswers(sent, typed.current, present).merged;
        acknowledged.current = saveOf(saved.answer);
        unanswered.current = [];
        remember(saved.answer);
        if (sameContent(sent, present)) return;
        setNews('merged');
        // Shown once the autosaver has settled.
        setTimeout(show, 0);
      } finally {
        isSending.current = false;
        // What a colleague saved meanwhile is looked at then as well.
        setTimeout(adoptNewest, 0);
      }
    },
  });

  /** What stands in the fields, which lags behind what is typed and merged until it is drawn. */
  const drawn = useRef(typed.current);
  useLayoutEffect(() => {
    drawn.current = contentOf(saving.value);
  });

  /** Puts what is typed and merged in the fields. */
  const show = () => {
    const next = { ...typed.current, baseRevision: acknowledged.current.baseRevision };
    if (sameContent(typed.current, contentOf(acknowledged.current))) saving.takeTheirs(next);
    else saving.keepMine(next);
  };

  const change = (part: Partial<AnswerContent>) => {
    // A key pressed before a merged text was drawn was pressed in the text of before.
    const edited = { ...drawn.current, ...part };
    typed.current = sameContent(drawn.current, typed.current)
      ? edited
      : mergeAnswers(drawn.current, edited, typed.current).merged;
    setNews(null);
    saving.change({ ...typed.current, baseRevision: acknowledged.current.baseRevision });
  };

  /** Takes in what a colleague has saved: as it is when nothing is unsaved here, otherwise merged with what is. */
  const adopt = (newer: Answer) => {
    if (isSending.current || newer.revision <= acknowledged.current.baseRevision) return;
    if (saving.status.state === 'conflict') return;
    if (recognise(newer)) return;
    const base = contentOf(acknowledged.current);
    const theirs = contentOf(newer);
    if (!isWritable(newer.state)) return remember(newer);
    const { merged, conflicts } = mergeAnswers(base, typed.current, theirs);
    // Both changed the same: the server hands both back when this is saved, and the person decides.
    if (conflicts.length > 0) return;
    const untouched = sameContent(base, typed.current);
    acknowledged.current = saveOf(newer);
    typed.current = merged;
    remember(newer);
    show();
    setNews(untouched ? 'renewed' : 'merged');
  };
  const adoptLatest = useRef(adopt);
  adoptLatest.current = adopt;
  const adoptNewest = () => {
    if (latest.current) adoptLatest.current(latest.current);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another revision is news.
  useEffect(adoptNewest, [read?.revision]);

  /** Reads the answer anew because it is said to have been saved; what is not committed yet is waited for. */
  const fetchRevision = async (revision: number) => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (isSending.current || revision <= acknowledged.current.baseRevision) return;
      const newer = await api
        .get(`/followup/questions/${questionId}/answer`, Answer)
        .catch((): Answer | null => null);
      if (newer && newer.revision > (latest.current?.revision ?? 0)) latest.current = newer;
      if (newer) adoptLatest.current(newer);
      if (newer && newer.revision >= revision) return;
      await new Promise((resolve) => setTimeout(resolve, 300 * (attempt + 1)));
    }
  };
  const others = usePresence(
    questionId,
    work.round.status === 'open',
    (revision) => void fetchRevision(revision),
  );

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
  const unsent = saving.unsent && hasMore(saving.unsent.value, server) ? saving.unsent : null;
  /** Puts back what never reached the server, upon the text it was made from: the server merges the rest in. */
  const restore = () => {
    if (!unsent) return;
    acknowledged.current = { ...acknowledged.current, baseRevision: unsent.value.baseRevision };
    typed.current = contentOf(unsent.value);
    saving.change(unsent.value);
  };

  return {
    answer,
    others,
    content: contentOf(saving.value),
    change,
    start,
    status,
    flush: saving.flush,
    conflict,
    decide,
    unsent,
    restore,
    news,
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
