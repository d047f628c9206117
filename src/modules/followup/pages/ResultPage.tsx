import { Button, Heading, Link } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useAddressState, usePathParams } from '../../../web/address.ts';
import { FilterSelect } from '../../../web/components/filters.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Section } from '../../../web/components/Page.tsx';
import { useActing } from '../../../web/session.ts';
import { useText } from '../../../web/text.tsx';
import { ANSWER_VALUES, type Compiled } from '../contract.ts';
import { filterCompiled } from './filter-compiled.ts';
import { DistributionBar } from './parts/marks.tsx';
import { QuestionResult } from './parts/QuestionResult.tsx';
import { RoundFrame } from './parts/RoundFrame.tsx';
import { compiledQuery, csvAddress } from './queries.ts';
import { resultTexts } from './text/result.ts';
import { termTexts } from './text/terms.ts';

const FILTERS = { namnd: '', svar: '', med: '', kommentarer: '' };

/** What did the boards answer? */
export default function ResultPage() {
  const { roundId } = usePathParams('roundId');
  const { values } = useAddressState(FILTERS);
  const include = values.med === 'inlamnade' ? 'submitted' : 'approved';
  return (
    <Loaded query={useQuery(compiledQuery(roundId, include))} page>
      {(compiled) => <Result compiled={compiled} />}
    </Loaded>
  );
}

function Result({ compiled }: { compiled: Compiled }) {
  const t = useText(resultTexts);
  const terms = useText(termTexts);
  const acting = useActing();
  const { values, set } = useAddressState(FILTERS);
  const { round, distribution } = compiled;
  const runs = acting?.role === 'planner' && acting.organisation.id === round.owner.id;
  const asked = Object.values(distribution).reduce((sum, count) => sum + count, 0);
  const given = asked - distribution.none;
  const filtered = values.namnd !== '' || values.svar !== '';
  const documents = filterCompiled(compiled, { organisationId: values.namnd, value: values.svar });
  const everythingOpen = values.kommentarer !== '' || filtered;
  const table = {
    filters: values,
    setFilter: (name: keyof typeof FILTERS, value: string) => set({ [name]: value }),
  };
  return (
    <RoundFrame
      round={round}
      title={t.title(round.year)}
      lead={round.status === 'closed' ? t.final(given, asked) : t.live(given, asked)}
      actions={<Link href={csvAddress(round.id, compiled.include)}>{t.csv}</Link>}
    >
      <Section title={t.whole}>
        <DistributionBar distribution={distribution} />
      </Section>
      <nav aria-label={t.contents}>
        <ul>
          {compiled.documents.map(({ document }) => (
            <li key={document.versionId}>
              <Link href={`#dokument-${document.versionId}`}>{document.title}</Link>
            </li>
          ))}
        </ul>
      </nav>
      <search className="filters">
        <FilterSelect
          table={table}
          name="namnd"
          label={t.board}
          options={round.organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterSelect
          table={table}
          name="svar"
          label={t.value}
          options={[
            ...ANSWER_VALUES.map((value) => ({ value, label: terms.values[value] })),
            { value: 'none', label: terms.noAnswer },
          ]}
        />
        {runs && round.status === 'open' && (
          <FilterSelect
            table={table}
            name="med"
            label={t.include}
            options={[{ value: 'inlamnade', label: t.includeSubmitted }]}
          />
        )}
        {filtered ? (
          <Button variant="tertiary" onClick={() => set({ namnd: '', svar: '' })}>
            {t.clear}
          </Button>
        ) : (
          <Button variant="tertiary" onClick={() => set({ kommentarer: values.kommentarer ? '' : 'alla' })}>
            {values.kommentarer ? t.hideAll : t.showAll}
          </Button>
        )}
      </search>
      {documents.length === 0 && <p role="status">{t.noHits}</p>}
      {documents.map(({ document, distribution: whole, areas }) => (
        <Section key={document.versionId} id={`dokument-${document.versionId}`} title={document.title}>
          <DistributionBar distribution={whole} />
          {areas.map((area) => (
            <div className="followup-area" key={`${area.number} ${area.title}`}>
              <Heading level={3} data-size="xs">
                {[area.number, area.title].filter(Boolean).join(' ') || terms.otherQuestions}
              </Heading>
              {area.questions.map((question) => (
                <QuestionResult key={question.id} question={question} open={everythingOpen} />
              ))}
            </div>
          ))}
        </Section>
      ))}
    </RoundFrame>
  );
}
