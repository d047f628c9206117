import { Heading } from '@digdir/designsystemet-react';
import { useText } from '../../../../web/text.tsx';
import type { Overview, OverviewQuestion, QuestionAnswers } from '../../compiled/contract.ts';
import { headingOfArea } from '../rows.ts';
import { termTexts } from '../text/terms.ts';
import { QuestionResult } from './QuestionResult.tsx';

type Areas = Overview['documents'][number]['areas'];

/** Every question of a result by its identifier: a strategy names the measures that it is followed up through. */
export const questionsById = ({ documents }: Overview): ReadonlyMap<string, OverviewQuestion> =>
  new Map(
    documents
      .flatMap(({ areas }) => areas.flatMap(({ questions }) => questions))
      .map((question) => [question.id, question]),
  );

/** The results of a document, area by area. */
export function AreaResults({
  overview: { round, include },
  areas,
  byId,
  given,
}: {
  overview: Overview;
  areas: Areas;
  byId: ReadonlyMap<string, OverviewQuestion>;
  /** The answers to write out; without it they are fetched when somebody opens them. */
  given?: ReadonlyMap<string, QuestionAnswers>;
}) {
  const terms = useText(termTexts);
  return areas.map((area) => (
    <div className="followup-area" key={`${area.number} ${area.title}`}>
      <Heading level={3} data-size="xs">
        {headingOfArea([area.number, area.title].filter(Boolean).join(' '), areas, terms)}
      </Heading>
      {area.questions.map((question) => (
        <QuestionResult
          key={question.id}
          roundId={round.id}
          include={include}
          question={question}
          given={given?.get(question.id)}
          measures={question.through.flatMap((id) => byId.get(id) ?? [])}
        />
      ))}
    </div>
  ));
}
