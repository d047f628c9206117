import { Alert, Heading } from '@digdir/designsystemet-react';
import { TextLink } from '../../../../web/components/TextLink.tsx';
import type { MoveResult, Work } from '../../contract.ts';

/** The answers that could not be moved on with the others, each with its question and why. */
export function LeftList({ title, left, work }: { title: string; left: MoveResult['left']; work: Work }) {
  if (left.length === 0) return null;
  const questionOf = (answerId: string) => {
    const questionId = work.answers.find(({ id }) => id === answerId)?.questionId;
    return work.questions.find(({ id }) => id === questionId);
  };
  return (
    <Alert data-color="warning">
      <Heading level={2} data-size="2xs">
        {title}
      </Heading>
      <ul>
        {left.map(({ id, reason }) => {
          const question = questionOf(id);
          return (
            <li key={id}>
              {question && (
                <TextLink to={`/uppfoljning/${work.round.id}/svara/${question.id}`}>
                  {[question.number, question.text].filter(Boolean).join(' ')}
                </TextLink>
              )}{' '}
              {reason}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
