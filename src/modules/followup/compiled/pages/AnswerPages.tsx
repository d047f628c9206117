import { Button } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { Section } from '../../../../web/components/Page.tsx';
import { useText } from '../../../../web/text.tsx';
import { AreaResults, questionsById } from '../../pages/parts/AreaResults.tsx';
import { resultTexts } from '../../pages/text/result.ts';
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
  const { round, include } = overview;
  const reading = useInfiniteQuery(answersPages(round.id, { include, limit: 20, ...filter }));
  const byId = questionsById(overview);
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
                  <AreaResults overview={overview} areas={shown} byId={byId} given={given} />
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
