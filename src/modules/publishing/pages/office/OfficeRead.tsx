import { Heading } from '@digdir/designsystemet-react';
import { useText } from '../../../../web/text.tsx';
import type { ReadOfficeEdition } from '../../contract/office.ts';
import { paragraphsOf } from '../../rules/paragraphs.ts';
import { officeTexts } from './text.ts';

/** The office's words, section by section; headings begin at the level given. */
export function OfficeRead({ edition, level }: { edition: ReadOfficeEdition; level: 2 | 3 }) {
  const t = useText(officeTexts);
  const below = level === 2 ? 3 : 4;
  const part = (heading: string, text: string) =>
    text !== '' && (
      <>
        <Heading level={level} data-size="2xs">
          {heading}
        </Heading>
        <Words text={text} />
      </>
    );
  return (
    <div className="publishing-office">
      {part(t.summary, edition.summary)}
      {part(t.assessment, edition.assessment)}
      {edition.documents.map(({ versionId, title, assessment, questions }) => (
        <div key={versionId} className="publishing-office">
          <Heading level={level} data-size="xs">
            {title}
          </Heading>
          <Words text={assessment} />
          {questions.map(({ questionId, name, comment }) => (
            <div key={questionId}>
              <Heading level={below} data-size="2xs">
                {name}
              </Heading>
              <Words text={comment} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** A text as it was written: an empty line divides paragraphs. */
function Words({ text }: { text: string }) {
  return paragraphsOf(text).map((lines, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes
    <p key={at} className="publishing-verbatim">
      {lines.join('\n')}
    </p>
  ));
}
