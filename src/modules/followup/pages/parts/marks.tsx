import { type Meaning, StatusTag } from '../../../../web/components/StatusTag.tsx';
import { useFormat, useText } from '../../../../web/text.tsx';
import type { AnswerState, AnswerValue, Counts, Distribution } from '../../contract.ts';
import { termTexts } from '../text/terms.ts';

const STATES: Record<AnswerState, Meaning> = {
  draft: 'neutral',
  submitted: 'underway',
  returned: 'attention',
  approved: 'done',
};

/** The state of an answer; null when nobody has begun. */
export function StateTag({ state }: { state: AnswerState | null }) {
  const t = useText(termTexts);
  if (state === null) return <span className="quiet">{t.notBegun}</span>;
  return <StatusTag meaning={STATES[state]}>{t.states[state]}</StatusTag>;
}

/** Yes, partly, no: a mark that differs in form as well as in colour, and the word. */
export function ValueMark({ value }: { value: AnswerValue | null }) {
  const t = useText(termTexts);
  return (
    <span className="followup-value">
      <span className="followup-swatch" data-value={value ?? 'none'} aria-hidden="true" />
      {value ? t.values[value] : t.noAnswer}
    </span>
  );
}

type Part = { key: string; label: string; count: number };

function Bar({ parts }: { parts: readonly Part[] }) {
  const format = useFormat();
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="followup-distribution">
      <div className="followup-bar" aria-hidden="true">
        {parts
          .filter(({ count }) => count > 0)
          .map(({ key, count }) => (
            <span key={key} data-value={key} style={{ flexGrow: count / Math.max(total, 1) }} />
          ))}
      </div>
      <ul className="followup-legend">
        {parts.map(({ key, label, count }) => (
          <li key={key} data-empty={count === 0 || undefined}>
            <span className="followup-swatch" data-value={key} aria-hidden="true" />
            {label} <strong>{format.number(count)}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How many said what: a bar for the eye, the numbers for everybody. */
export function DistributionBar({ distribution }: { distribution: Distribution }) {
  const t = useText(termTexts);
  return (
    <Bar
      parts={[
        { key: 'yes', label: t.values.yes, count: distribution.yes },
        { key: 'partly', label: t.values.partly, count: distribution.partly },
        { key: 'no', label: t.values.no, count: distribution.no },
        { key: 'not-applicable', label: t.values['not-applicable'], count: distribution.notApplicable },
        { key: 'none', label: t.noAnswer, count: distribution.none },
      ]}
    />
  );
}

/** How far the answers have come. */
export function CountsBar({ counts }: { counts: Omit<Counts, 'asked'> }) {
  const t = useText(termTexts);
  return (
    <Bar
      parts={[
        { key: 'approved', label: t.states.approved, count: counts.approved },
        { key: 'submitted', label: t.states.submitted, count: counts.submitted },
        { key: 'returned', label: t.states.returned, count: counts.returned },
        { key: 'draft', label: t.states.draft, count: counts.draft },
        { key: 'none', label: t.notBegun, count: counts.notBegun },
      ]}
    />
  );
}
