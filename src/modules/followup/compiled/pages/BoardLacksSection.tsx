import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { NoBreak } from '../../../../web/components/NoBreak.tsx';
import { Section } from '../../../../web/components/Page.tsx';
import { TextLink } from '../../../../web/components/TextLink.tsx';
import { useText } from '../../../../web/text.tsx';
import type { CompiledFilter, Named, Round } from '../../contract.ts';
import { boardLacksQuery } from './queries.ts';
import { compiledTexts } from './text.ts';

/** What one board's part lacks, question by question, under the documents. */
export function BoardLacksSection({
  round,
  organisation,
  versionId,
  include,
}: {
  round: Round;
  organisation: Named;
  /** Only this document; all when empty. */
  versionId: string;
  include: CompiledFilter['include'];
}) {
  const t = useText(compiledTexts).complete;
  const result = `/uppfoljning/${round.id}?namnd=${organisation.id}&fraga=`;
  return (
    <Section title={t.boardTitle(organisation.name)} id="namnd">
      <Loaded query={useQuery(boardLacksQuery(round.id, organisation.id, include))}>
        {({ questions }) => {
          const shown = round.documents
            .filter((document) => versionId === '' || document.versionId === versionId)
            .map((document) => ({
              document,
              questions: questions.filter((question) => question.versionId === document.versionId),
            }))
            .filter((each) => each.questions.length > 0);
          if (shown.length === 0) return <p>{t.nothing}</p>;
          return shown.map(({ document, questions: own }) => (
            <div key={document.versionId} className="followup-area">
              <h3>{document.title}</h3>
              <ul className="lacks-list">
                {own.map((question) => (
                  <li key={question.id}>
                    <TextLink to={`${result}${question.id}`}>
                      {question.number && <NoBreak>{question.number}</NoBreak>}{' '}
                      {question.title || question.text}
                    </TextLink>
                    : {question.lacks.map((lack) => t.lacks[lack]).join(', ')}
                  </li>
                ))}
              </ul>
            </div>
          ));
        }}
      </Loaded>
    </Section>
  );
}
