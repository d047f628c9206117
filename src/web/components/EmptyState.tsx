import { Heading } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';

/** Nothing here yet: what this is for (`children`), and how to begin (`action`). */
export function EmptyState({
  title,
  children,
  action,
  level = 2,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  level?: 2 | 3;
}) {
  return (
    <div className="state" data-kind="empty">
      <Heading level={level} data-size="xs">
        {title}
      </Heading>
      {children && <div className="quiet">{children}</div>}
      {action && <div>{action}</div>}
    </div>
  );
}
