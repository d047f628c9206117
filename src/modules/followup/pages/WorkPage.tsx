import { Alert, Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddressState, usePathParams } from '../../../web/address.ts';
import { ConfirmDialog } from '../../../web/components/ConfirmDialog.tsx';
import { FilterSelect } from '../../../web/components/filters.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { NoBreak } from '../../../web/components/NoBreak.tsx';
import { Section } from '../../../web/components/Page.tsx';
import { Progress } from '../../../web/components/Progress.tsx';
import { ButtonLink } from '../../../web/components/TextLink.tsx';
import { useChange } from '../../../web/queries.ts';
import { useText } from '../../../web/text.tsx';
import { ANSWER_STATES, type AnswerChoice, MoveResult, type Work } from '../contract.ts';
import { HandOut } from '../delegation/pages/HandOut.tsx';
import { delegationTexts } from '../delegation/pages/text.ts';
import { useDelegations } from '../delegation/pages/use-delegations.ts';
import { useHolderFilter } from '../delegation/pages/use-holder-filter.ts';
import { earlierQuery } from '../earlier/pages/queries.ts';
import { isReady, isWritable } from '../rules.ts';
import { LeftList } from './parts/LeftList.tsx';
import { RoundFrame } from './parts/RoundFrame.tsx';
import { WorkList } from './parts/WorkList.tsx';
import { workQuery } from './queries.ts';
import { nextToAnswer } from './rows.ts';
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
  const handTexts = useText(delegationTexts);
  const { values, set } = useAddressState({ visa: '' });
  const earlier = useQuery(earlierQuery(work.round.id));
  const handing = useDelegations(work);
  const questionIds = work.questions.map(({ id }) => id);
  const holders = useHolderFilter(handing, questionIds, work.personId);
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const [asking, setAsking] = useState(false);
  const [left, setLeft] = useState<MoveResult['left']>([]);
  const answers = new Map(work.answers.map((answer) => [answer.questionId, answer]));
  const stateOf = (questionId: string) => answers.get(questionId)?.state ?? null;
  const base = `/uppfoljning/${work.round.id}/svara`;
  const open = work.questions.filter(({ id }) => isWritable(stateOf(id) ?? 'draft'));
  const finished = work.questions.length - open.length;
  const ready = work.questions.flatMap((question) => {
    const answer = answers.get(question.id);
    return answer && isReady(answer) ? [{ question, answer }] : [];
  });
  const unfinished = open.filter(({ id }) => !ready.some(({ question }) => question.id === id));
  const next = nextToAnswer(unfinished, stateOf, (id) => handing.holderOf(id)?.id, work.personId) ?? open[0];
  const choose = (ids: string[], wanted: boolean) => {
    const ticked = new Set(chosen);
    for (const id of ids) wanted ? ticked.add(id) : ticked.delete(id);
    setChosen(ticked);
  };
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
    if (!holders.isShown(questionId)) return false;
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
            {next && (
              <ButtonLink to={`${base}/${next.id}${stateOf(next.id) === 'returned' ? '?till=svaret' : ''}`}>
                {t.continue}
              </ButtonLink>
            )}
            {ready.length > 0 && (
              <Button variant="secondary" onClick={() => setAsking(true)}>
                {t.submitReady(ready.length)}
              </Button>
            )}
            {handing.useful && !chosen && (
              <Button variant="secondary" onClick={() => setChosen(new Set())}>
                {handTexts.begin}
              </Button>
            )}
          </>
        )
      }
    >
      {work.round.status === 'closed' && <Alert data-color="info">{t.closed}</Alert>}
      <LeftList title={t.notMoved(left.length)} left={left} work={work} />
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
      {chosen && (
        <HandOut
          chosen={[...chosen]}
          colleagues={handing.colleagues}
          personId={work.personId}
          busy={handing.busy}
          give={(ids, personId, note) => {
            handing.give(ids, personId, note);
            setChosen(new Set());
          }}
          finish={() => setChosen(null)}
        />
      )}
      <search className="filters">
        {handing.useful && (
          <FilterSelect
            table={{ filters: { hos: holders.value }, setFilter: (_name, value) => holders.choose(value) }}
            name="hos"
            label={handTexts.filter}
            all={handTexts.all}
            options={holders.options}
          />
        )}
        <FilterSelect
          table={{ filters: { visa: values.visa }, setFilter: (_name, visa) => set({ visa }) }}
          name="visa"
          label={t.filter}
          all={t.all}
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
      <WorkList
        work={work}
        questions={work.questions.filter(({ id }) => isShown(id))}
        stateOf={stateOf}
        earlier={earlier.data?.answers ?? []}
        delegations={handing.delegations}
        chosen={chosen}
        choose={choose}
      />
      {work.questions.length > 0 && !work.questions.some(({ id }) => isShown(id)) && (
        <p className="quiet">{t.noneLeft}</p>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t.submitTitle(ready.length)}
        confirmLabel={t.submitNow}
        busy={submit.isPending}
        onConfirm={() =>
          submit.mutate({ answers: ready.map(({ answer: { id, revision } }) => ({ id, revision })) })
        }
      >
        <p>{t.submitText}</p>
        <ul>
          {ready.map(({ question }) => (
            <li key={question.id}>
              {question.number && <NoBreak>{question.number}</NoBreak>} {question.text}
            </li>
          ))}
        </ul>
      </ConfirmDialog>
    </RoundFrame>
  );
}
