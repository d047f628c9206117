import { Button, Details } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useStatus } from '../../../../web/components/StatusMessage.tsx';
import { useText } from '../../../../web/text.tsx';
import type { AnswerContent, Work } from '../../contract.ts';
import { AnswerText } from '../../pages/parts/AnswerText.tsx';
import { ValueMark } from '../../pages/parts/marks.tsx';
import { sameContent } from '../../rules.ts';
import type { EarlierAnswer } from '../contract.ts';
import { isEmpty, setOutFrom } from '../rules.ts';
import { earlierQuery } from './queries.ts';
import { earlierTexts } from './text.ts';

/** On a narrow screen the panel comes before the fields, and would push them down if it were open. */
const beside = () => window.matchMedia('(min-width: 62rem)').matches;

/** What was answered the last time, beside the fields, to compare with or to set out from. */
export function EarlierPanel({
  work,
  questionId,
  content,
  start,
}: {
  work: Work;
  questionId: string;
  content: AnswerContent;
  /** Puts a starting point into the fields and returns how to take it back; left out when they cannot be written. */
  start?: ((next: AnswerContent) => () => void) | undefined;
}) {
  const t = useText(earlierTexts);
  const { data, isError } = useQuery(earlierQuery(work.round.id));
  const [open] = useState(beside);
  if (isError) return <p className="quiet">{t.missing}</p>;
  const answers = data?.answers.filter((each) => each.questionId === questionId) ?? [];
  return answers.map((earlier) => (
    <Details key={earlier.organisation.id} defaultOpen={open} className="followup-earlier">
      <Details.Summary>
        {earlier.round.year === work.round.year - 1 ? t.lastYear : t.year(earlier.round.year)}
      </Details.Summary>
      <Details.Content>
        <p className="quiet">
          {earlier.round.title}
          {earlier.organisation.id !== work.organisation.id && (
            <>
              <br />
              {t.from(earlier.organisation.name, work.organisation.name)}
            </>
          )}
        </p>
        <ValueMark value={earlier.value} />
        <AnswerText content={earlier} />
        {start && <Start earlier={earlier} lastYear={work.round.year - 1} content={content} start={start} />}
      </Details.Content>
    </Details>
  ));
}

function Start({
  earlier,
  lastYear,
  content,
  start,
}: {
  earlier: EarlierAnswer;
  lastYear: number;
  content: AnswerContent;
  start: (next: AnswerContent) => () => void;
}) {
  const t = useText(earlierTexts);
  const status = useStatus();
  const { year } = earlier.round;
  const empty = isEmpty(content);
  const next = setOutFrom(content, earlier);
  if (sameContent(next, content)) return <p className="quiet">{t.nothingMore}</p>;
  const words = empty ? t.setOut : t.append;
  return (
    <>
      <Button
        variant="secondary"
        data-size="sm"
        onClick={() => status.say(empty ? t.filled(year) : t.appended(year), { undo: start(next) })}
      >
        {year === lastYear ? words.last : words.year(year)}
      </Button>
      {!empty && <p className="quiet">{t.append.help}</p>}
    </>
  );
}
