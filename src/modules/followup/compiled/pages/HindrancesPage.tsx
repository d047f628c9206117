import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { usePathParams } from '../../../../web/address.ts';
import { DataTable } from '../../../../web/components/DataTable.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { Section } from '../../../../web/components/Page.tsx';
import { useFormat, useText } from '../../../../web/text.tsx';
import { RoundFrame } from '../../pages/parts/RoundFrame.tsx';
import type { Overview } from '../contract.ts';
import { askedIn } from '../rules/change.ts';
import { Choices, useChoices } from './Choices.tsx';
import { HindranceList } from './HindranceList.tsx';
import { answersPages, overviewQuery } from './queries.ts';
import { compiledTexts } from './text.ts';

/** What hinders the work? */
export default function HindrancesPage() {
  const { roundId } = usePathParams('roundId');
  const { include } = useChoices();
  return (
    <Loaded query={useQuery(overviewQuery(roundId, include))} page>
      {(overview) => <Hindrances overview={overview} />}
    </Loaded>
  );
}

function Hindrances({ overview }: { overview: Overview }) {
  const texts = useText(compiledTexts);
  const t = texts.hindrance;
  const format = useFormat();
  const { round, documents } = overview;
  const { dokument, namnd, include } = useChoices();
  const reading = useInfiniteQuery(
    answersPages(round.id, {
      include,
      only: 'hindrances',
      limit: 50,
      ...(dokument && { versionId: dokument }),
      ...(namnd && { organisationId: namnd }),
    }),
  );
  const answered = ({ distribution }: Pick<Overview, 'distribution'>) =>
    askedIn(distribution) - distribution.none;
  return (
    <RoundFrame round={round} title={t.title} lead={`${t.lead} ${t.count(overview.hindrances)}.`}>
      <Choices round={round} documents="all" boards />
      {!dokument && !namnd && (
        <Section title={t.counts}>
          <DataTable
            caption={t.counts}
            rows={documents}
            rowKey={({ document }) => document.versionId}
            columns={[
              {
                key: 'document',
                heading: texts.document,
                rowHeading: true,
                cell: ({ document }) => document.title,
              },
              {
                key: 'hindrances',
                heading: t.number,
                numeric: true,
                cell: ({ hindrances }) => format.number(hindrances),
              },
              {
                key: 'share',
                heading: t.shareOf,
                numeric: true,
                cell: (row) => (answered(row) === 0 ? '–' : format.percent(row.hindrances / answered(row))),
              },
            ]}
          />
        </Section>
      )}
      <Loaded query={reading}>
        {({ pages }) =>
          pages[0]?.total?.answers === 0 ? (
            <EmptyState title={t.none}>{t.noneText}</EmptyState>
          ) : (
            <HindranceList
              overview={overview}
              pages={pages}
              more={{
                has: reading.hasNextPage,
                loading: reading.isFetchingNextPage,
                load: () => void reading.fetchNextPage(),
              }}
            />
          )
        }
      </Loaded>
    </RoundFrame>
  );
}
