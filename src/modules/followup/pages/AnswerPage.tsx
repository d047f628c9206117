import { Alert, Button, ErrorSummary, Link } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { useAddressState, usePathParams } from '../../../web/address.ts';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { NotFound } from '../../../web/components/NotFound.tsx';
import { SaveStatus } from '../../../web/components/SaveStatus.tsx';
import { useStatus } from '../../../web/components/StatusMessage.tsx';
import { ButtonLink } from '../../../web/components/TextLink.tsx';
import { useChange } from '../../../web/queries.ts';
import { useText } from '../../../web/text.tsx';
import { type AnswerChoice, type AnswerContent, MoveResult, type Work } from '../contract.ts';
import { HolderField } from '../delegation/pages/Holder.tsx';
import { EarlierPanel } from '../earlier/pages/EarlierPanel.tsx';
import { Evidence } from '../evidence/pages/Evidence.tsx';
import { PresenceNote } from '../presence/pages/PresenceNote.tsx';
import { isWritable, whatIsMissing } from '../rules.ts';
import { AnswerAside, ReturnNote } from './parts/AnswerAside.tsx';
import { AnswerFields } from './parts/AnswerFields.tsx';
import { ConflictPanel } from './parts/ConflictPanel.tsx';
import { RoundFrame } from './parts/RoundFrame.tsx';
import { UnsavedText } from './parts/UnsavedText.tsx';
import { workQuery } from './queries.ts';
import { answerTexts } from './text/answer.ts';
import { useAnswer } from './use-answer.ts';

/** What does our organisation answer to this question? */
export default function AnswerPage() {
  const { roundId, questionId } = usePathParams('roundId', 'questionId');
  const work = useQuery(workQuery(roundId));
  return (
    <Loaded query={work} page>
      {(loaded) =>
        loaded.questions.some(({ id }) => id === questionId) ? (
          <Answering key={questionId} work={loaded} questionId={questionId} />
        ) : (
          <NotFound />
        )
      }
    </Loaded>
  );
}

