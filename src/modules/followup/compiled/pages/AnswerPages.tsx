import { Button, Heading } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { Section } from '../../../../web/components/Page.tsx';
import { useText } from '../../../../web/text.tsx';
import { QuestionResult } from '../../pages/parts/QuestionResult.tsx';
import { resultTexts } from '../../pages/text/result.ts';
import { termTexts } from '../../pages/text/terms.ts';
import type { AnswersFilter, Overview } from '../contract.ts';
import { answersPages } from './queries.ts';
import { compiledTexts } from './text.ts';

/**
 * The result with the answers written out, a page of questions at a time. The distributions stay those of everybody: a
 * choice decides what is read, it does not change what the boards said.
 */
export function AnswerPages({
  overview,
  filter,
  everything = false,
}: {
  overview: Overview;
  filter: Omit<AnswersFilter, 'include' | 'after' | 'limit'>;
  /** Goes on until every page is here, for printing. */
  everything?: boolean;
}) {
  const t = useText(compiledTexts);
  const result = useText(resultTexts);
  const terms = useText(termTexts);
  const { round, include } = overview;
  const reading = useInfiniteQuery(answersPages(round.id, { include, limit: 20, ...filter }));
  const byId = new Map(
    overview.documents
      .flatMap(({ areas }) => areas.flatMap(({ questions }) => questions))
      .map((question) => [question.id, question]),
  );
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = reading;
  useEffect(() => {
    if (everything && hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [everything, hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
  return (
    <Loaded query={reading}>
      {({ pages }) => {
        const given = new Map(
          pages.flatMap(({ questions }) => questions).map((each) => [each.questionId, each]),
        );
        const total = pages[0]?.total;
        return (
          <>
            <p role="status">
              {given.size === 0
                ? result.noHits
                : [
                    total ? t.fits(total.answers, total.unanswered) : '',
                    hasNextPage ? t.shown(given.size, round.questionCount) : t.allShown(given.size),
                  ]
                    .filter(Boolean)
                    .join(' ')}
            </p>
            {overview.documents.map(({ document, areas }) => {
              const shown = areas
                .map((area) => ({ ...area, questions: area.questions.filter(({ id }) => given.has(id)) }))
                .filter(({ questions }) => questions.length > 0);
              if (shown.length === 0) return null;
              return (
                <Section key={document.versionId} title={document.title}>
                  {shown.map((area) => (
                    <div className="followup-area" key={`${area.number} ${area.title}`}>
                      <Heading level={3} data-size="xs">
                        {[area.number, area.title].filter(Boolean).join(' ') || terms.otherQuestions}
                      </Heading>
                      {area.questions.map((question) => (
                        <QuestionResult
                          key={question.id}
                          roundId={round.id}
                          include={include}
                          question={question}
                          given={given.get(question.id)}
                          measures={question.through.flatMap((id) => byId.get(id) ?? [])}
                        />
                      ))}
                    </div>
                  ))}
                </Section>
              );
            })}
            {hasNextPage && (
              <Button variant="secondary" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {isFetchingNextPage ? t.reading : t.more}
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
