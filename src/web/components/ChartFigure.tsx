import { Details } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { catalogue } from '../../platform/i18n/catalogue.ts';
import { useText } from '../text.tsx';

const texts = catalogue({ sv: { asTable: 'Visa som tabell' }, en: { asTable: 'Show as a table' } });

/**
 * A picture with its caption and the same numbers as a table. The picture (`children`) is decoration
 * to a screen reader; caption and table say everything it shows.
 */
export function ChartFigure({
  caption,
  children,
  table,
  interactive = false,
}: {
  /** What the picture shows, in a sentence. */
  caption: ReactNode;
  children: ReactNode;
  /** A `DataTable` with the same numbers. */
  table: ReactNode;
  /** The picture has links or a pointer's hints of its own; it then names itself (`role="img"`, labels). */
  interactive?: boolean;
}) {
  const t = useText(texts);
  return (
    <figure className="chart-figure">
      <div className="chart-picture" {...(interactive ? {} : { 'aria-hidden': true, inert: true })}>
        {children}
      </div>
      <figcaption>{caption}</figcaption>
      <Details className="chart-table" data-color="neutral">
        <Details.Summary>{t.asTable}</Details.Summary>
        <Details.Content>{table}</Details.Content>
      </Details>
    </figure>
  );
}
