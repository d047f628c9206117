import { type Meaning, StatusTag } from '../../../web/components/StatusTag.tsx';
import { useText } from '../../../web/text.tsx';
import type { ReportSummary } from '../contract.ts';
import { reportTexts } from './text.ts';

const MEANINGS: Record<'published' | 'withdrawn' | 'frozen' | 'none', Meaning> = {
  published: 'done',
  withdrawn: 'attention',
  frozen: 'underway',
  none: 'neutral',
};

/** Where a report is on its way to the public. */
export function ReportState({ report }: { report: Pick<ReportSummary, 'publication'> | null }) {
  const t = useText(reportTexts);
  const state = report === null ? 'none' : (report.publication ?? 'frozen');
  return <StatusTag meaning={MEANINGS[state]}>{t.states[state]}</StatusTag>;
}
