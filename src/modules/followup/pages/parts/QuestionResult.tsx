import { Details, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { NoBreak } from '../../../../web/components/NoBreak.tsx';
import { TextLink } from '../../../../web/components/TextLink.tsx';
import { useLanguage, useText } from '../../../../web/text.tsx';
import type { CompiledFilter, OverviewQuestion, QuestionAnswers } from '../../compiled/contract.ts';
import { AnswerList } from '../../compiled/pages/AnswerList.tsx';
import { questionAnswersQuery } from '../../compiled/pages/queries.ts';
import { compiledTexts } from '../../compiled/pages/text.ts';
import { askedIn, changeFacts } from '../../compiled/rules/change.ts';
import { EvidenceList } from '../../evidence/pages/EvidenceList.tsx';
import { termTexts } from '../text/terms.ts';
import { DistributionBar } from './marks.tsx';

/** One question's result: the distribution, what has changed, and the answers when they are wanted. */
export function QuestionResult({
  roundId,
  include,
  question,
  given,
  measures = [],
}: {
  roundId: string;
  include: CompiledFilter['include'];
  question: OverviewQuestion;
  /** The answers to show; without it they are fetched when somebody opens them. */
  given?: QuestionAnswers | undefined;
  /** Measures that answer for this strategy too. */
  measures?: readonly OverviewQuestion[];
}) {
  const t = useText(compiledTexts);
  const terms = useText(termTexts);
  const { language } = useLanguage();
  const { distribution, before } = question;
  const answered = askedIn(distribution) - distribution.none;
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
      {measures.length > 0 && (
        <p>
          {t.through}{' '}
          {measures.map((measure, index) => (
            <Fragment key={measure.id}>
              {index > 0 && ', '}
              <TextLink to={`/uppfoljning/${roundId}?fraga=${measure.id}`}>
                {measure.number && <NoBreak>{measure.number}</NoBreak>} {measure.title || measure.text}
              </TextLink>
            </Fragment>
          ))}
        </p>
      )}
      <DistributionBar distribution={distribution} />
      {before && (
        <p className="quiet">
          {changeFacts(before.distribution, distribution, before.year, language).join(' ')}
        </p>
      )}
      {given ? (
        <AnswerList answers={given} />
      ) : (
        <Opened
          roundId={roundId}
          questionId={question.id}
          include={include}
          summary={t.readAnswers(answered, question.comments, question.hindrances)}
        />
      )}
    </article>
  );
}

function Opened({
  roundId,
  questionId,
  include,
  summary,
}: {
  roundId: string;
  questionId: string;
  include: CompiledFilter['include'];
  summary: string;
}) {
  const [shown, setShown] = useState(false);
  const reading = useQuery({ ...questionAnswersQuery(roundId, questionId, include), enabled: shown });
  return (
    <Details open={shown} onToggle={(event) => setShown((event.target as HTMLDetailsElement).open)}>
      <Details.Summary>{summary}</Details.Summary>
      <Details.Content>
        {shown && (
          <Loaded query={reading}>
            {({ questions }) =>
              questions[0] ? (
                <AnswerList
                  answers={questions[0]}
                  evidence={(answerId) => (
                    <EvidenceList roundId={roundId} questionId={questionId} answerId={answerId} />
                  )}
                />
              ) : null
            }
          </Loaded>
        )}
      </Details.Content>
    </Details>
  );
}
