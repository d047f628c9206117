import { Button, Field, Label, Select, ValidationMessage } from '@digdir/designsystemet-react';
import { type KeyboardEvent, memo, useEffect, useState } from 'react';
import type { SaveStatus } from '../../../../../web/autosave.ts';
import { LiveTextarea } from '../../../../../web/components/LiveTextarea.tsx';
import { NoBreak } from '../../../../../web/components/NoBreak.tsx';
import { useFormat, useText } from '../../../../../web/text.tsx';
import { ANSWER_VALUES, type AnswerContent, type AnswerValue } from '../../../contract.ts';
import { WorkFields } from '../../../pages/parts/AnswerFields.tsx';
import { AnswerText } from '../../../pages/parts/AnswerText.tsx';
import { ValueMark } from '../../../pages/parts/marks.tsx';
import { termTexts } from '../../../pages/text/terms.ts';
import { SourceNote } from '../../pages/SourceNote.tsx';
import type { HandSheet, StandingAnswer } from '../contract.ts';
import { byHandTexts } from './text.ts';
import { lacking, useHandAnswer } from './use-hand-answer.ts';

/** Id of the list in which the answer to a question is chosen. */
export const valueId = (questionId: string) => `svar-${questionId}`;

/** One question of the board: what it answered, as it is typed off, and where the text comes from. */
export const HandRow = memo(function HandRow({
  sheet,
  question,
  standing,
  editable,
  tell,
  goOn,
}: {
  sheet: HandSheet;
  question: HandSheet['questions'][number];
  standing: StandingAnswer | null;
  editable: boolean;
  /** How the saving goes, for the one place on the page that says so aloud. */
  tell: (status: SaveStatus) => void;
  /** To the next question, by the keyboard. */
  goOn: (questionId: string) => void;
}) {
  const t = useText(byHandTexts);
  const terms = useText(termTexts);
  const format = useFormat();
  const answer = useHandAnswer(sheet, question.id, standing);
  const { value: content, status } = answer;
  const [more, setMore] = useState(false);
  const change = (part: Partial<AnswerContent>) => answer.change({ ...content, ...part });
  const missing = status.state === 'refused' || status.state === 'unsaved' ? lacking(content) : null;
  useEffect(() => {
    // What waits for an answer to be chosen is said at the field itself.
    if (status.state !== 'idle' && !missing) tell(status);
  }, [status, missing, tell]);
  const id = valueId(question.id);
  const isMore = content.status !== null || content.hindrance !== '' || content.cost !== null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    goOn(question.id);
  };
  return (
    <fieldset
      className="byhand-row"
      data-empty={content.value === null || undefined}
      onBlur={() => void answer.flush()}
      onKeyDown={onKeyDown}
    >
      <legend className="ds-sr-only">
        {question.number} {question.title || question.text}
      </legend>
      <div className="byhand-question">
        <strong>
          {question.number && <NoBreak>{question.number}</NoBreak>} {question.title || question.text}
        </strong>
        {question.title && <p className="quiet">{question.text}</p>}
        {standing && !standing.removed ? (
          <SourceNote
            source={standing.source}
            formerlyFrom={standing.formerlyFrom}
            to={`/uppfoljning/${sheet.round.id}/fyll/${standing.source?.fileId}`}
          />
        ) : (
          <p className="quiet filling-origin">{t.noAnswer}</p>
        )}
      </div>
      <Field className="byhand-value">
        <Label htmlFor={id}>{terms.fields.value}</Label>
        <Select
          id={id}
          value={content.value ?? ''}
          disabled={!editable}
          onChange={(event) => change({ value: (event.target.value || null) as AnswerValue | null })}
        >
          <Select.Option value="">{t.choose}</Select.Option>
          {ANSWER_VALUES.map((value) => (
            <Select.Option key={value} value={value}>
              {terms.values[value]}
            </Select.Option>
          ))}
        </Select>
        {missing === 'value' && <ValidationMessage>{t.valueMissing}</ValidationMessage>}
      </Field>
      <div className="byhand-words">
        {(content.value === 'not-applicable' || content.reason !== '') && (
          <Field>
            <Label htmlFor={`${id}-reason`}>{t.reason}</Label>
            <LiveTextarea
              id={`${id}-reason`}
              rows={1}
              value={content.reason}
              readOnly={!editable}
              type={(reason) => change({ reason })}
            />
            {missing === 'reason' && <ValidationMessage>{t.reasonMissing}</ValidationMessage>}
          </Field>
        )}
        <Field>
          <Label htmlFor={`${id}-comment`} className="byhand-label">
            {terms.fields.comment}
          </Label>
          <LiveTextarea
            id={`${id}-comment`}
            rows={2}
            value={content.comment}
            readOnly={!editable}
            type={(comment) => change({ comment })}
          />
        </Field>
        <div>
          <Button variant="tertiary" data-size="sm" aria-expanded={more} onClick={() => setMore(!more)}>
            {isMore ? t.moreFilled : t.more}
          </Button>
        </div>
        {more && (
          <div className="byhand-more">
            <WorkFields id={id} content={content} disabled={!editable} change={change} />
          </div>
        )}
        {status.state === 'refused' && missing === null && <p className="byhand-fault">{t.refused}</p>}
        {status.state === 'conflict' && (
          <div className="byhand-conflict">
            <p>{t.conflict}</p>
            {answer.theirs && !answer.theirs.removed ? (
              <>
                <ValueMark value={answer.theirs.content.value} />
                <AnswerText content={answer.theirs.content} />
              </>
            ) : (
              <p>{t.taken}</p>
            )}
            <span className="filling-actions">
              <Button variant="secondary" data-size="sm" onClick={() => answer.decide(false)}>
                {t.takeTheirs}
              </Button>
              <Button variant="secondary" data-size="sm" onClick={() => answer.decide(true)}>
                {t.keepMine}
              </Button>
            </span>
          </div>
        )}
        {answer.unsent && editable && (
          <div className="byhand-conflict">
            <p>{t.unsent(format.dateTime(answer.unsent.at))}</p>
            <AnswerText content={answer.unsent.value} />
            <Button
              variant="secondary"
              data-size="sm"
              onClick={() => answer.unsent && answer.change(answer.unsent.value)}
            >
              {t.restore}
            </Button>
          </div>
        )}
      </div>
    </fieldset>
  );
});
