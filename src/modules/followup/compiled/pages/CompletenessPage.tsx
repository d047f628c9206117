import { useQuery } from '@tanstack/react-query';
import { usePathParams } from '../../../../web/address.ts';
import { type Column, DataTable } from '../../../../web/components/DataTable.tsx';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { Section } from '../../../../web/components/Page.tsx';
import { TextLink } from '../../../../web/components/TextLink.tsx';
import { useTable } from '../../../../web/table.ts';
import { useFormat, useText } from '../../../../web/text.tsx';
import { RoundFrame } from '../../pages/parts/RoundFrame.tsx';
import type { Complete, Completeness } from '../contract.ts';
import { BoardLacksSection } from './BoardLacksSection.tsx';
import { Choices, useChoices } from './Choices.tsx';
import { completenessQuery } from './queries.ts';
import { compiledTexts } from './text.ts';

/** How complete are the answers, and what does each board lack? */
export default function CompletenessPage() {
  const { roundId } = usePathParams('roundId');
  const { include } = useChoices();
  return (
    <Loaded query={useQuery(completenessQuery(roundId, include))} page>
      {(completeness) => <Whole completeness={completeness} />}
    </Loaded>
  );
}

const NOTHING: Complete = { asked: 0, answered: 0, withoutComment: 0, withoutContact: 0 };
const share = ({ answered, asked }: Complete) => (asked === 0 ? null : answered / asked);

function useCompleteColumns<Row extends { complete: Complete }>(): Column<Row>[] {
  const t = useText(compiledTexts).complete.columns;
  const format = useFormat();
  const number = (key: string, heading: string, of: (complete: Complete) => number): Column<Row> => ({
    key,
    heading,
    numeric: true,
    sortBy: ({ complete }) => of(complete),
    cell: ({ complete }) => format.number(of(complete)),
  });
  return [
    number('asked', t.asked, ({ asked }) => asked),
    number('missing', t.missing, ({ asked, answered }) => asked - answered),
    number('withoutComment', t.withoutComment, ({ withoutComment }) => withoutComment),
    number('withoutContact', t.withoutContact, ({ withoutContact }) => withoutContact),
    {
      key: 'share',
      heading: t.share,
      numeric: true,
      sortBy: ({ complete }) => share(complete),
      cell: ({ complete }) => (complete.asked === 0 ? '–' : format.percent(share(complete) ?? 0)),
    },
  ];
}

function Whole({ completeness }: { completeness: Completeness }) {
  const t = useText(compiledTexts).complete;
  const table = useTable({ sort: '' });
  const { dokument, namnd, med, include } = useChoices();
  const { round, total, documents } = completeness;
  const boards = completeness.organisations
    .map(({ organisation, complete, documents: parts }) => ({
      organisation,
      complete: dokument
        ? (parts.find(({ versionId }) => versionId === dokument)?.complete ?? NOTHING)
        : complete,
    }))
    .filter(({ complete }) => complete.asked > 0);
  const boardColumns = useCompleteColumns<(typeof boards)[number]>();
  const documentColumns = useCompleteColumns<Completeness['documents'][number]>();
  const chosen = round.organisations.find(({ id }) => id === namnd);
  const search = new URLSearchParams({ ...(dokument && { dokument }), ...(med && { med }) });
  const toBoard = (id: string) => {
    const more = new URLSearchParams(search);
    more.set('namnd', id);
    return `/uppfoljning/${round.id}/fullstandighet?${more}`;
  };
  return (
    <RoundFrame
      round={round}
      title={t.title}
      lead={
        round.origin === 'filled'
          ? t.leadFilled(total.answered, total.asked)
          : t.lead(total.answered, total.asked, include === 'submitted')
      }
    >
      <Choices round={round} documents="all" boards />
      {chosen && (
        <BoardLacksSection round={round} organisation={chosen} versionId={dokument} include={include} />
      )}
      <Section title={t.byBoard} lead={t.explain}>
        <DataTable
          caption={t.byBoard}
          table={table}
          rows={boards}
          rowKey={({ organisation }) => organisation.id}
          columns={[
            {
              key: 'board',
              heading: t.columns.board,
              rowHeading: true,
              sortBy: ({ organisation }) => organisation.name,
              cell: ({ organisation }) => (
                <TextLink to={toBoard(organisation.id)}>{organisation.name}</TextLink>
              ),
            },
            ...boardColumns,
          ]}
        />
      </Section>
      <Section title={t.byDocument}>
        <DataTable
          caption={t.byDocument}
          rows={documents}
          rowKey={({ document }) => document.versionId}
          columns={[
            {
              key: 'document',
              heading: t.columns.document,
              rowHeading: true,
              cell: ({ document }) => document.title,
            },
            ...documentColumns,
            {
              key: 'indicators',
              heading: t.columns.indicators,
              numeric: true,
              cell: ({ indicators }) => t.indicators(indicators.withFigures, indicators.count),
            },
          ]}
        />
      </Section>
    </RoundFrame>
  );
}
