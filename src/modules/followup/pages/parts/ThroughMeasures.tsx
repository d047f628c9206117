import { Button } from '@digdir/designsystemet-react';
import { useChange } from '../../../../web/queries.ts';
import { useFormat, useText } from '../../../../web/text.tsx';
import { Question } from '../../contract.ts';
import { answeringThroughMeasures } from '../../rules.ts';
import { runTexts } from '../text/run.ts';

/** That a strategy is followed up together with the measures that make it concrete, and how to undo that. */
export function ThroughMeasures({
  question,
  questionById,
  editable,
}: {
  question: Question;
  questionById: ReadonlyMap<string, Question>;
  editable: boolean;
}) {
  const t = useText(runTexts);
  const format = useFormat();
  const change = useChange({
    method: 'PUT',
    path: `/followup/questions/${question.id}`,
    schema: Question,
    body: (throughMeasures: boolean) => ({ ...question, throughMeasures }),
    refreshes: [['followup']],
    done: ({ throughMeasures }) => (throughMeasures ? t.askingOnce : t.askingAll),
  });
  const measures = question.measureQuestionIds
    .map((id) => questionById.get(id))
    .filter((measure) => measure !== undefined && !measure.dropped)
    .map((measure) => measure!.number ?? measure!.title)
    .sort((a, b) => a.localeCompare(b, 'sv', { numeric: true }));
  if (question.dropped || measures.length === 0) return null;
  const named = `${t.throughMeasure(measures.length)} ${format.list(measures)}`;
  const covered = answeringThroughMeasures(question, questionById);
  const name = question.number ?? question.text;
  // Once the round is open, those who answer about the measures are no longer among the recipients.
  const asked = new Set([...question.recipientIds, ...covered]).size;
  return (
    <p className="quiet">
      {question.throughMeasures
        ? `${t.through(named)} ${t.throughCovered(covered.size, asked)}`
        : t.canGoThrough(named)}{' '}
      {editable && (
        <Button
          variant="tertiary"
          data-size="sm"
          loading={change.isPending}
          aria-label={question.throughMeasures ? t.askAllOne(name) : t.askOnceOne(name)}
          onClick={() => change.mutate(!question.throughMeasures)}
        >
          {question.throughMeasures ? t.askAll : t.askOnce}
        </Button>
      )}
    </p>
  );
}
