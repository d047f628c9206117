import { useFormat, useText } from '../../../../web/text.tsx';
import type { AnswerContent } from '../../contract.ts';
import { termTexts } from '../text/terms.ts';

/** What somebody answered, to the letter, after the value. Fields left empty are left out. */
export function AnswerText({ content }: { content: AnswerContent }) {
  const t = useText(termTexts);
  const format = useFormat();
  const facts = [
    content.status ? t.statuses[content.status] : '',
    content.cost === null ? '' : t.kronor(format.number(content.cost)),
  ].filter(Boolean);
  return (
    <>
      {content.reason && <p className="followup-verbatim">{content.reason}</p>}
      {content.comment && <p className="followup-verbatim">{content.comment}</p>}
      {content.hindrance && (
        <p className="followup-verbatim">
          <strong>{t.fields.hindrance}</strong> {content.hindrance}
        </p>
      )}
      {facts.length > 0 && <p className="quiet">{facts.join(' · ')}</p>}
    </>
  );
}
