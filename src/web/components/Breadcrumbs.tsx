import { Breadcrumbs as DesignBreadcrumbs } from '@digdir/designsystemet-react';
import { catalogue } from '../../platform/i18n/catalogue.ts';
import { useText } from '../text.tsx';
import { PlainLink } from './TextLink.tsx';

export type Crumb = { text: string; to: string };

const texts = catalogue({
  sv: { label: 'Du är här', start: 'Start' },
  en: { label: 'You are here', start: 'Start' },
});

/**
 * The way to the page, from the start page down to the page's parent. The design system's own element marks the last
 * link as the page that is read, which here it never is; its style serves.
 */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useText(texts);
  const way = [{ text: t.start, to: '/' }, ...crumbs];
  return (
    <nav aria-label={t.label} className="ds-breadcrumbs breadcrumbs">
      <DesignBreadcrumbs.List>
        {way.map((crumb) => (
          <DesignBreadcrumbs.Item key={crumb.to}>
            <DesignBreadcrumbs.Link asChild>
              <PlainLink to={crumb.to} activeExact>
                {crumb.text}
              </PlainLink>
            </DesignBreadcrumbs.Link>
          </DesignBreadcrumbs.Item>
        ))}
      </DesignBreadcrumbs.List>
    </nav>
  );
}
