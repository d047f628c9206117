import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { calendarDay } from '../../../platform/i18n/format.ts';
import { useAddressState, usePathParams } from '../../../web/address.ts';
import { ConfirmDialog } from '../../../web/components/ConfirmDialog.tsx';
import { FilterSelect } from '../../../web/components/filters.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Section } from '../../../web/components/Page.tsx';
import { ButtonLink, TextLink } from '../../../web/components/TextLink.tsx';
import { useChange } from '../../../web/queries.ts';
import { useActing } from '../../../web/session.ts';
import { useFormat, useText } from '../../../web/text.tsx';
import { type Question, Round } from '../contract.ts';
import { fillingTexts } from '../filling/pages/text.ts';
import { askedThemselves, isAskedOfNobody } from '../rules.ts';
import { AddQuestion, PreparedQuestion } from './parts/PreparedQuestion.tsx';
import { RoundFrame } from './parts/RoundFrame.tsx';
import { UnaskedQuestions } from './parts/UnaskedQuestions.tsx';
import { questionsQuery, roundQuery } from './queries.ts';
import { groupByArea, headingOfArea, obstaclesIn } from './rows.ts';
import { runTexts } from './text/run.ts';
import { termTexts } from './text/terms.ts';

/** What does the round ask, and whom? */
export default function PreparePage() {
  const { roundId } = usePathParams('roundId');
  const questions = useQuery(questionsQuery(roundId));
  return (
    <Loaded query={useQuery(roundQuery(roundId))} page>
      {(round) => (
        <Loaded query={questions} page>
          {(list) => <Preparing round={round} questions={list.questions} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function Preparing({ round, questions }: { round: Round; questions: Question[] }) {
  const t = useText(runTexts);
  const terms = useText(termTexts);
  const format = useFormat();
  const acting = useActing();
  const { values, set } = useAddressState({ som: '' });
  const editable =
    round.status === 'draft' && acting?.role === 'planner' && acting.organisation.id === round.owner.id;
  const questionById = new Map(questions.map((each) => [each.id, each]));
  const unasked = questions.filter((each) => isAskedOfNobody(each, questionById));
  const getsIt = (question: Question, organisationId: string) =>
    !question.dropped && askedThemselves(question, questionById).includes(organisationId);
  const isShown = (question: Question) => values.som === '' || getsIt(question, values.som);
  const areasOf = (versionId: string) =>
    groupByArea(questions.filter((each) => each.versionId === versionId && isShown(each)));
  return (
    <RoundFrame
      round={round}
      title={t.prepareTitle}
      lead={t.prepareLead(questions.filter(({ dropped }) => !dropped).length, round.organisations.length)}
      actions={editable && <OpenRound round={round} questions={questions} unasked={unasked.length} />}
    >
      {round.status !== 'draft' && <Alert data-color="info">{t.frozen}</Alert>}
      {editable && round.origin === 'asked' && round.dueOn < calendarDay(new Date()) && (
        <Alert data-color="warning">
          {t.duePassed(format.date(round.dueOn))}{' '}
          <TextLink to={`/uppfoljning/${round.id}/andra`}>{t.dueChange}</TextLink>
        </Alert>
      )}
      {editable && values.som === '' && <UnaskedQuestions questions={unasked} />}
      <search className="filters">
        <FilterSelect
          table={{ filters: { som: values.som }, setFilter: (_name, som) => set({ som }) }}
          name="som"
          label={t.showFor}
          all={t.everybody}
          options={round.organisations.map(({ id, name }) => ({
            value: id,
            label: name,
            count: questions.filter((question) => getsIt(question, id)).length,
          }))}
        />
      </search>
      {round.documents.map((document) => (
        <Section key={document.versionId} title={document.title}>
          {areasOf(document.versionId).map((area, _index, areas) => (
            <div className="followup-area" key={area.key}>
              <Heading level={3} data-size="2xs">
                {headingOfArea(area.name, areas, terms)}
              </Heading>
              <ul className="followup-list">
                {area.questions.map((question) => (
                  <PreparedQuestion
                    key={question.id}
                    round={round}
                    question={question}
                    questionById={questionById}
                    editable={editable}
                  />
                ))}
              </ul>
            </div>
          ))}
          {editable && values.som === '' && <AddQuestion round={round} versionId={document.versionId} />}
        </Section>
      ))}
    </RoundFrame>
  );
}

function OpenRound({
  round,
  questions,
  unasked,
}: {
  round: Round;
  questions: Question[];
  /** How many go to nobody; which they are stands on the page. */
  unasked: number;
}) {
  const t = useText(runTexts);
  const format = useFormat();
  const navigate = useNavigate();
  const filling = useText(fillingTexts);
  const filled = round.origin === 'filled';
  const [asking, setAsking] = useState<'open' | 'remove' | null>(null);
  const [obstacles, setObstacles] = useState<readonly string[]>([]);
  const asked = questions.filter(({ dropped }) => !dropped).length;
  const open = useChange({
    method: 'POST',
    path: `/followup/rounds/${round.id}/open`,
    schema: Round,
    body: () => ({ revision: round.revision }),
    refreshes: [['followup'], ['tasks']],
    done: filled ? filling.opened : t.opened,
    onDone: () => void navigate({ to: `/uppfoljning/${round.id}/${filled ? 'fyll' : 'lage'}` }),
  });
  const remove = useChange({
    method: 'DELETE',
    path: `/followup/rounds/${round.id}`,
    schema: z.undefined(),
    body: () => undefined,
    refreshes: [['followup', 'rounds'], ['tasks']],
    done: t.removed,
    onDone: () => void navigate({ to: '/uppfoljning/omgangar' }),
  });
  return (
    <>
      <Button onClick={() => setAsking('open')}>{filled ? filling.open : t.open}</Button>
      <ButtonLink to={`/uppfoljning/${round.id}/andra`} variant="secondary">
        {t.edit}
      </ButtonLink>
      <Button variant="tertiary" data-color="danger" onClick={() => setAsking('remove')}>
        {t.remove}
      </Button>
      <ConfirmDialog
        open={asking === 'open'}
        onClose={() => setAsking(null)}
        title={filled ? filling.openTitle : t.openTitle}
        confirmLabel={filled ? filling.open : t.open}
        busy={open.isPending}
        onConfirm={() =>
          open.mutate(undefined, {
            onError: ({ errors }) => setObstacles(obstaclesIn(errors, unasked, t.unasked)),
          })
        }
      >
        <p>
          {filled
            ? filling.openText(asked, round.organisations.length)
            : t.openText(asked, round.organisations.length, format.date(round.dueOn))}
        </p>
        {round.everyone && !filled && <p>{t.openEveryone}</p>}
        <p>{t.openFrozen}</p>
        {obstacles.length > 0 && (
          <Alert data-color="danger">
            <strong>{t.notReady}</strong>
            <ul>
              {obstacles.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </Alert>
        )}
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'remove'}
        onClose={() => setAsking(null)}
        title={t.removeTitle}
        confirmLabel={t.remove}
        busy={remove.isPending}
        danger
        onConfirm={() => remove.mutate()}
      >
        <p>{t.removeText}</p>
      </ConfirmDialog>
    </>
  );
}
