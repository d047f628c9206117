import { memo, useMemo } from 'react';
import { pagesOf } from '../../../../web/source-segments.ts';
import { useText } from '../../../../web/text.tsx';
import type { FileReview } from '../contract.ts';
import { entryId, jumpTo, sourceId } from './jump.ts';
import { fillingTexts } from './text.ts';

/** The text of a document, page by page; every run that an answer was read from leads to it. */
export const SourceText = memo(function SourceText({ review }: { review: FileReview }) {
  const t = useText(fillingTexts);
  const pages = useMemo(() => {
    const marks = review.entries.flatMap(({ entry, place }) =>
      'start' in place ? [{ start: place.start, end: place.end, target: String(entry) }] : [],
    );
    return pagesOf(review.text, review.pages, marks);
  }, [review]);
  return (
    <div className="filling-source">
      <h2 className="ds-heading" data-size="xs">
        {t.source}
      </h2>
      <p className="quiet">{t.sourceHelp}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="filling-source-text" tabIndex={0} aria-label={t.source}>
        {pages.map(({ page, runs }) => (
          <div key={page}>
            {pages.length > 1 && <p className="quiet">{t.page(page)}</p>}
            {runs.map(({ from, target, first, text }) =>
              target === null ? (
                <span key={from}>{text}</span>
              ) : (
                <a
                  key={from}
                  className="filling-mark"
                  href={`#${entryId(Number(target))}`}
                  id={first ? sourceId(Number(target)) : undefined}
                  title={t.toAnswer(Number(target) + 1)}
                  onClick={(event) => {
                    event.preventDefault();
                    jumpTo(entryId(Number(target)));
                  }}
                >
                  {text}
                </a>
              ),
            )}
          </div>
        ))}
      </section>
    </div>
  );
});
