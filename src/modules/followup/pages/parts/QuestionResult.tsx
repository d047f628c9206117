import { Details, Heading } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { NoBreak } from '../../../../web/components/NoBreak.tsx';
import { useFormat, useText } from '../../../../web/text.tsx';
import type { CompiledQuestion } from '../../contract.ts';
import { resultTexts } from '../text/result.ts';
import { termTexts } from '../text/terms.ts';
import { AnswerText } from './AnswerText.tsx';
import { DistributionBar, ValueMark } from './marks.tsx';

/** One question's result: the distribution, every comment with its board, and who has not answered. */
export function QuestionResult({ question, open }: { question: CompiledQuestion; open: boolean }) {
  const t = useText(resultTexts);
  const terms = useText(termTexts);
  const format = useFormat();
  const [shown, setShown] = useState(open);
  useEffect(() => setShown(open), [open]);
  return (
    <article className="followup-question" id={`fraga-${question.id}`}>
      <Heading level={4} data-size="2xs">
        {question.number && <NoBreak>{question.number}</NoBreak>} {question.title || question.text}
      </Heading>
      {question.title && <p>{question.text}</p>}
      {question.expectedResult && (
        <p className="quiet">
          {terms.expectedResult}: {question.expectedResult}
        </p>
      )}
      <DistributionBar distribution={question.distribution} />
      {question.answers.length > 0 && (
        <Details open={shown} onToggle={(event) => setShown((event.target as HTMLDetailsElement).open)}>
          <Details.Summary>{t.answersFrom(question.answers.length)}</Details.Summary>
          <Details.Content>
            {shown && (
              <ul className="followup-comments">
                {question.answers.map((answer) => (
                  <li key={answer.answerId}>
                    <span className="followup-said">
                      <strong>{answer.organisation.name}</strong>
                      <ValueMark value={answer.value} />
                      {answer.state !== 'approved' && <span className="quiet">{t.notApproved}</span>}
                    </span>
                    <AnswerText content={answer} />
                  </li>
                ))}
              </ul>
            )}
          </Details.Content>
        </Details>
      )}
      {question.unanswered.length > 0 && (
        <p className="quiet">
          {t.unanswered(question.unanswered.length)}:{' '}
          {format.list(question.unanswered.map(({ name }) => name))}.
        </p>
      )}
    </article>
  );
}
