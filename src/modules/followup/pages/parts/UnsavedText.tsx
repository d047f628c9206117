import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useProblemText } from '../../../../web/components/problem-text.ts';
import { useFormat, useText } from '../../../../web/text.tsx';
import type { AnswerContent } from '../../contract.ts';
import { answerTexts } from '../text/answer.ts';
import { termTexts } from '../text/terms.ts';
import type { useAnswer } from '../use-answer.ts';

const TEXT_FIELDS = ['reason', 'comment', 'hindrance'] as const;

/** What was typed and the server does not have: refused just now, or left on this device by an earlier visit. */
export function UnsavedText({
  writing: { status, unsent, restore, content },
  mayWrite,
}: {
  writing: Pick<ReturnType<typeof useAnswer>, 'status' | 'unsent' | 'restore' | 'content'>;
  mayWrite: boolean;
}) {
  const t = useText(answerTexts).unsent;
  const format = useFormat();
  const problemText = useProblemText();
  if (status.state === 'refused') {
    const { title, detail } = problemText(status.problem);
    return (
      <Alert data-color="danger">
        <Heading level={2} data-size="2xs">
          {t.refused}: {title}
        </Heading>
        {detail && <p>{detail}</p>}
        <p>{t.refusedText}</p>
      </Alert>
    );
  }
  if (!unsent) return null;
  return (
    <Alert data-color={mayWrite ? 'info' : 'warning'}>
      <Heading level={2} data-size="2xs">
        {t.title(format.dateTime(unsent.at))}
      </Heading>
      {mayWrite ? (
        <>
          <p>{t.text}</p>
          <Button variant="secondary" onClick={restore}>
            {t.restore}
          </Button>
        </>
      ) : (
        <>
          <p>{t.locked}</p>
          <Texts typed={unsent.value} saved={content} />
        </>
      )}
    </Alert>
  );
}

/** The texts that differ from what is saved, to copy elsewhere. */
function Texts({ typed, saved }: { typed: AnswerContent; saved: AnswerContent }) {
  const terms = useText(termTexts);
  return TEXT_FIELDS.filter((field) => typed[field] !== '' && typed[field] !== saved[field]).map((field) => (
    <div key={field}>
      <strong>{terms.fields[field]}</strong>
      <p className="followup-verbatim">{typed[field]}</p>
    </div>
  ));
}
