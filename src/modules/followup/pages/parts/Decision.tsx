import {
  Button,
  Checkbox,
  Field,
  Heading,
  Label,
  Textarea,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { NoBreak } from '../../../../web/components/NoBreak.tsx';
import { useChange } from '../../../../web/queries.ts';
import { useFormat, useText } from '../../../../web/text.tsx';
import { Answer, type Work } from '../../contract.ts';
import { EvidenceList } from '../../evidence/pages/EvidenceList.tsx';
import { approveTexts } from '../text/approve.ts';
import { termTexts } from '../text/terms.ts';
import { AnswerHistory, SinceReturn } from './AnswerHistory.tsx';
import { AnswerText } from './AnswerText.tsx';
import { ValueMark } from './marks.tsx';

/** Where an answer's decision begins on the page. */
export const decisionHeading = (answerId: string) => `svar-${answerId}`;

/** One submitted answer, to read, approve or send back. */
export function Decision({
  roundId,
  question,
  answer,
  own,
  chosen,
  choose,
  approve,
  returned,
  busy,
}: {
  roundId: string;
  question: Work['questions'][number];
  answer: Answer;
  /** Submitted by the person who looks at it. */
  own: boolean;
  chosen: boolean;
  choose: (chosen: boolean) => void;
  approve: () => void;
  /** It has been sent back. */
  returned: () => void;
  busy: boolean;
}) {
  const t = useText(approveTexts);
  const terms = useText(termTexts);
  const format = useFormat();
  const heading = decisionHeading(answer.id);
  const [returning, setReturning] = useState(false);
  const name = question.number ?? question.text;
  return (
    <article className="followup-decision" aria-labelledby={heading}>
      <Heading level={3} data-size="2xs" id={heading}>
        {question.number && <NoBreak>{question.number}</NoBreak>} {question.text}
      </Heading>
      {question.expectedResult && (
        <p className="quiet">
          {terms.expectedResult}: {question.expectedResult}
        </p>
      )}
      <p className="followup-said">
        <ValueMark value={answer.value} />
        <span className="quiet">
          {t.submittedBy(
            answer.submittedBy?.name ?? '',
            answer.submittedAt ? format.dateTime(answer.submittedAt) : '',
          )}
        </span>
      </p>
      <AnswerText content={answer} />
      <EvidenceList roundId={roundId} organisationId={answer.organisationId} answerId={answer.id} />
      {answer.returnedAt && <SinceReturn answerId={answer.id} />}
      <AnswerHistory answerId={answer.id} />
      {own ? (
        <p className="quiet">{t.own}</p>
      ) : (
        <>
          <div className="page-actions">
            <Checkbox
              label={t.choose(name)}
              checked={chosen}
              onChange={(event) => choose(event.target.checked)}
            />
            <Button variant="secondary" aria-label={t.approveOne(name)} loading={busy} onClick={approve}>
              {t.approve}
            </Button>
            {!returning && (
              <Button variant="tertiary" aria-label={t.sendBackOne(name)} onClick={() => setReturning(true)}>
                {t.sendBack}
              </Button>
            )}
          </div>
          {returning && <ReturnForm answer={answer} returned={returned} cancel={() => setReturning(false)} />}
        </>
      )}
    </article>
  );
}

function ReturnForm({
  answer,
  returned,
  cancel,
}: {
  answer: Answer;
  returned: () => void;
  cancel: () => void;
}) {
  const t = useText(approveTexts);
  const id = useId();
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const send = useChange({
    method: 'POST',
    path: `/followup/answers/${answer.id}/return`,
    schema: Answer,
    body: () => ({ revision: answer.revision, note }),
    refreshes: [['followup'], ['tasks']],
    done: t.sentBack,
    onDone: returned,
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (note.trim() === '') return setMissing(true);
        send.mutate();
      }}
    >
      <Field>
        <Label htmlFor={id}>{t.note}</Label>
        <Field.Description>{t.noteHelp}</Field.Description>
        <Textarea
          id={id}
          rows={3}
          value={note}
          autoFocus
          aria-invalid={missing || undefined}
          onChange={(event) => {
            setMissing(false);
            setNote(event.target.value);
          }}
        />
        {missing && <ValidationMessage>{t.noteMissing}</ValidationMessage>}
      </Field>
      <div className="page-actions">
        <Button type="submit" loading={send.isPending}>
          {t.sendBack}
        </Button>
        <Button variant="tertiary" onClick={cancel}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}
