import type { ReactNode } from 'react';
import { useFormat, useText } from '../../../../web/text.tsx';
import { SourceNote } from '../../filling/pages/SourceNote.tsx';
import { AnswerHistory } from '../../pages/parts/AnswerHistory.tsx';
import { AnswerText } from '../../pages/parts/AnswerText.tsx';
import { ValueMark } from '../../pages/parts/marks.tsx';
import { resultTexts } from '../../pages/text/result.ts';
import { termTexts } from '../../pages/text/terms.ts';
import type { QuestionAnswers } from '../contract.ts';
import { compiledTexts } from './text.ts';

/** The answers to a question, to the letter and with their board; who has not answered; who has another answer now. */
export function AnswerList({
  answers: { answers, sources, unanswered, moved },
  evidence,
}: {
  answers: QuestionAnswers;
  /** What stands after an answer's text: its evidence. */
  evidence?: (answerId: string) => ReactNode;
}) {
  const t = useText(compiledTexts);
  const result = useText(resultTexts);
  const terms = useText(termTexts);
  const format = useFormat();
  const named = (value: keyof typeof terms.values | null) =>
    value === null ? terms.noAnswer : terms.values[value];
  return (
    <>
      {answers.length > 0 && (
        <ul className="followup-comments">
          {answers.map((answer) => (
            <li key={answer.answerId}>
              <span className="followup-said">
                <strong>{answer.organisation.name}</strong>
                <ValueMark value={answer.value} />
                {answer.state !== 'approved' && <span className="quiet">{result.notApproved}</span>}
              </span>
              <AnswerText content={answer} />
              {sources && (
                <SourceNote source={sources.find(({ answerId }) => answerId === answer.answerId) ?? null} />
              )}
              {evidence?.(answer.answerId)}
              <AnswerHistory answerId={answer.answerId} />
            </li>
          ))}
        </ul>
      )}
      {unanswered.length > 0 && (
        <p className="quiet">
          {result.unanswered(unanswered.length)}: {format.list(unanswered.map(({ name }) => name))}.
        </p>
      )}
      {moved.length > 0 && (
        <>
          <p className="quiet">{t.moved(moved.length)}:</p>
          <ul>
            {moved.map(({ organisation, formerly, before, after }) => (
              <li key={`${organisation.id} ${formerly}`}>
                {organisation.name}
                {formerly && ` (${t.formerly(formerly)})`}: {named(before)} → {named(after)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
