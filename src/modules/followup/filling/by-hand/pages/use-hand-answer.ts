import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { z } from 'zod';
import { api, isProblem } from '../../../../../web/api.ts';
import { useAutosave } from '../../../../../web/use-autosave.ts';
import type { AnswerContent } from '../../../contract.ts';
import { EMPTY_ANSWER, sameContent, whatIsMissing } from '../../../rules.ts';
import { type HandSheet, StandingAnswer } from '../contract.ts';
import { handSheetQuery } from './queries.ts';

const Saved = z.object({ answer: StandingAnswer.nullable() });

/** What keeps an answer from being saved: an empty one is none, and can always be. */
export const lacking = (content: AnswerContent) =>
  sameContent(content, EMPTY_ANSWER) ? null : (whatIsMissing(content)[0] ?? null);

/** Puts an answer as it stands in the sheet that was read, with the count that follows from it. */
function withAnswer(sheet: HandSheet, questionId: string, answer: StandingAnswer | null): HandSheet {
  const others = sheet.answers.filter((each) => each.questionId !== questionId);
  const answers = answer ? [...others, answer] : others;
  const filled = answers.filter(({ removed }) => !removed).length;
  return {
    ...sheet,
    answers,
    organisations: sheet.organisations.map((each) =>
      each.organisation.id === sheet.organisation.id ? { ...each, filled } : each,
    ),
  };
}

/** One answer written by hand: saved as it is typed, never over a colleague's without asking. */
export function useHandAnswer(sheet: HandSheet, questionId: string, standing: StandingAnswer | null) {
  const client = useQueryClient();
  const { round, organisation } = sheet;
  const revision = useRef(standing?.revision ?? 0);
  const remember = (answer: StandingAnswer | null) => {
    revision.current = answer?.revision ?? 0;
    client.setQueryData(handSheetQuery(round.id, organisation.id).queryKey, (before) =>
      before ? withAnswer(before, questionId, answer) : before,
    );
  };
  const saving = useAutosave<AnswerContent>({
    key: `followup.filled.${questionId}.${organisation.id}`,
    value: standing?.content ?? EMPTY_ANSWER,
    save: async (content, { keepalive }) => {
      const missing = lacking(content);
      if (missing) throw new Error(`not sent: ${missing} is missing`);
      const body = { ...content, questionId, organisationId: organisation.id, revision: revision.current };
      const { answer } = await api.send('PUT', `/followup/rounds/${round.id}/filled-answer`, body, Saved, {
        keepalive,
      });
      remember(answer);
      // Other pages of the round read it anew when they are opened; this one has what it needs.
      void client.invalidateQueries({ queryKey: ['followup'], refetchType: 'none' });
    },
  });
  const { problem, state } = saving.status;
  const theirs =
    state === 'conflict' && isProblem(problem)
      ? (StandingAnswer.nullable().safeParse(problem.current).data ?? null)
      : null;
  const decide = (keep: boolean) => {
    remember(theirs);
    if (keep) saving.keepMine(saving.value);
    else saving.takeTheirs(theirs?.content ?? EMPTY_ANSWER);
  };
  return { ...saving, theirs, decide };
}
