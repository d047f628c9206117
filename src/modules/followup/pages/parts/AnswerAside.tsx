import { Alert, Details, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { SummaryList } from '../../../../web/components/SummaryList.tsx';
import { useFormat, useText } from '../../../../web/text.tsx';
import type { Answer, Work } from '../../contract.ts';
import { historyQuery } from '../queries.ts';
import { answerTexts } from '../text/answer.ts';
import { termTexts } from '../text/terms.ts';
import { StateTag, ValueMark } from './marks.tsx';

/** Why an answer came back. */
export function ReturnNote({ answer }: { answer: Answer | undefined }) {
  const t = useText(answerTexts);
  const format = useFormat();
  if (answer?.state !== 'returned' || !answer.returnedAt) return null;
  return (
    <Alert data-color="warning">
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
    <aside className="followup-aside" aria-label={t.about}>
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
          { label: t.state, value: <StateTag state={answer?.state ?? null} /> },
        ]}
      />
      {children}
      {answer && <History key={answer.revision} answer={answer} />}
    </aside>
  );
}

function History({ answer }: { answer: Answer }) {
  const t = useText(answerTexts);
  const [open, setOpen] = useState(false);
  return (
    <Details onToggle={() => setOpen(true)}>
      <Details.Summary>{t.history}</Details.Summary>
      <Details.Content>{open && <Revisions answerId={answer.id} />}</Details.Content>
    </Details>
  );
}

function Revisions({ answerId }: { answerId: string }) {
  const t = useText(answerTexts);
  const format = useFormat();
  const history = useQuery({ ...historyQuery(answerId), staleTime: 0 });
  return (
    <Loaded query={history}>
      {({ revisions }) => (
        <ol className="followup-comments" reversed>
          {revisions.map((each) => (
            <li key={each.revision}>
              <span className="followup-said">
                <ValueMark value={each.value} />
                <StateTag state={each.state} />
              </span>
              <span className="quiet">{t.savedBy(each.by, format.dateTime(each.savedAt))}</span>
              <p className="followup-verbatim">
                {[each.reason, each.comment, each.note].filter(Boolean).join('\n')}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}
