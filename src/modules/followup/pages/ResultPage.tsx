import { Button, Heading, Link } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useAddressState, usePathParams } from '../../../web/address.ts';
import { FilterSelect } from '../../../web/components/filters.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Section } from '../../../web/components/Page.tsx';
import { useLanguage, useText } from '../../../web/text.tsx';
import type { AnswersFilter, Overview } from '../compiled/contract.ts';
import { AnswerPages } from '../compiled/pages/AnswerPages.tsx';
import { IncludeChoice } from '../compiled/pages/Choices.tsx';
import { IndicatorTable } from '../compiled/pages/IndicatorTable.tsx';
import { overviewQuery } from '../compiled/pages/queries.ts';
import { compiledTexts } from '../compiled/pages/text.ts';
import { askedIn, comparisonFacts } from '../compiled/rules/change.ts';
import { ANSWER_VALUES } from '../contract.ts';
import { AreaResults, questionsById } from './parts/AreaResults.tsx';
import { DistributionBar } from './parts/marks.tsx';
import { RoundFrame } from './parts/RoundFrame.tsx';
import { csvAddress } from './queries.ts';
import { resultTexts } from './text/result.ts';
import { termTexts } from './text/terms.ts';

const FILTERS = { namnd: '', svar: '', med: '', kommentarer: '', fraga: '' };

/** What did the boards answer? */
export default function ResultPage() {
  const { roundId } = usePathParams('roundId');
  const { values } = useAddressState(FILTERS);
  const include = values.med === 'inlamnade' ? 'submitted' : 'approved';
  return (
    <Loaded query={useQuery(overviewQuery(roundId, include))} page>
      {(overview) => <Result overview={overview} />}
    </Loaded>
  );
}

function Result({ overview }: { overview: Overview }) {
  const t = useText(resultTexts);
  const more = useText(compiledTexts);
  const { values, set } = useAddressState(FILTERS);
  const { round, distribution } = overview;
  const asked = askedIn(distribution);
  const given = asked - distribution.none;
  const words =
    round.origin === 'filled' ? { open: t.filling, closed: t.filled } : { open: t.live, closed: t.final };
  const filter = {
    ...(values.namnd && { organisationId: values.namnd }),
    ...(values.svar && { value: values.svar as NonNullable<AnswersFilter['value']> }),
    ...(values.fraga && { questionId: values.fraga }),
  };
  const filtered = Object.keys(filter).length > 0;
  return (
    <RoundFrame
      round={round}
      title={t.title(round.year)}
      lead={words[round.status === 'closed' ? 'closed' : 'open'](given, asked)}
      actions={<Link href={csvAddress(round.id, overview.include)}>{t.csv}</Link>}
    >
      <Filters overview={overview} />
      {filtered || values.kommentarer ? (
        <>
          <p className="page-actions">
            <Button
              variant="tertiary"
              onClick={() => set({ namnd: '', svar: '', fraga: '', kommentarer: '' })}
            >
              {more.overview}
            </Button>
          </p>
          {values.fraga && <p className="quiet">{more.oneQuestion}</p>}
          <AnswerPages overview={overview} filter={filter} everything={values.kommentarer !== ''} />
        </>
      ) : (
        <Whole overview={overview} />
      )}
    </RoundFrame>
  );
}

function Filters({ overview: { round } }: { overview: Overview }) {
  const t = useText(resultTexts);
  const more = useText(compiledTexts);
  const terms = useText(termTexts);
  const { values, set } = useAddressState(FILTERS);
  const table = {
    filters: values,
    setFilter: (name: keyof typeof FILTERS, value: string) => set({ [name]: value, kommentarer: '' }),
  };
  return (
    <search className="filters">
      <FilterSelect
        table={table}
        name="namnd"
        label={t.board}
        all={t.allBoards}
        options={round.organisations.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterSelect
        table={table}
        name="svar"
        label={t.value}
        all={t.allValues}
        options={[
          ...ANSWER_VALUES.map((value) => ({ value, label: terms.values[value] })),
          { value: 'none', label: terms.noAnswer },
        ]}
      />
      <IncludeChoice round={round} table={table} />
      {!values.kommentarer && (
        <Button
          variant="tertiary"
          onClick={() => set({ namnd: '', svar: '', fraga: '', kommentarer: 'alla' })}
        >
          {more.everything}
        </Button>
      )}
    </search>
  );
}

/** Everything in counts: the whole, what has changed, and each document. */
function Whole({ overview }: { overview: Overview }) {
  const t = useText(resultTexts);
  const more = useText(compiledTexts);
  const { language } = useLanguage();
  const { documents } = overview;
  const byId = questionsById(overview);
  const changes = documents.flatMap(({ document, areas }) =>
    comparisonFacts(
      areas.flatMap(({ questions }) => questions),
      language,
    ).map((facts) => more.documentChange(document.title, facts)),
  );
  return (
    <>
      <Section title={t.whole}>
        <DistributionBar distribution={overview.distribution} />
      </Section>
      <Section title={more.changes}>
        {changes.length === 0 ? (
          <p>{more.nothingBefore}</p>
        ) : (
          <ul>
            {changes.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        )}
      </Section>
      <nav aria-label={t.contents}>
        <ul>
          {documents.map(({ document }) => (
            <li key={document.versionId}>
              <Link href={`#dokument-${document.versionId}`}>{document.title}</Link>
            </li>
          ))}
        </ul>
      </nav>
      {documents.map(({ document, distribution, indicators, areas }) => (
        <Section key={document.versionId} id={`dokument-${document.versionId}`} title={document.title}>
          <DistributionBar distribution={distribution} />
          <Heading level={3} data-size="xs">
            {more.indicators}
          </Heading>
          {indicators.length === 0 ? (
            <p className="quiet">{more.noIndicators}</p>
          ) : (
            <IndicatorTable document={document.title} indicators={indicators} />
          )}
          <AreaResults overview={overview} areas={areas} byId={byId} />
        </Section>
      ))}
    </>
  );
}
