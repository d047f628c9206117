import { Alert, Button, Heading, Link } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/api.ts';
import { useProblemText } from '../../../../web/components/problem-text.ts';
import { useStatus } from '../../../../web/components/StatusMessage.tsx';
import { useText } from '../../../../web/text.tsx';
import { Question } from '../../contract.ts';
import { runTexts } from '../text/run.ts';

/** Where a question stands on the page. */
export const questionPlace = (questionId: string) => `fraga-${questionId}`;

/** Questions that go to nobody keep a round from opening: which they are, and a way to drop them together. */
export function UnaskedQuestions({ questions }: { questions: readonly Question[] }) {
  const t = useText(runTexts);
  const status = useStatus();
  const problemText = useProblemText();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  if (questions.length === 0) return null;
  const setDropped = async (dropped: boolean, list: readonly Question[]): Promise<Question[]> => {
    setBusy(true);
    const changed: Question[] = [];
    try {
      for (const question of list)
        changed.push(
          await api.send('PUT', `/followup/questions/${question.id}`, { ...question, dropped }, Question),
        );
    } catch (error) {
      status.say(problemText(error).summary);
    } finally {
      await client.invalidateQueries({ queryKey: ['followup'] });
      setBusy(false);
    }
    return changed;
  };
  const drop = async () => {
    const dropped = await setDropped(true, questions);
    // The button is gone with its questions: the keyboard goes on at the head of the page.
    const heading = document.querySelector<HTMLElement>('main h1');
    if (heading) {
      heading.tabIndex = -1;
      heading.focus();
    }
    if (dropped.length > 0)
      status.say(t.unaskedDropped(dropped.length), { undo: () => void setDropped(false, dropped) });
  };
  return (
    <Alert data-color="warning">
      <Heading level={2} data-size="2xs">
        {t.unasked(questions.length)}
      </Heading>
      <p>{t.unaskedHelp}</p>
      <ul>
        {questions.map(({ id, number, text }) => (
          <li key={id}>
            <Link href={`#${questionPlace(id)}`}>{[number, text].filter(Boolean).join(' ')}</Link>
          </li>
        ))}
      </ul>
      <Button variant="secondary" loading={busy} onClick={() => void drop()}>
        {t.unaskedDrop(questions.length)}
      </Button>
    </Alert>
  );
}
