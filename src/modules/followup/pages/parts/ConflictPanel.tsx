import { Alert, Button, Field, Heading, Label, Textarea } from '@digdir/designsystemet-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useFormat, useText } from '../../../../web/text.tsx';
import type { AnswerConflict, AnswerContent } from '../../contract.ts';
import { contentOf } from '../../rules.ts';
import { answerTexts } from '../text/answer.ts';
import { termTexts } from '../text/terms.ts';

const TEXT_FIELDS = ['reason', 'comment', 'hindrance'] as const;
type TextField = (typeof TEXT_FIELDS)[number];
const isText = (field: keyof AnswerContent): field is TextField => TEXT_FIELDS.includes(field as TextField);

/** Two people changed the same: both texts side by side, and a third to choose or edit. */
export function ConflictPanel({
  conflict,
  mine,
  decide,
}: {
  conflict: AnswerConflict;
  mine: AnswerContent;
  decide: (content: AnswerContent) => void;
}) {
  const t = useText(answerTexts);
  const terms = useText(termTexts);
  const format = useFormat();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [together, setTogether] = useState(conflict.merged);
  const theirs = contentOf(conflict.answer);
  useEffect(() => {
    setTogether(conflict.merged);
    panel.current?.focus();
  }, [conflict.merged]);

  const shown = (content: AnswerContent, field: keyof AnswerContent): string => {
    if (field === 'value') return content.value ? terms.values[content.value] : t.conflict.empty;
    if (field === 'status') return content.status ? terms.statuses[content.status] : t.conflict.empty;
    if (field === 'cost')
      return content.cost === null ? t.conflict.empty : terms.kronor(format.number(content.cost));
    return content[field] || t.conflict.empty;
  };
  /** Everything that could be merged, and one side's wording where it could not. */
  const withSide = (side: AnswerContent): AnswerContent => ({
    ...conflict.merged,
    ...Object.fromEntries(conflict.fields.map((field) => [field, side[field]])),
  });
  const name = conflict.answer.updatedBy;
  return (
    <Alert data-color="warning" ref={panel} tabIndex={-1}>
      <div className="followup-conflict">
        <Heading level={2} data-size="2xs">
          {t.conflict.title(name)}
        </Heading>
        <p>{t.conflict.text}</p>
        {conflict.fields.map((field) => (
          <div key={field} className="followup-conflict">
            <Heading level={3} data-size="2xs">
              {terms.fields[field]}
            </Heading>
            <div className="followup-sides">
              <div className="followup-side">
                <strong>{t.conflict.mine}</strong>
                <p className="followup-verbatim">{shown(mine, field)}</p>
              </div>
              <div className="followup-side">
                <strong>{t.conflict.theirs(name)}</strong>
                <p className="followup-verbatim">{shown(theirs, field)}</p>
              </div>
            </div>
            {isText(field) && (
              <Field>
                <Label htmlFor={`${id}-${field}`}>{t.conflict.together}</Label>
                <Textarea
                  id={`${id}-${field}`}
                  rows={6}
                  value={together[field]}
                  onChange={(event) => setTogether({ ...together, [field]: event.target.value })}
                />
              </Field>
            )}
          </div>
        ))}
        <div className="page-actions">
          {conflict.fields.every(isText) && (
            <Button onClick={() => decide(together)}>{t.conflict.keepTogether}</Button>
          )}
          <Button variant="secondary" onClick={() => decide(withSide(mine))}>
            {t.conflict.keepMine}
          </Button>
          <Button variant="secondary" onClick={() => decide(withSide(theirs))}>
            {t.conflict.keepTheirs}
          </Button>
        </div>
      </div>
    </Alert>
  );
}
