import { Details } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import type { Translation } from '../../../../platform/i18n/catalogue.ts';
import { NoBreak } from '../../../../web/components/NoBreak.tsx';
import { TextLink } from '../../../../web/components/TextLink.tsx';
import type { useFormat } from '../../../../web/text.tsx';
import {
  allBoardsAndCompaniesName,
  fundingKindNames,
  type Item,
  type Part,
  preventionLevelNames,
  type Reference,
} from '../../contract.ts';
import { periodText, type useName } from '../labels.ts';
import type { itemTexts } from '../text/item.ts';

interface Words {
  t: Translation<(typeof itemTexts)['sv']>;
  name: ReturnType<typeof useName>;
  format: ReturnType<typeof useFormat>;
  /** Who "all boards and companies" are today. */
  responsible: Reference[];
}

type Row = { label: string; value: ReactNode };

/** Everything an item says, in the groups a reader asks about. What the document does not say is left out. */
export function itemRows(item: Item, words: Words): Record<'about' | 'people' | 'belongs' | 'money', Row[]> {
  const { t, name, format } = words;
  const has = (value: ReactNode) => value !== null && value !== '' && value !== false;
  const parts = (part: Part) => item.organisations.filter((each) => each.part === part);
  /** One line of names; a list when something is said about somebody's part. */
  const organisations = (part: Part): ReactNode => {
    if (parts(part).every(({ note }) => note === '')) {
      return format.list(parts(part).map(({ organisation }) => organisation.name));
    }
    return (
      <ul className="governance-plain">
        {parts(part).map(({ organisation, note }) => (
          <li key={organisation.id}>
            {organisation.name}
            {note && <span className="quiet"> {note}</span>}
          </li>
        ))}
      </ul>
    );
  };
  const scope = item.responsibleScope && (
    <>
      <Scope title={name({ it: allBoardsAndCompaniesName }, 'it')} words={words} />
      {organisations('responsible')}
    </>
  );
  const rows = (...given: [string, ReactNode][]): Row[] =>
    given.filter(([, value]) => has(value)).map(([label, value]) => ({ label, value }));
  return {
    about: rows(
      [t.question, item.question],
      [t.expectedResult, item.expectedResult],
      [t.targetGroup, item.targetGroup],
      [
        t.preventionLevels,
        item.preventionLevels.map((level) => name(preventionLevelNames, level)).join(', '),
      ],
      [t.cylinderCategories, item.cylinderCategories.join(', ')],
      [t.note, item.note],
    ),
    people: rows(
      [t.coordinator, organisations('coordinator')],
      [t.responsible, scope || organisations('responsible')],
      [t.contributor, organisations('contributor')],
    ),
    belongs: rows(
      [
        item.kind === 'strategy' ? t.linkedStrategies : t.linked,
        item.linked.length > 0 && <ItemLinks items={item.linked} />,
      ],
      [
        t.strategies,
        item.strategies.length > 0 && (
          <ItemLinks
            items={item.strategies.map((each) => ({
              ...each,
              where: each.document.shortTitle || each.document.title,
            }))}
          />
        ),
      ],
    ),
    money: rows(
      [t.cost, <Cost key="cost" item={item} t={t} format={format} />],
      [t.funding, <FundingList key="funding" item={item} words={words} />],
    ),
  };
}

function Cost({ item, t, format }: { item: Item } & Pick<Words, 't' | 'format'>) {
  const fits = item.fitsBudget === null ? '' : item.fitsBudget ? t.fits : t.doesNotFit;
  return (
    <>
      {item.costPerYear === null ? (
        <span className="quiet">{t.costMissing}</span>
      ) : (
        <NoBreak>{t.perYear(format.number(item.costPerYear))}</NoBreak>
      )}
      {fits && <span className="quiet">, {fits}</span>}
    </>
  );
}

function FundingList({ item, words: { t, name, format } }: { item: Item; words: Words }) {
  if (item.funding.length === 0) return <span className="quiet">{t.missing}</span>;
  return (
    <ul className="governance-plain">
      {item.funding.map((each) => (
        <li key={each.id}>
          {each.name || name(fundingKindNames, each.kind)}{' '}
          <span className="quiet">
            {[
              name(fundingKindNames, each.kind).toLocaleLowerCase(),
              periodText(each, format.date),
              each.amount === null ? t.amountMissing : t.amount(format.number(each.amount)),
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Scope({ title, words }: { title: string; words: Words }) {
  return (
    <Details className="governance-scope">
      <Details.Summary>
        <span>
          {title} <span className="quiet">({words.t.scopeCount(words.responsible.length)})</span>
        </span>
      </Details.Summary>
      <Details.Content>
        <ul className="governance-columns">
          {words.responsible.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      </Details.Content>
    </Details>
  );
}

/** Items as links: number, title and, when they stand elsewhere, where. */
export function ItemLinks({
  items,
}: {
  items: { id: string; number: string; title: string; where?: string }[];
}) {
  return (
    <ul className="governance-plain">
      {items.map((each) => (
        <li key={each.id}>
          <TextLink to={`/styrning/insats/${each.id}`}>
            <NoBreak>{each.number}</NoBreak> {each.title}
          </TextLink>
          {each.where && <span className="quiet"> {each.where}</span>}
        </li>
      ))}
    </ul>
  );
}
