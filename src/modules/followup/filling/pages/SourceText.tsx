import { memo, useMemo } from 'react';
import { type Segment, segmentsOf } from '../../../../web/source-segments.ts';
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
    const segments = segmentsOf(review.text, marks);
    const all = review.pages.length > 1 ? review.pages : [{ page: 1, start: 0, end: review.text.length }];
    const seen = new Set<string>();
    return all.map((page) => ({
      page: page.page,
      runs: segments
        .filter(({ start, text }) => start < page.end && start + text.length > page.start)
        .map(({ start, text, target }: Segment) => {
          const from = Math.max(start, page.start);
          const first = target !== null && !seen.has(target);
          if (target !== null) seen.add(target);
          return {
            from,
            target,
            first,
            text: review.text.slice(from, Math.min(start + text.length, page.end)),
          };
        }),
    }));
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
