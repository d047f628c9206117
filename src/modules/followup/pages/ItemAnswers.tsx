import { useQuery } from '@tanstack/react-query';
import { Section } from '../../../web/components/Page.tsx';
import { TextLink } from '../../../web/components/TextLink.tsx';
import { useText } from '../../../web/text.tsx';
import { DistributionBar } from './parts/marks.tsx';
import { RoundStatusTag } from './parts/RoundFrame.tsx';
import { itemResultsQuery } from './queries.ts';
import { resultTexts } from './text/result.ts';

/** On the page of a strategy or measure: what the boards have answered about it. Nothing where nobody was asked. */
export default function ItemAnswers({ lineageId }: { lineageId: string }) {
  const t = useText(resultTexts);
  const rounds = useQuery(itemResultsQuery(lineageId)).data?.rounds ?? [];
  if (rounds.length === 0) return null;
  return (
    <Section title={t.itemTitle} lead={t.itemLead}>
      {rounds.map((round) => (
        <div key={round.roundId} className="followup-area">
          <p className="followup-said">
            <TextLink to={`/uppfoljning/${round.roundId}`}>{round.title}</TextLink>
            <RoundStatusTag status={round.status} />
          </p>
          <DistributionBar distribution={round.distribution} />
        </div>
      ))}
    </Section>
  );
}
