import { Tag } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';

/** What a state means for the reader; the text always says it too, the colour only helps. */
export type Meaning = 'neutral' | 'underway' | 'done' | 'attention' | 'wrong';

const colours = {
  neutral: 'neutral',
  underway: 'info',
  done: 'success',
  attention: 'warning',
  wrong: 'danger',
} as const;

/** A status in a word or two: `<StatusTag meaning="done">Godkänt</StatusTag>`. */
export function StatusTag({ meaning = 'neutral', children }: { meaning?: Meaning; children: ReactNode }) {
  return (
    <Tag data-color={colours[meaning]} data-size="sm" className="status-tag">
      {children}
    </Tag>
  );
}
