import { Heading } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect } from 'react';
import { useSession } from '../session.ts';
import { Breadcrumbs, type Crumb } from './Breadcrumbs.tsx';

type PageProps = {
  /** The question the page answers; also the title of the browser tab. */
  title: string;
  /** A short line above the title that says what kind of thing this is: "Insats 2:4". */
  kicker?: ReactNode;
  /** One or two sentences under the title. */
  lead?: ReactNode;
  /** Buttons for what one does with the page as a whole. */
  actions?: ReactNode;
  /** The way here, from the place down; the page itself is left out. */
  breadcrumbs?: readonly Crumb[];
  /** `reading` keeps lines short; `wide` lets tables and pictures use the whole width. */
  width?: 'reading' | 'wide';
  children?: ReactNode;
};

/** A page: breadcrumbs, heading, lead, actions, content. Sets the title of the browser tab. */
export function Page({ title, kicker, lead, actions, breadcrumbs, width = 'wide', children }: PageProps) {
  const application = useSession()?.municipality.applicationName ?? 'Samlad';
  useEffect(() => {
    // Soft hyphens help a long word break in the heading; the tab has no use for them.
    document.title = `${title.replaceAll('\u00ad', '')} – ${application}`;
  }, [title, application]);
  return (
    <div className="page" data-width={width}>
      {breadcrumbs && breadcrumbs.length > 0 && <Breadcrumbs crumbs={breadcrumbs} />}
      <header className="page-header">
        <div className="page-heading">
          {kicker && <p className="page-kicker">{kicker}</p>}
          <Heading level={1} data-size="lg">
            {title}
          </Heading>
          {lead && <div className="page-lead">{lead}</div>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page with a heading of its own. */
export function Section({
  title,
  lead,
  actions,
  id,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  id?: string;
  children: ReactNode;
}) {
  return (
    <section className="section" id={id}>
      <div className="section-header">
        <Heading level={2} data-size="sm">
          {title}
        </Heading>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {lead && <p className="section-lead">{lead}</p>}
      {children}
    </section>
  );
}
