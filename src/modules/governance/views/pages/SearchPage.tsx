import { Button, Heading, Search, ToggleGroup } from '@digdir/designsystemet-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useAddressState } from '../../../../web/address.ts';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { NoBreak } from '../../../../web/components/NoBreak.tsx';
import { Page, Section } from '../../../../web/components/Page.tsx';
import { StatusTag } from '../../../../web/components/StatusTag.tsx';
import { ButtonLink, TextLink } from '../../../../web/components/TextLink.tsx';
import { useFormat, useText } from '../../../../web/text.tsx';
import { periodText, statusMeaning, useName } from '../../pages/labels.ts';
import { type Found, type Hit, HitKind, type MarkedText } from '../contract.ts';
import { versionStatusNames } from '../names.ts';
import { findKindQuery, findQuery } from './queries.ts';
import { searchTexts } from './text/search.ts';
import './views.css';

const isKind = (text: string): text is HitKind => HitKind.options.includes(text as HitKind);

/** Search in Swedish over measures, strategies and documents; `?q=` comes from the header too. */
export default function SearchPage() {
  const t = useText(searchTexts);
  const { values, set } = useAddressState({ q: '', slag: '' });
  const q = values.q.trim();
  const kind = isKind(values.slag) ? values.slag : null;
  return (
    <Page title={q ? t.titleFor(q) : t.title} width="reading">
      <SearchField q={q} search={(next) => set({ q: next, slag: '' })} />
      {q === '' ? (
        <p className="quiet">{t.begin}</p>
      ) : (
        <>
          <Overview q={q} kind={kind} choose={(slag) => set({ slag })} />
          {kind && <OfKind key={`${q} ${kind}`} q={q} kind={kind} />}
        </>
      )}
    </Page>
  );
}

function SearchField({ q, search }: { q: string; search: (q: string) => void }) {
  const t = useText(searchTexts);
  const [text, setText] = useState(q);
  useEffect(() => setText(q), [q]);
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          search(text.trim());
        }}
      >
        <Search>
          <Search.Input
            aria-label={t.label}
            placeholder={t.label}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Search.Clear />
          <Search.Button>{t.button}</Search.Button>
        </Search>
      </form>
    </search>
  );
}

/** How many there are of each kind; without a chosen kind also the best of each. */
function Overview({ q, kind, choose }: { q: string; kind: HitKind | null; choose: (kind: string) => void }) {
  const t = useText(searchTexts);
  const format = useFormat();
  const found = useQuery({ ...findQuery(q), placeholderData: keepPreviousData });
  return (
    <Loaded query={found}>
      {(result) => {
        const total = HitKind.options.reduce((sum, each) => sum + result.counts[each], 0);
        return (
          <>
            <p role="status" className="quiet">
              {total === 1 ? t.foundOne : t.found(format.number(total))}
            </p>
            {total === 0 ? <Nothing q={q} /> : <Choice counts={result.counts} kind={kind} choose={choose} />}
            {!kind &&
              HitKind.options.map((each) => (
                <Group key={each} kind={each} result={result} choose={() => choose(each)} />
              ))}
          </>
        );
      }}
    </Loaded>
  );
}

function Choice(props: { counts: Found['counts']; kind: HitKind | null; choose: (kind: string) => void }) {
  const t = useText(searchTexts);
  const format = useFormat();
  const kinds = HitKind.options.filter((each) => props.counts[each] > 0);
  if (kinds.length < 2) return null;
  return (
    <ToggleGroup
      data-toggle-group={t.show}
      value={props.kind ?? 'allt'}
      onChange={(value) => props.choose(value === 'allt' ? '' : value)}
      className="governance-views-choice"
    >
      <ToggleGroup.Item value="allt">{t.everything}</ToggleGroup.Item>
      {kinds.map((each) => (
        <ToggleGroup.Item key={each} value={each}>
          {t.kinds[each]} ({format.number(props.counts[each])})
        </ToggleGroup.Item>
      ))}
    </ToggleGroup>
  );
}

function Nothing({ q }: { q: string }) {
  const t = useText(searchTexts);
  return (
    <EmptyState title={t.noneTitle(q)} action={<ButtonLink to="/styrning/dokument">{t.register}</ButtonLink>}>
      <ul>
        {t.advice.split('\n').map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </EmptyState>
  );
}

function Group({ kind, result, choose }: { kind: HitKind; result: Found; choose: () => void }) {
  const t = useText(searchTexts);
  const format = useFormat();
  const hits = result.hits.filter((hit) => hit.kind === kind);
  const count = result.counts[kind];
  if (hits.length === 0) return null;
  return (
    <Section title={t.kinds[kind]} id={kind}>
      <Hits hits={hits} />
      {count > hits.length && (
        <div>
          <Button variant="secondary" onClick={choose}>
            {t.showAll(format.number(count))}
          </Button>
        </div>
      )}
    </Section>
  );
}

function OfKind({ q, kind }: { q: string; kind: HitKind }) {
  const t = useText(searchTexts);
  const found = useInfiniteQuery(findKindQuery(q, kind));
  return (
    <Section title={t.kinds[kind]} id={kind}>
      <Loaded query={found}>
        {({ pages }) => (
          <>
            <Hits hits={pages.flatMap(({ hits }) => hits)} />
            {found.hasNextPage && (
              <div>
                <Button
                  variant="secondary"
                  loading={found.isFetchingNextPage}
                  onClick={() => void found.fetchNextPage()}
                >
                  {found.isFetchingNextPage ? t.loading : t.more}
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Hits({ hits }: { hits: Hit[] }) {
  const t = useText(searchTexts);
  const name = useName();
  const format = useFormat();
  return (
    <ol className="governance-views-hits">
      {hits.map((hit) => {
        const { document } = hit;
        const { version } = document;
        const to = hit.kind === 'document' ? `/styrning/dokument/${hit.id}` : `/styrning/insats/${hit.id}`;
        return (
          <li key={hit.id}>
            <Heading level={3} data-size="2xs">
              <TextLink to={to}>
                {hit.number && <NoBreak>{hit.number}</NoBreak>} <Marked text={hit.title} />
              </TextLink>
            </Heading>
            {hit.excerpt.length > 0 && (
              <p>
                <Marked text={hit.excerpt} />
              </p>
            )}
            <p className="quiet governance-views-where">
              {hit.kind !== 'document' && <span>{document.title}</span>}
              {periodText(version, format.date) && <NoBreak>{periodText(version, format.date)}</NoBreak>}
              {hit.kind === 'document' && document.diaryNumber && (
                <span>
                  {t.diary} <NoBreak>{document.diaryNumber}</NoBreak>
                </span>
              )}
              {version.status !== 'adopted' && (
                <StatusTag meaning={statusMeaning[version.status]}>
                  {name(versionStatusNames, version.status)}
                </StatusTag>
              )}
            </p>
          </li>
        );
      })}
    </ol>
  );
}

/** Text with the words found marked. The text is text: nothing in it is ever read as markup. */
function Marked({ text }: { text: MarkedText }) {
  return (
    <>
      {text.map((part, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name than their place.
        part.hit ? <mark key={at}>{part.text}</mark> : <span key={at}>{part.text}</span>,
      )}
    </>
  );
}
