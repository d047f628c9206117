import { List } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useFormat, useText } from '../../../../web/text.tsx';
import type { OfficeWork } from '../../contract/office.ts';
import { officeTexts } from './text.ts';

const VALUES = ['yes', 'partly', 'no', 'notApplicable', 'none'] as const;

/** What stands beside a text that is written: how the answers are distributed, and computed sentences. */
export interface Figures {
  distribution: OfficeWork['distribution'];
  facts: readonly string[];
}

export function Beside({ figures, children }: { figures: Figures; children?: ReactNode }) {
  const t = useText(officeTexts);
  const format = useFormat();
  return (
    <div className="publishing-beside">
      <strong>{t.beside}</strong>
      <dl className="publishing-counts">
        {VALUES.map((value) => (
          <div key={value}>
            <dt>{t.values[value]}</dt>
            <dd>{format.number(figures.distribution[value])}</dd>
          </div>
        ))}
      </dl>
      {figures.facts.length > 0 && (
        <List.Unordered data-size="sm">
          {figures.facts.map((fact) => (
            <List.Item key={fact}>{fact}</List.Item>
          ))}
        </List.Unordered>
      )}
      {children}
    </div>
  );
}
