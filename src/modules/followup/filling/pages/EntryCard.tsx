import {
  Button,
  Checkbox,
  Field,
  Heading,
  Label,
  Radio,
  Select,
  Textarea,
} from '@digdir/designsystemet-react';
import { useId } from 'react';
import { NoBreak } from '../../../../web/components/NoBreak.tsx';
import { StatusTag } from '../../../../web/components/StatusTag.tsx';
import { useFormat, useText } from '../../../../web/text.tsx';
import type { AnswerContent } from '../../contract.ts';
import { hostOf } from '../../evidence/rules.ts';
import { termTexts } from '../../pages/text/terms.ts';
import type { FieldName, FileReview, ReviewedEntry } from '../contract.ts';
import { canBeBoth, clashes } from '../rules/decide.ts';
import { entryId, jumpTo, sourceId } from './jump.ts';
import { fillingTexts } from './text.ts';
import type { Decisions } from './use-decisions.ts';

/** One answer of the file: what it says, what it would become, and what a person has to say about it. */
export function EntryCard({
  review,
  entry,
  decisions,
  editable,
}: {
  review: FileReview;
  entry: ReviewedEntry;
  decisions: Decisions;
  editable: boolean;
}) {
  const t = useText(fillingTexts);
  const terms = useText(termTexts);
  const format = useFormat();
  const id = useId();
  const number = entry.entry;
  const decision = decisions.of(number);
  const { state, present, fields } = decisions.judged[number]!;
  const organisationId = decision?.organisationId ?? entry.organisation?.id ?? '';
  const questionId = decision?.questionId ?? entry.match?.questionId ?? '';
  const out = decision?.leaveOut === true;
  const { place, content } = entry;
  const decide = (change: Parameters<Decisions['decide']>[1]) => decisions.decide([number], change);
  /** Everything in the file that names the same unknown organisation. */
  const sameName = () =>
    review.entries
      .filter(
        (each) => each.organisation === null && each.organisationAsWritten === entry.organisationAsWritten,
      )
      .map((each) => each.entry);
  const title = [entry.title || entry.question, entry.document].filter(Boolean)[0] ?? '';
  const needsOrganisation = entry.organisation === null && review.file.format !== 'document';
  return (
    <article className="filling-entry" id={entryId(number)} tabIndex={-1} data-out={out || undefined}>
      <div className="filling-entry-head">
        <Heading level={3} data-size="2xs">
          {entry.number && <NoBreak>{entry.number}</NoBreak>} {title}
        </Heading>
        <StatusTag meaning={out ? 'neutral' : state === 'new' ? 'done' : 'attention'}>
          {out ? t.leftOut : t.entryStates[state]}
        </StatusTag>
        {entry.organisation && review.file.format !== 'document' && <span>{entry.organisation.name}</span>}
        {'row' in place ? (
          <span className="quiet">{t.row(place.row)}</span>
        ) : (
          <Button variant="tertiary" data-size="sm" onClick={() => jumpTo(sourceId(number))}>
            {t.showSource}
          </Button>
        )}
      </div>
      {entry.question && <p className="quiet">{entry.question}</p>}
      <p className="filling-said">
        <strong>{content.value ? terms.values[content.value] : terms.noAnswer}</strong>
        {content.status && ` · ${terms.statuses[content.status]}`}
        {content.cost !== null && ` · ${terms.kronor(format.number(content.cost))}`}
      </p>
      {(['reason', 'comment', 'hindrance'] as const).map(
        (field) =>
          content[field] !== '' && (
            <p key={field} className="filling-said">
              {field !== 'comment' && <strong>{terms.fields[field]}: </strong>}
              {content[field]}
            </p>
          ),
      )}
      {entry.links.length > 0 && (
        <p className="filling-said">
          <strong>{t.links}: </strong>
          {entry.links.map(({ title: name, address }) => `${name} (${hostOf(address)})`).join(', ')}
        </p>
      )}
      {entry.leftBehind.length > 0 && <p className="quiet">{t.leftBehind(entry.leftBehind.join(', '))}</p>}
      {editable && (
        <>
          {needsOrganisation && (
            <Field>
              <Label htmlFor={`${id}-organisation`}>
                {t.organisation} ({entry.organisationAsWritten ?? t.empty})
              </Label>
              <Select
                id={`${id}-organisation`}
                value={organisationId}
                onChange={(event) => decisions.decide(sameName(), { organisationId: event.target.value })}
              >
                <Select.Option value="" disabled>
                  {t.whoseChoose}
                </Select.Option>
                {review.round.organisations.map((each) => (
                  <Select.Option key={each.id} value={each.id}>
                    {each.name}
                  </Select.Option>
                ))}
              </Select>
            </Field>
          )}
          <Field>
            <Label htmlFor={`${id}-question`}>{t.question}</Label>
            <Select
              id={`${id}-question`}
              value={questionId}
              onChange={(event) => decide({ questionId: event.target.value })}
            >
              <Select.Option value="" disabled>
                {t.questionChoose}
              </Select.Option>
              {review.questions.map((question) => (
                <Select.Option key={question.id} value={question.id}>
                  {[question.number, question.title || question.text].filter(Boolean).join(' ').slice(0, 160)}
                </Select.Option>
              ))}
            </Select>
            {entry.match && questionId === entry.match.questionId && (
              <p className="quiet">{t.score(format.percent(entry.match.score))}</p>
            )}
          </Field>
          {state === 'no-reason' || decision?.reason !== undefined ? (
            <Field>
              <Label htmlFor={`${id}-reason`}>{t.reason}</Label>
              <Textarea
                id={`${id}-reason`}
                rows={2}
                value={decision?.reason ?? ''}
                onChange={(event) => decide({ reason: event.target.value })}
              />
            </Field>
          ) : null}
          {state === 'conflict' && present && !out && (
            <Conflict
              present={present.content}
              presentName={t.inRound(present.fileName)}
              file={content}
              fields={fields}
              chosen={decision?.fields ?? {}}
              choose={(field, choice) =>
                decide({
                  fields: { ...decision?.fields, [field]: choice },
                  baseRevision: present.revision,
                })
              }
            />
          )}
          <Checkbox
            label={t.leaveOut}
            checked={out}
            onChange={(event) => decide({ leaveOut: event.target.checked })}
          />
        </>
      )}
    </article>
  );
}

