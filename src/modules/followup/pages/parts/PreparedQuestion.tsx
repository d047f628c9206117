import { Button, Details, Field, Label, Textarea, ValidationMessage } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { NoBreak } from '../../../../web/components/NoBreak.tsx';
import { StatusTag } from '../../../../web/components/StatusTag.tsx';
import { useChange } from '../../../../web/queries.ts';
import { useFormat, useText } from '../../../../web/text.tsx';
import { Question, type Round } from '../../contract.ts';
import { isAskedOfNobody } from '../../rules.ts';
import { runTexts } from '../text/run.ts';
import { QuestionEditor } from './QuestionEditor.tsx';
import { ThroughMeasures } from './ThroughMeasures.tsx';
import { questionPlace } from './UnaskedQuestions.tsx';

/** A question of a round that is prepared (or was): its wording, who gets it, and what can be done about it. */
export function PreparedQuestion({
  round,
  question,
  questionById,
  editable,
}: {
  round: Round;
  question: Question;
  questionById: ReadonlyMap<string, Question>;
  editable: boolean;
}) {
  const t = useText(runTexts);
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const names = round.organisations
    .filter(({ id }) => question.recipientIds.includes(id))
    .map(({ name: organisation }) => organisation);
  const drop = useChange({
    method: 'PUT',
    path: `/followup/questions/${question.id}`,
    schema: Question,
    body: (dropped: boolean) => ({ ...question, dropped }),
    refreshes: [['followup']],
    done: ({ dropped }) => (dropped ? t.dropped : t.restored),
  });
  const name = question.number ?? question.text;
  return (
    <li id={questionPlace(question.id)} tabIndex={-1}>
      <NoBreak>{question.number ?? '–'}</NoBreak>
      <div>
        <p>{question.dropped ? <s>{question.text}</s> : question.text}</p>
        {question.title && !question.text.includes(question.title) && (
          <p className="quiet">{t.about(question.title)}</p>
        )}
        <p className="quiet">
          {question.everyone && t.toAll(round.organisations.length)}
          {!question.everyone && (names.length > 0 ? format.list(names) : '')}
        </p>
        <ThroughMeasures question={question} questionById={questionById} editable={editable} />
        {isAskedOfNobody(question, questionById) && <StatusTag meaning="attention">{t.toNobody}</StatusTag>}
        {question.dropped && <StatusTag>{t.droppedMark}</StatusTag>}
      </div>
      {editable ? (
        <Button
          variant="tertiary"
          data-size="sm"
          loading={drop.isPending}
          aria-label={question.dropped ? t.restoreOne(name) : t.dropOne(name)}
          onClick={() => drop.mutate(!question.dropped)}
        >
          {question.dropped ? t.restore : t.drop}
        </Button>
      ) : (
        <span />
      )}
      {editable && !question.dropped && (
        <Details className="followup-more" onToggle={() => setOpen(true)}>
          <Details.Summary>{t.editQuestion}</Details.Summary>
          <Details.Content>{open && <QuestionEditor round={round} question={question} />}</Details.Content>
        </Details>
      )}
    </li>
  );
}

/** A question of the planner's own, last in a document. */
export function AddQuestion({ round, versionId }: { round: Round; versionId: string }) {
  const t = useText(runTexts);
  const id = useId();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const add = useChange({
    method: 'POST',
    path: `/followup/rounds/${round.id}/questions`,
    schema: Question,
    body: () => ({ versionId, text }),
    refreshes: [['followup']],
    done: t.added,
    onDone: () => setText(''),
  });
  return (
    <Details>
      <Details.Summary>{t.add}</Details.Summary>
      <Details.Content>
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() === '') return setMissing(true);
            add.mutate();
          }}
        >
          <Field>
            <Label htmlFor={id}>{t.addText}</Label>
            <Textarea
              id={id}
              rows={2}
              value={text}
              aria-invalid={missing || undefined}
              onChange={(event) => {
                setMissing(false);
                setText(event.target.value);
              }}
            />
            {missing && <ValidationMessage>{t.textMissing}</ValidationMessage>}
          </Field>
          <div className="page-actions">
            <Button type="submit" variant="secondary" loading={add.isPending}>
              {t.addNow}
            </Button>
          </div>
        </form>
      </Details.Content>
    </Details>
  );
}
