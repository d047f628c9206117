import { Alert, Button, Checkbox, Field, Fieldset, Label, Textarea } from '@digdir/designsystemet-react';
import { useId, useRef } from 'react';
import { api, isProblem } from '../../../../web/api.ts';
import { SaveStatus } from '../../../../web/components/SaveStatus.tsx';
import { queryClient } from '../../../../web/query-client.ts';
import { useText } from '../../../../web/text.tsx';
import { useAutosave } from '../../../../web/use-autosave.ts';
import { Question, type Round } from '../../contract.ts';
import { questionsQuery } from '../queries.ts';
import { runTexts } from '../text/run.ts';

type Edited = Pick<Question, 'text' | 'everyone' | 'recipientIds'>;
const editedOf = ({ text, everyone, recipientIds }: Question): Edited => ({ text, everyone, recipientIds });

/** The wording of a question and who gets it, saved as it is changed. */
export function QuestionEditor({ round, question }: { round: Round; question: Question }) {
  const t = useText(runTexts);
  const id = useId();
  const revision = useRef(question.revision);
  revision.current = Math.max(revision.current, question.revision);
  const saving = useAutosave<Edited>({
    key: `followup.question.${question.id}`,
    value: editedOf(question),
    save: async (edited, { keepalive }) => {
      // An empty question is half typed, not a question: it waits until there is something to ask.
      if (edited.text.trim() === '') return;
      const body = {
        ...edited,
        dropped: question.dropped,
        throughMeasures: question.throughMeasures,
        revision: revision.current,
      };
      const saved = await api.send('PUT', `/followup/questions/${question.id}`, body, Question, {
        keepalive,
      });
      revision.current = saved.revision;
      queryClient.setQueryData(questionsQuery(round.id).queryKey, (before) =>
        before
          ? { questions: before.questions.map((each) => (each.id === saved.id ? saved : each)) }
          : before,
      );
    },
  });
  const { value, change } = saving;
  const problem =
    saving.status.state === 'conflict' && isProblem(saving.status.problem) ? saving.status.problem : null;
  const theirs = Question.safeParse(problem?.current);
  const decide = (edited: Edited) => {
    if (!theirs.success) return;
    revision.current = theirs.data.revision;
    saving.keepMine(edited);
  };
  return (
    <fieldset className="followup-fields" onBlur={() => void saving.flush()}>
      {theirs.success && (
        <Alert data-color="warning">
          <p>{t.theirs}</p>
          <p className="followup-verbatim">{theirs.data.text}</p>
          <div className="page-actions">
            <Button variant="secondary" onClick={() => decide(value)}>
              {t.keepMine}
            </Button>
            <Button variant="secondary" onClick={() => decide(editedOf(theirs.data))}>
              {t.takeTheirs}
            </Button>
          </div>
        </Alert>
      )}
      <Field>
        <Label htmlFor={`${id}-text`}>{t.questionText}</Label>
        <Textarea
          id={`${id}-text`}
          rows={2}
          value={value.text}
          aria-invalid={value.text.trim() === '' || undefined}
          onChange={(event) => change({ ...value, text: event.target.value })}
        />
      </Field>
      <Checkbox
        label={t.toEveryone}
        checked={value.everyone}
        onChange={(event) => change({ ...value, everyone: event.target.checked })}
      />
      {!value.everyone && (
        <Fieldset>
          <Fieldset.Legend>{t.recipients}</Fieldset.Legend>
          {round.organisations.map((organisation) => (
            <Checkbox
              key={organisation.id}
              value={organisation.id}
              label={organisation.name}
              checked={value.recipientIds.includes(organisation.id)}
              onChange={(event) =>
                change({
                  ...value,
                  recipientIds: event.target.checked
                    ? [...value.recipientIds, organisation.id]
                    : value.recipientIds.filter((each) => each !== organisation.id),
                })
              }
            />
          ))}
        </Fieldset>
      )}
      <SaveStatus status={saving.status} />
    </fieldset>
  );
}
