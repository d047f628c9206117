import { useText } from '../../../../web/text.tsx';
import { ValueMark } from '../../pages/parts/marks.tsx';
import type { EarlierAnswer } from '../contract.ts';
import { earlierTexts } from './text.ts';

/** The earlier value in a list of questions: "2025: Delvis". */
export function EarlierMark({
  earlier,
  organisationId,
}: {
  earlier: readonly EarlierAnswer[];
  /** Whose list it is: answers of others, merged into it, are named. */
  organisationId: string;
}) {
  const t = useText(earlierTexts);
  return earlier.map(({ organisation, round, value }) => (
    <span key={organisation.id} className="followup-earlier-mark">
      {organisation.id === organisationId ? t.mark(round.year) : t.markFrom(round.year, organisation.name)}{' '}
      <ValueMark value={value} />
    </span>
  ));
}
