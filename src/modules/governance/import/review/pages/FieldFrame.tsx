import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useText } from '../../../../../web/text.tsx';
import type { FieldSource } from '../contract.ts';
import { reviewTexts } from './text.ts';
import { fieldId, useJump } from './use-review.ts';

/** Below this the reading is shown as unsure. */
const SURE = 0.7;

/** A field with its label, how sure the reading is and the way to its place in the source. */
export function FieldFrame({
  target,
  label,
  source,
  empty,
  group,
  labelledInside,
  children,
}: {
  target: string;
  label: string;
  source: FieldSource | undefined;
  empty: boolean;
  /** Several controls under one label. */
  group?: boolean;
  /** The control brings its own label. */
  labelledInside?: boolean;
  children: (id: string) => ReactNode;
}) {
  const t = useText(reviewTexts);
  const { active, showInSource } = useJump();
  const id = fieldId(target);
  const unsure = source?.confidence != null && source.confidence < SURE;
  return (
    <div
      className="import-field"
      data-active={active === target || undefined}
      {...(group ? { id, role: 'group', 'aria-label': label, tabIndex: -1 } : {})}
    >
      <div className="import-field-head">
        {group && <span className="import-label">{label}</span>}
        {!group && !labelledInside && (
          <label className="import-label" htmlFor={id}>
            {label}
          </label>
        )}
        {unsure && <span className="import-unsure">{t.unsure}</span>}
        {!source && empty && <span className="quiet import-note">{t.notFound}</span>}
        {source && (
          <Button
            variant="tertiary"
            data-size="sm"
            className="import-jump"
            onClick={() => showInSource(target)}
          >
            {t.showInSource}
            <span className="ds-sr-only"> {label}</span>
          </Button>
        )}
      </div>
      {children(group ? `${id}-control` : id)}
    </div>
  );
}
