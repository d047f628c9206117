import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddressState, usePathParams } from '../../../web/address.ts';
import { ConfirmDialog } from '../../../web/components/ConfirmDialog.tsx';
import { FilterSelect } from '../../../web/components/filters.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { NoBreak } from '../../../web/components/NoBreak.tsx';
import { Section } from '../../../web/components/Page.tsx';
import { Progress } from '../../../web/components/Progress.tsx';
import { ButtonLink, TextLink } from '../../../web/components/TextLink.tsx';
import { useChange } from '../../../web/queries.ts';
import { useText } from '../../../web/text.tsx';
import { ANSWER_STATES, type AnswerChoice, MoveResult, type Work } from '../contract.ts';
import { isWritable, whatIsMissing } from '../rules.ts';
import { StateTag } from './parts/marks.tsx';
import { RoundFrame } from './parts/RoundFrame.tsx';
import { workQuery } from './queries.ts';
import { groupByArea } from './rows.ts';
import { answerTexts } from './text/answer.ts';
import { termTexts } from './text/terms.ts';

/** What does our organisation have left to answer? */
export default function WorkPage() {
  const { roundId } = usePathParams('roundId');
  return (
    <Loaded query={useQuery(workQuery(roundId))} page>
      {(work) => <OwnWork work={work} />}
    </Loaded>
  );
}

function OwnWork({ work }: { work: Work }) {
  const t = useText(answerTexts);
  const terms = useText(termTexts);
  const { values, set } = useAddressState({ visa: '' });
  const [asking, setAsking] = useState(false);
  const [left, setLeft] = useState<MoveResult['left']>([]);
  const answers = new Map(work.answers.map((answer) => [answer.questionId, answer]));
  const stateOf = (questionId: string) => answers.get(questionId)?.state ?? null;
  const base = `/uppfoljning/${work.round.id}/svara`;
  const open = work.questions.filter(({ id }) => isWritable(stateOf(id) ?? 'draft'));
  const finished = work.questions.length - open.length;
  const ready = work.answers.filter(
    (answer) => isWritable(answer.state) && whatIsMissing(answer).length === 0,
  );
  // Unwritten and returned ones first: a draft that is ready only waits for being submitted.
  const next = open.find(({ id }) => !ready.some(({ questionId }) => questionId === id)) ?? open[0];
  const submit = useChange({
    method: 'POST',
    path: '/followup/answers/submit',
    schema: MoveResult,
    body: (choice: AnswerChoice) => choice,
    refreshes: [['followup'], ['tasks']],
    done: ({ moved }) => t.submitted(moved.length),
    onDone: (result) => {
      setLeft(result.left);
      setAsking(false);
    },
  });
  const isShown = (questionId: string) => {
    if (values.visa === '') return true;
    if (values.visa === 'kvar') return isWritable(stateOf(questionId) ?? 'draft');
    return (stateOf(questionId) ?? 'none') === values.visa;
  };
  const countOf = (state: string) =>
    work.questions.filter(({ id }) => (stateOf(id) ?? 'none') === state).length;
  return (
    <RoundFrame
      round={work.round}
      title={t.workTitle(work.organisation.name)}
      actions={
        work.may.write && (
          <>
            {next && <ButtonLink to={`${base}/${next.id}`}>{t.continue}</ButtonLink>}
            {ready.length > 0 && (
              <Button variant="secondary" onClick={() => setAsking(true)}>
                {t.submitReady(ready.length)}
              </Button>
            )}
          </>
        )
      }
    >
      {work.round.status === 'closed' && <Alert data-color="info">{t.closed}</Alert>}
      {left.length > 0 && (
        <Alert data-color="warning">
          <Heading level={2} data-size="2xs">
            {t.notMoved(left.length)}
          </Heading>
          <p>{left[0]!.reason}</p>
        </Alert>
      )}
      {work.round.introduction && (
        <Section title={t.introduction}>
          <p className="followup-verbatim">{work.round.introduction}</p>
        </Section>
      )}
      <Progress
        label={t.progress}
        value={finished}
        max={Math.max(work.questions.length, 1)}
        text={t.done(finished, work.questions.length)}
      />
      <search className="filters">
        <FilterSelect
          table={{ filters: { visa: values.visa }, setFilter: (_name, visa) => set({ visa }) }}
          name="visa"
          label={t.filter}
          options={[
            { value: 'kvar', label: t.remaining, count: open.length },
            { value: 'none', label: terms.notBegun, count: countOf('none') },
            ...ANSWER_STATES.map((state) => ({
              value: state,
              label: terms.states[state],
              count: countOf(state),
            })),
          ]}
        />
      </search>
      {work.questions.length === 0 && <p className="quiet">{t.notAsked}</p>}
      {work.round.documents.map((document) => {
        const shown = work.questions.filter(
          ({ id, versionId }) => versionId === document.versionId && isShown(id),
        );
        if (shown.length === 0) return null;
        return (
          <Section key={document.versionId} title={document.title}>
            {groupByArea(shown).map((area) => (
              <div className="followup-area" key={area.key}>
                <Heading level={3} data-size="2xs">
                  {area.name || terms.otherQuestions}
                </Heading>
                <ul className="followup-list">
                  {area.questions.map((question) => (
                    <li key={question.id}>
                      <NoBreak>{question.number ?? '–'}</NoBreak>
                      <TextLink to={`${base}/${question.id}`}>{question.text}</TextLink>
                      <StateTag state={stateOf(question.id)} />
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </Section>
        );
      })}
      {work.questions.length > 0 && !work.questions.some(({ id }) => isShown(id)) && (
        <p className="quiet">{t.noneLeft}</p>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t.submitTitle(ready.length)}
        confirmLabel={t.submitNow}
        busy={submit.isPending}
        onConfirm={() => submit.mutate({ answers: ready.map(({ id, revision }) => ({ id, revision })) })}
      >
        <p>{t.submitText}</p>
      </ConfirmDialog>
    </RoundFrame>
  );
}
