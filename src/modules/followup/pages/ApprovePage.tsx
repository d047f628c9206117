import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddressState, usePathParams } from '../../../web/address.ts';
import { ConfirmDialog } from '../../../web/components/ConfirmDialog.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { NoBreak } from '../../../web/components/NoBreak.tsx';
import { Section } from '../../../web/components/Page.tsx';
import { TextLink } from '../../../web/components/TextLink.tsx';
import { useChange } from '../../../web/queries.ts';
import { useText } from '../../../web/text.tsx';
import { MoveResult, type Work } from '../contract.ts';
import { isOwn } from '../rules.ts';
import { Decision, decisionHeading } from './parts/Decision.tsx';
import { LeftList } from './parts/LeftList.tsx';
import { StateTag } from './parts/marks.tsx';
import { RoundFrame } from './parts/RoundFrame.tsx';
import { workQuery } from './queries.ts';
import { approveTexts } from './text/approve.ts';

/** Which of our answers can go to the city? */
export default function ApprovePage() {
  const { roundId } = usePathParams('roundId');
  return (
    <Loaded query={useQuery(workQuery(roundId))} page>
      {(work) => <Approving work={work} />}
    </Loaded>
  );
}

function Approving({ work }: { work: Work }) {
  const t = useText(approveTexts);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const [left, setLeft] = useState<MoveResult['left']>([]);
  const { values } = useAddressState({ svar: '', visa: '' });
  const answers = new Map(work.answers.map((answer) => [answer.questionId, answer]));
  const all = work.questions.flatMap((question) => {
    const answer = answers.get(question.id);
    return answer?.state === 'submitted' && work.may.approve ? [{ question, answer }] : [];
  });
  // A task that is about one answer leads to that one; once it is decided the others are here again.
  const one = all.filter(({ answer }) => answer.id === values.svar);
  const waiting = one.length > 0 ? one : all;
  const onlyWaiting = one.length > 0 || (values.visa === 'vantar' && all.length > 0);
  const decidable = waiting.filter(({ answer }) => !isOwn(answer, work.personId));
  const others = work.questions.filter(({ id }) => !all.some(({ question }) => question.id === id));
  const picked = decidable.filter(({ answer }) => chosen.has(answer.id));
  const allChosen = picked.length === decidable.length;
  const approveChosen = picked.length > 0 && (
    <Button onClick={() => setAsking(true)}>{t.approveChosen(picked.length)}</Button>
  );
  const approve = useChange({
    method: 'POST',
    path: '/followup/answers/approve',
    schema: MoveResult,
    body: (list: { id: string; revision: number }[]) => ({
      answers: list.map(({ id, revision }) => ({ id, revision })),
    }),
    refreshes: [['followup'], ['tasks']],
    done: ({ moved }) => t.approved(moved.length),
    onDone: (result) => {
      focusAfter(result.moved.map(({ id }) => id));
      setLeft(result.left);
      setChosen(new Set());
      setAsking(false);
    },
  });
  /** What was decided leaves the list: the keyboard goes on at the next answer, or at the head of the page. */
  const focusAfter = (moved: readonly string[]) => {
    const last = decidable.findLastIndex(({ answer }) => moved.includes(answer.id));
    const next = decidable.slice(last + 1)[0] ?? decidable.find(({ answer }) => !moved.includes(answer.id));
    const heading = next
      ? document.getElementById(decisionHeading(next.answer.id))
      : document.querySelector<HTMLElement>('main h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  };
  const choose = (id: string, wanted: boolean) => {
    const next = new Set(chosen);
    if (wanted) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <RoundFrame
      round={work.round}
      title={t.title(work.organisation.name)}
      lead={waiting.length > 0 ? t.waiting(decidable.length) : undefined}
      actions={
        decidable.length > 0 && (
          <>
            {approveChosen}
            <Button
              variant="secondary"
              onClick={() => setChosen(new Set(allChosen ? [] : decidable.map(({ answer }) => answer.id)))}
            >
              {allChosen ? t.chooseNone : t.chooseAll}
            </Button>
          </>
        )
      }
    >
      {work.round.status === 'closed' && <Alert data-color="info">{t.closed}</Alert>}
      <LeftList title={t.left(left.length)} left={left} work={work} />
      {waiting.length === 0 && work.round.status === 'open' && (
        <EmptyState title={t.none}>{t.noneText}</EmptyState>
      )}
      {work.round.documents.map((document) => {
        const here = waiting.filter(({ question }) => question.versionId === document.versionId);
        if (here.length === 0) return null;
        return (
          <Section key={document.versionId} title={document.title}>
            {here.map(({ question, answer }) => (
              <Decision
                key={answer.id}
                roundId={work.round.id}
                question={question}
                answer={answer}
                own={isOwn(answer, work.personId)}
                chosen={chosen.has(answer.id)}
                choose={(wanted) => choose(answer.id, wanted)}
                approve={() => approve.mutate([answer])}
                returned={() => focusAfter([answer.id])}
                busy={approve.isPending && approve.variables?.[0]?.id === answer.id && !asking}
              />
            ))}
          </Section>
        );
      })}
      {/* Whoever has read and ticked down to the last answer goes on there, not at the head of the page. */}
      {decidable.length > 1 && approveChosen && <div className="page-actions">{approveChosen}</div>}
      {onlyWaiting && (
        <p>
          <TextLink to={`/uppfoljning/${work.round.id}/godkann`}>{t.showAll(work.questions.length)}</TextLink>
        </p>
      )}
      {others.length > 0 && !onlyWaiting && (
        <Section title={t.others}>
          {work.round.documents.map((document) => {
            const here = others.filter(({ versionId }) => versionId === document.versionId);
            if (here.length === 0) return null;
            return (
              <div className="followup-area" key={document.versionId}>
                <Heading level={3} data-size="2xs">
                  {document.title}
                </Heading>
                <ul className="followup-list">
                  {here.map((question) => (
                    <li key={question.id}>
                      <NoBreak>{question.number ?? '–'}</NoBreak>
                      <TextLink to={`/uppfoljning/${work.round.id}/svara/${question.id}`}>
                        {question.text}
                      </TextLink>
                      <StateTag state={answers.get(question.id)?.state ?? null} />
                    </li>
                  ))}
                </ul>
              </div>
            );
          })}
        </Section>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t.approveTitle(picked.length)}
        confirmLabel={t.approve}
        busy={approve.isPending}
        onConfirm={() => approve.mutate(picked.map(({ answer }) => answer))}
      >
        <p>{t.approveText}</p>
        <ul>
          {picked.map(({ question, answer }) => (
            <li key={answer.id}>
              {question.number && <NoBreak>{question.number}</NoBreak>} {question.text}
            </li>
          ))}
        </ul>
      </ConfirmDialog>
    </RoundFrame>
  );
}
