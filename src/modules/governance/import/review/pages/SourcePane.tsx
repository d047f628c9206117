import { Paragraph } from '@digdir/designsystemet-react';
import { memo, useMemo } from 'react';
import { pagesOf } from '../../../../../web/source-segments.ts';
import { useText } from '../../../../../web/text.tsx';
import type { ImportReview } from '../contract.ts';
import { reviewTexts } from './text.ts';
import { fieldId, marksOf, sourceId, useJump } from './use-review.ts';

/** What a place in the source is called when it is read out: the field's own label. */
function useTargetLabel() {
  const t = useText(reviewTexts);
  return (target: string) => {
    const field = target.split('/')[1] ?? '';
    return (t.fields as Record<string, string>)[field] ?? t.fields.whole;
  };
}

/** Empty pages and pictures leave long gaps; one blank line says as much. */
const fewerBlankLines = (text: string) => text.replace(/(?:[ \t\f]*\n){3,}/g, '\n\n');

/** The source text, page by page; every run that belongs to a field leads to it. */
export const SourcePane = memo(function SourcePane({ review }: { review: ImportReview }) {
  const t = useText(reviewTexts);
  const label = useTargetLabel();
  const { active, showField } = useJump();
  const pages = useMemo(() => pagesOf(review.text, review.pages, [...marksOf(review)]), [review]);
  return (
    <div className="import-source">
      <h2 id="kallan" className="import-pane-title">
        {t.source}
      </h2>
      <Paragraph data-size="sm" className="quiet">
        {t.sourceHelp}
      </Paragraph>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="import-source-text" tabIndex={0} aria-label={t.source}>
        {pages.map((page) => (
          <div key={page.page} className="import-source-page">
            {pages.length > 1 && <p className="import-source-page-number">{t.page(page.page)}</p>}
            <div className="import-source-body">
              {page.runs.map(({ from, text, target, first }) =>
                target === null ? (
                  <span key={from}>{fewerBlankLines(text)}</span>
                ) : (
                  <a
                    key={from}
                    href={`#${fieldId(target)}`}
                    id={first ? sourceId(target) : undefined}
                    className="import-mark"
                    data-active={active === target || undefined}
                    data-part={target.endsWith('/whole') || undefined}
                    data-unplaced={target.startsWith('unplaced/') || undefined}
                    tabIndex={first && !target.endsWith('/whole') ? 0 : -1}
                    title={t.toField(label(target))}
                    onClick={(event) => {
                      event.preventDefault();
                      showField(target);
                    }}
                  >
                    {fewerBlankLines(text)}
                  </a>
                ),
              )}
            </div>
          </div>
        ))}
      </section>
    </div>
  );
});
