import { Button, Details, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { deviceStorage, localCopy } from '../../../../web/local-copy.ts';
import { useText } from '../../../../web/text.tsx';
import type { OfficeOutline, OfficeWork } from '../../contract/office.ts';
import { placeKey } from '../../rules/office.ts';
import { Beside } from './Beside.tsx';
import { OfficeField, type OpenField } from './OfficeField.tsx';
import { officeTexts } from './text.ts';
import { copyKey } from './use-office-text.ts';

type Question = OfficeOutline[number]['questions'][number];
const placeOf = ({ questionId }: Question) => ({ section: 'question', about: questionId }) as const;

/** Text from an earlier visit that never reached the server must not hide in what is closed. */
const hasCopy = (roundId: string, question: Question) =>
  localCopy(copyKey(roundId, placeOf(question)), deviceStorage()).read() !== null;

/** The questions of a document, closed until somebody wants to say something of one. */
export function QuestionComments({
  work,
  questions,
  fields,
}: {
  work: OfficeWork;
  questions: readonly Question[];
  fields: Map<string, OpenField>;
}) {
  const t = useText(officeTexts);
  const [open, setOpen] = useState(() => questions.some((question) => hasCopy(work.roundId, question)));
  const commented = questions.filter((question) =>
    work.drafts.some((draft) => placeKey(draft) === placeKey(placeOf(question)) && draft.text.trim() !== ''),
  );
  return (
    <Details open={open} onToggle={(event) => setOpen((event.currentTarget as HTMLDetailsElement).open)}>
      <Details.Summary>{t.questions(questions.length, commented.length)}</Details.Summary>
      <Details.Content>
        {open &&
          questions.map((question) => (
            <QuestionPart key={question.questionId} work={work} question={question} fields={fields} />
          ))}
      </Details.Content>
    </Details>
  );
}

function QuestionPart({
  work,
  question,
  fields,
}: {
  work: OfficeWork;
  question: Question;
  fields: Map<string, OpenField>;
}) {
  const t = useText(officeTexts);
  const [asked, setAsked] = useState(false);
  const [kept] = useState(() => hasCopy(work.roundId, question));
  const place = placeOf(question);
  const begun = work.drafts.some((draft) => placeKey(draft) === placeKey(place) && draft.text.trim() !== '');
  const figures = { distribution: question.distribution, facts: [] };
  return (
    <section className="publishing-question">
      <Heading level={3} data-size="2xs">
        {question.name}
      </Heading>
      {question.text !== question.name && <p className="quiet">{question.text}</p>}
      {asked || kept || begun ? (
        <OfficeField
          work={work}
          place={place}
          label={t.comment}
          labelOf={t.onQuestion(question.name)}
          figures={figures}
          fields={fields}
          focus={asked}
        />
      ) : (
        <div className="publishing-writing">
          <Button variant="secondary" data-size="sm" onClick={() => setAsked(true)}>
            {t.writeComment}
            <span className="ds-sr-only"> {t.onQuestion(question.name)}</span>
          </Button>
          <Beside figures={figures} />
        </div>
      )}
    </section>
  );
}
