import { Alert, Heading } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { NoBreak } from '../../../../web/components/NoBreak.tsx';
import { SummaryList } from '../../../../web/components/SummaryList.tsx';
import { useFormat, useText } from '../../../../web/text.tsx';
import type { Answer, Work } from '../../contract.ts';
import { answerTexts } from '../text/answer.ts';
import { termTexts } from '../text/terms.ts';
import { AnswerHistory } from './AnswerHistory.tsx';
import { StateTag } from './marks.tsx';

/** Why an answer came back. */
export function ReturnNote({ id, answer }: { id: string; answer: Answer | undefined }) {
  const t = useText(answerTexts);
  const format = useFormat();
  if (answer?.state !== 'returned' || !answer.returnedAt) return null;
  return (
    <Alert data-color="warning" id={id} className="followup-note">
      <Heading level={2} data-size="2xs">
        {t.returnedBy(answer.returnedBy?.name ?? '', format.date(answer.returnedAt))}
      </Heading>
      <p className="followup-verbatim">{answer.returnNote}</p>
    </Alert>
  );
}

/** Beside the fields: what the question is about, what should come of it, and the texts the answer has had. */
export function AnswerAside({
  work,
  question,
  answer,
  children,
}: {
  work: Work;
  question: Work['questions'][number];
  answer: Answer | undefined;
  /** What was answered earlier. */
  children: ReactNode;
}) {
  const t = useText(answerTexts);
  const terms = useText(termTexts);
  const document = work.round.documents.find(({ versionId }) => versionId === question.versionId);
  return (
    <aside className="followup-aside" id="om-fragan" tabIndex={-1} aria-label={t.about}>
      {question.expectedResult && (
        <div>
          <Heading level={2} data-size="2xs">
            {terms.expectedResult}
          </Heading>
          <p>{question.expectedResult}</p>
        </div>
      )}
      <SummaryList
        rows={[
          { label: t.document, value: document?.title },
          { label: t.area, value: [question.areaNumber, question.areaTitle].filter(Boolean).join(' ') },
          {
            label: t.countsFor,
            value:
              question.strategies.length > 0 &&
              question.strategies.map(({ number, title }) => (
                <div key={`${number} ${title}`}>
                  <NoBreak>{number ?? ''}</NoBreak> {title}
                </div>
              )),
          },
          { label: t.state, value: <StateTag state={answer?.state ?? null} /> },
        ]}
      />
      {children}
      {answer && <AnswerHistory key={answer.revision} answerId={answer.id} />}
    </aside>
  );
}