/** Both sayings of each field that differs, with the choice between them. */
function Conflict({
  present,
  presentName,
  file,
  fields,
  chosen,
  choose,
}: {
  present: AnswerContent;
  presentName: string;
  file: AnswerContent;
  fields: readonly FieldName[];
  chosen: Partial<Record<FieldName, 'keep' | 'file' | 'both'>>;
  choose: (field: FieldName, choice: 'keep' | 'file' | 'both') => void;
}) {
  const t = useText(fillingTexts);
  const terms = useText(termTexts);
  const format = useFormat();
  const id = useId();
  /** Once something is chosen, a field that only one side says something in needs no choice of its own. */
  const begun = Object.keys(chosen).length > 0;
  const shown = (content: AnswerContent, field: FieldName): string => {
    if (field === 'value') return content.value ? terms.values[content.value] : t.empty;
    if (field === 'status') return content.status ? terms.statuses[content.status] : t.empty;
    if (field === 'cost') return content.cost === null ? t.empty : terms.kronor(format.number(content.cost));
    return content[field] || t.empty;
  };
  return (
    <>
      {fields.map((field) => {
        const fallback = clashes(present, file, field)
          ? null
          : shown(present, field) === t.empty
            ? 'file'
            : 'keep';
        const choices = (['keep', 'file', 'both'] as const).filter(
          (each) => each !== 'both' || canBeBoth(field),
        );
        return (
          <fieldset key={field} className="ds-fieldset">
            <legend className="ds-label">{terms.fields[field]}</legend>
            <div className="followup-sides">
              <div className="followup-side">
                <strong>{presentName}</strong>
                <p className="followup-verbatim">{shown(present, field)}</p>
              </div>
              <div className="followup-side">
                <strong>{t.inFile}</strong>
                <p className="followup-verbatim">{shown(file, field)}</p>
              </div>
            </div>
            {choices.map((choice) => (
              <Radio
                key={choice}
                name={`${id}-${field}`}
                value={choice}
                label={{ keep: t.keep, file: t.take, both: t.both }[choice]}
                checked={(chosen[field] ?? (begun ? fallback : null)) === choice}
                onChange={() => choose(field, choice)}
              />
            ))}
          </fieldset>
        );
      })}
    </>
  );
}