function Answering({ work, questionId }: { work: Work; questionId: string }) {
  const t = useText(answerTexts);
  const status = useStatus();
  const navigate = useNavigate();
  const id = useId();
  const writing = useAnswer(work, questionId);
  const [faults, setFaults] = useState<Partial<Record<keyof AnswerContent, string>>>({});
  const at = work.questions.findIndex((each) => each.id === questionId);
  const question = work.questions[at]!;
  const base = `/uppfoljning/${work.round.id}/svara`;
  const neighbour = (step: number) => work.questions[at + step];
  const state = writing.answer?.state ?? 'draft';
  const mayWrite = work.may.write && isWritable(state);
  const noteId = `${id}-anmarkning`;
  const { values } = useAddressState({ till: '' });
  const isLed = values.till === 'svaret' && state === 'returned' && mayWrite;
  useEffect(() => {
    if (!isLed) return;
    // After the page itself has taken the focus.
    const timer = setTimeout(() => {
      document.getElementById(noteId)?.scrollIntoView({ block: 'start' });
      document.getElementById(`${id}-comment`)?.focus({ preventScroll: true });
    }, 0);
    return () => clearTimeout(timer);
  }, [isLed, noteId, id]);
  const submit = useChange({
    method: 'POST',
    path: '/followup/answers/submit',
    schema: MoveResult,
    body: (choice: AnswerChoice) => choice,
    refreshes: [['followup'], ['tasks']],
    done: t.submittedOne,
    onDone: ({ moved }) => {
      if (moved[0]) writing.remember(moved[0]);
      const open = work.questions.find((each, place) => {
        const answer = work.answers.find((one) => one.questionId === each.id);
        return place > at && (!answer || isWritable(answer.state));
      });
      void navigate({ to: open ? `${base}/${open.id}` : base });
    },
  });

  const handIn = async () => {
    const missing = whatIsMissing(writing.content);
    const texts = { value: t.valueMissing, reason: t.reasonMissing };
    setFaults(Object.fromEntries(missing.map((field) => [field, texts[field]])));
    if (missing.length > 0) return;
    await writing.flush();
    const settled = writing.settled();
    const answerId = writing.savedId();
    if (!settled || !answerId) return status.say(t.notSaved, { tone: 'danger' });
    submit.mutate({ answers: [{ id: answerId, revision: settled.revision }] });
  };

  return (
    <RoundFrame
      round={work.round}
      title={question.text}
      lead={
        <>
          {t.of(at + 1, work.questions.length)}
          {question.title && question.title !== question.text
            ? ` · ${question.number ?? ''} ${question.title}`
            : ''}
        </>
      }
    >
      <div className="followup-answering">
        <div className="followup-fields">
          <Link className="followup-to-aside" href="#om-fragan">
            {t.toAbout}
          </Link>
          {!mayWrite && <Alert data-color="info">{lockedText(t, work, state)}</Alert>}
          <PresenceNote others={writing.others} />
          <ReturnNote id={noteId} answer={writing.answer} />
          <UnsavedText writing={writing} mayWrite={mayWrite} />
          {writing.conflict && (
            <ConflictPanel conflict={writing.conflict} mine={writing.content} decide={writing.decide} />
          )}
          <Faults id={id} faults={faults} />
          <AnswerFields
            id={id}
            noteId={state === 'returned' ? noteId : undefined}
            content={writing.content}
            faults={faults}
            disabled={!mayWrite || writing.conflict !== null}
            change={(part) => {
              setFaults({});
              writing.change(part);
            }}
            leave={() => void writing.flush()}
            saved={<SaveStatus status={writing.status} echo />}
          />
          <Evidence
            roundId={work.round.id}
            questionId={questionId}
            organisationId={work.organisation.id}
            mayChange={mayWrite}
          />
          <div className="form-actions">
            {mayWrite && (
              <Button
                loading={submit.isPending}
                disabled={writing.conflict !== null}
                onClick={() => void handIn()}
              >
                {t.submitOne}
              </Button>
            )}
            <SaveStatus status={writing.status} />
          </div>
          <p role="status" className="followup-news">
            {writing.news && t[writing.news]}
          </p>
          <nav className="page-actions" aria-label={t.of(at + 1, work.questions.length)}>
            {neighbour(-1) && (
              <ButtonLink to={`${base}/${neighbour(-1)!.id}`} variant="secondary">
                {t.previous}
              </ButtonLink>
            )}
            {neighbour(1) && (
              <ButtonLink to={`${base}/${neighbour(1)!.id}`} variant="secondary">
                {t.next}
              </ButtonLink>
            )}
            <ButtonLink to={base} variant="tertiary">
              {t.toList}
            </ButtonLink>
          </nav>
        </div>
        <AnswerAside work={work} question={question} answer={writing.answer}>
          <HolderField work={work} questionId={questionId} />
          <EarlierPanel
            work={work}
            questionId={questionId}
            content={writing.content}
            start={mayWrite && !writing.conflict ? writing.start : undefined}
          />
        </AnswerAside>
      </div>
    </RoundFrame>
  );
}

type Locked = { locked: { submitted: string; approved: string; readOnly: string }; closed: string };
function lockedText(t: Locked, work: Work, state: string): string {
  if (state === 'approved') return t.locked.approved;
  if (work.round.status !== 'open') return t.closed;
  return state === 'submitted' ? t.locked.submitted : t.locked.readOnly;
}

function Faults({ id, faults }: { id: string; faults: Partial<Record<string, string>> }) {
  const t = useText(answerTexts);
  const summary = useRef<HTMLDivElement>(null);
  const list = Object.entries(faults);
  useEffect(() => {
    if (Object.keys(faults).length > 0) summary.current?.focus();
  }, [faults]);
  if (list.length === 0) return null;
  return (
    <div ref={summary} tabIndex={-1} className="form-faults">
      <ErrorSummary>
        <ErrorSummary.Heading>{t.summary(list.length)}</ErrorSummary.Heading>
        <ErrorSummary.List>
          {list.map(([field, message]) => (
            <ErrorSummary.Item key={field}>
              <ErrorSummary.Link href={`#${id}-${field}`}>{message}</ErrorSummary.Link>
            </ErrorSummary.Item>
          ))}
        </ErrorSummary.List>
      </ErrorSummary>
    </div>
  );
}
