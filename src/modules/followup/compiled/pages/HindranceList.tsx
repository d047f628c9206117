import { Button, Heading } from '@digdir/designsystemet-react';
import { NoBreak } from '../../../../web/components/NoBreak.tsx';
import { Section } from '../../../../web/components/Page.tsx';
import { useText } from '../../../../web/text.tsx';
import { ValueMark } from '../../pages/parts/marks.tsx';
import { headingOfArea } from '../../pages/rows.ts';
import { termTexts } from '../../pages/text/terms.ts';
import type { AnswersPage, Overview } from '../contract.ts';
import { compiledTexts } from './text.ts';

/** Hindrances to the letter with their board, under the document, the area and the measure they are about. */
export function HindranceList({
  overview,
  pages,
  more,
}: {
  overview: Overview;
  pages: readonly AnswersPage[];
  more: { has: boolean; loading: boolean; load: () => void };
}) {
  const texts = useText(compiledTexts);
  const terms = useText(termTexts);
  const total = pages[0]?.total?.answers ?? 0;
  const given = new Map(
    pages.flatMap(({ questions }) => questions).map((each) => [each.questionId, each.answers]),
  );
  return (
    <>
      <p role="status">{texts.hindrance.count(total)}</p>
      {overview.documents.map(({ document, areas }) => {
        const shown = areas.filter(({ questions }) => questions.some(({ id }) => given.has(id)));
        if (shown.length === 0) return null;
        return (
          <Section key={document.versionId} title={document.title}>
            {shown.map((area) => (
              <div className="followup-area" key={`${area.number} ${area.title}`}>
                <Heading level={3} data-size="xs">
                  {headingOfArea([area.number, area.title].filter(Boolean).join(' '), areas, terms)}
                </Heading>
                {area.questions
                  .filter(({ id }) => given.has(id))
                  .map((question) => (
                    <article key={question.id} className="followup-question">
                      <Heading level={4} data-size="2xs">
                        {question.number && <NoBreak>{question.number}</NoBreak>}{' '}
                        {question.title || question.text}
                      </Heading>
                      <ul className="followup-comments">
                        {(given.get(question.id) ?? []).map((answer) => (
                          <li key={answer.answerId}>
                            <span className="followup-said">
                              <strong>{answer.organisation.name}</strong>
                              <ValueMark value={answer.value} />
                            </span>
                            <p className="followup-verbatim">{answer.hindrance}</p>
                          </li>
                        ))}
                      </ul>
                    </article>
                  ))}
              </div>
            ))}
          </Section>
        );
      })}
      {more.has && (
        <Button variant="secondary" loading={more.loading} onClick={more.load}>
          {more.loading ? texts.reading : texts.more}
        </Button>
      )}
    </>
  );
}
