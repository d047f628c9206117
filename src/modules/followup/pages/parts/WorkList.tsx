import { Checkbox, Heading } from '@digdir/designsystemet-react';
import { NoBreak } from '../../../../web/components/NoBreak.tsx';
import { Section } from '../../../../web/components/Page.tsx';
import { TextLink } from '../../../../web/components/TextLink.tsx';
import { useText } from '../../../../web/text.tsx';
import type { AnswerState, Work } from '../../contract.ts';
import type { Delegation } from '../../delegation/contract.ts';
import { HolderMark } from '../../delegation/pages/Holder.tsx';
import { delegationTexts } from '../../delegation/pages/text.ts';
import type { EarlierAnswer } from '../../earlier/contract.ts';
import { EarlierMark } from '../../earlier/pages/EarlierMark.tsx';
import { groupByArea, headingOfArea } from '../rows.ts';
import { termTexts } from '../text/terms.ts';
import { StateTag } from './marks.tsx';

type Questions = Work['questions'];

/** The questions to the organisation, by document and area: state, who has it, and what was answered the last time. */
export function WorkList({
  work,
  questions,
  stateOf,
  earlier,
  delegations,
  chosen,
  choose,
}: {
  work: Work;
  questions: Questions;
  stateOf: (questionId: string) => AnswerState | null;
  earlier: readonly EarlierAnswer[];
  delegations: ReadonlyMap<string, Delegation>;
  /** What is ticked while questions are handed out; null when they are not. */
  chosen: ReadonlySet<string> | null;
  choose: (questionIds: string[], wanted: boolean) => void;
}) {
  const terms = useText(termTexts);
  const isLeft = ({ id }: Questions[number]) => stateOf(id) !== 'approved';
  return work.round.documents.map((document) => {
    const shown = questions.filter(({ versionId }) => versionId === document.versionId);
    if (shown.length === 0) return null;
    const areas = groupByArea(shown);
    return (
      <Section key={document.versionId} title={document.title}>
        {chosen && (
          <ChooseAll name={document.title} questions={shown.filter(isLeft)} chosen={chosen} choose={choose} />
        )}
        {areas.map((area) => (
          <div className="followup-area" key={area.key}>
            <Heading level={3} data-size="2xs">
              {headingOfArea(area.name, areas, terms)}
            </Heading>
            {chosen && areas.length > 1 && (
              <ChooseAll
                name={headingOfArea(area.name, areas, terms)}
                questions={area.questions.filter(isLeft)}
                chosen={chosen}
                choose={choose}
              />
            )}
            <ul className="followup-list" data-choosing={chosen ? true : undefined}>
              {area.questions.map((question) => (
                <Row
                  key={question.id}
                  work={work}
                  question={question}
                  state={stateOf(question.id)}
                  earlier={earlier.filter(({ questionId }) => questionId === question.id)}
                  delegation={delegations.get(question.id)}
                  chosen={chosen}
                  choose={choose}
                />
              ))}
            </ul>
          </div>
        ))}
      </Section>
    );
  });
}

type Choosing = {
  chosen: ReadonlySet<string> | null;
  choose: (questionIds: string[], wanted: boolean) => void;
};

function ChooseAll({ name, questions, chosen, choose }: Choosing & { name: string; questions: Questions }) {
  const t = useText(delegationTexts);
  const count = questions.filter(({ id }) => chosen?.has(id)).length;
  if (questions.length === 0) return null;
  return (
    <Checkbox
      label={t.chooseAll(name)}
      checked={count === questions.length}
      onChange={(event) =>
        choose(
          questions.map(({ id }) => id),
          event.target.checked,
        )
      }
    />
  );
}

function Row({
  work,
  question,
  state,
  earlier,
  delegation,
  chosen,
  choose,
}: Choosing & {
  work: Work;
  question: Questions[number];
  state: AnswerState | null;
  earlier: readonly EarlierAnswer[];
  delegation: Delegation | undefined;
}) {
  const t = useText(delegationTexts);
  const name = question.number ?? question.text;
  return (
    <li>
      {chosen && state !== 'approved' ? (
        <span className="followup-choice">
          <Checkbox
            aria-label={t.chooseOne(name)}
            checked={chosen.has(question.id)}
            onChange={(event) => choose([question.id], event.target.checked)}
          />
          <NoBreak>{question.number ?? '–'}</NoBreak>
        </span>
      ) : (
        <NoBreak>{question.number ?? '–'}</NoBreak>
      )}
      <TextLink to={`/uppfoljning/${work.round.id}/svara/${question.id}`}>{question.text}</TextLink>
      <StateTag state={state} />
      {(delegation || earlier.length > 0) && (
        <p className="followup-more followup-beside">
          {earlier.length > 0 && <EarlierMark earlier={earlier} organisationId={work.organisation.id} />}
          {delegation && <HolderMark delegation={delegation} personId={work.personId} />}
        </p>
      )}
    </li>
  );
}
