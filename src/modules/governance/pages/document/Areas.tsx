import { Heading } from '@digdir/designsystemet-react';
import { NoBreak } from '../../../../web/components/NoBreak.tsx';
import { Section } from '../../../../web/components/Page.tsx';
import { SummaryList } from '../../../../web/components/SummaryList.tsx';
import { TextLink } from '../../../../web/components/TextLink.tsx';
import { useFormat, useText } from '../../../../web/text.tsx';
import { type Area, areaGroupNames, type Item, type VersionContent } from '../../contract.ts';
import { AddArea, AddItem, AreaEditor } from '../edit/AreaEditor.tsx';
import { ItemEditor } from '../edit/ItemEditor.tsx';
import { useName } from '../labels.ts';
import { documentTexts } from '../text/document.ts';
import { itemTexts } from '../text/item.ts';
import { itemRows } from './item-rows.tsx';

/** Every area with its measures or strategies, in the document's order. */
export function Areas({ content }: { content: VersionContent }) {
  const t = useText(documentTexts);
  const loose = content.items.filter(({ areaId }) => areaId === null);
  if (!content.editable && content.items.length === 0 && content.areas.length === 0) {
    return <p className="quiet">{t.noItems}</p>;
  }
  return (
    <>
      {(loose.length > 0 || (content.editable && content.areas.length === 0)) && (
        <Section title={looseTitle(content, t)} id="omrade-utan">
          <Items items={loose} content={content} />
          {content.editable && <AddItem content={content} areaId={null} />}
        </Section>
      )}
      {content.areas.map((area) => (
        <AreaSection key={area.id} area={area} content={content} />
      ))}
      {content.editable && (
        <div>
          <AddArea content={content} />
        </div>
      )}
    </>
  );
}

/** Where a document has no areas, its items stand under their own name. */
export function looseTitle(
  content: VersionContent,
  t: { withoutArea: string; measureList: string; strategyList: string },
): string {
  if (content.areas.length > 0) return t.withoutArea;
  return content.document.kind === 'program' ? t.strategyList : t.measureList;
}

function AreaSection({ area, content }: { area: Area; content: VersionContent }) {
  const t = useText(documentTexts);
  const name = useName();
  const items = content.items.filter(({ areaId }) => areaId === area.id);
  const count = content.document.kind === 'program' ? t.strategies(items.length) : t.measures(items.length);
  return (
    <Section
      id={`omrade-${area.id}`}
      title={
        <>
          {area.number && <NoBreak>{area.number}</NoBreak>} {area.title}
        </>
      }
      lead={[area.areaGroup && name(areaGroupNames, area.areaGroup), count].filter(Boolean).join(' · ')}
    >
      {content.editable ? (
        <AreaEditor area={area} content={content} />
      ) : (
        area.description && <p className="governance-prose">{area.description}</p>
      )}
      <Items items={items} content={content} />
      {content.editable && (
        <div>
          <AddItem content={content} areaId={area.id} />
        </div>
      )}
    </Section>
  );
}

function Items({ items, content }: { items: Item[]; content: VersionContent }) {
  return (
    <div className="governance-items">
      {items.map((item) =>
        content.editable ? (
          <ItemEditor key={item.id} item={item} content={content} />
        ) : (
          <ItemArticle key={item.id} item={item} content={content} />
        ),
      )}
    </div>
  );
}

/** A measure or strategy as it is read. */
function ItemArticle({ item, content }: { item: Item; content: VersionContent }) {
  const t = useText(itemTexts);
  const name = useName();
  const format = useFormat();
  const rows = itemRows(item, { t, name, format, responsible: content.allBoardsAndCompanies });
  const money = item.costPerYear !== null || item.fitsBudget !== null || item.funding.length > 0;
  return (
    <article className="governance-item" id={`insats-${item.id}`}>
      <Heading level={3} data-size="xs">
        <TextLink to={`/styrning/insats/${item.id}`}>
          {item.number && (
            <>
              <NoBreak>{item.number}</NoBreak>{' '}
            </>
          )}
          {item.title || t.untitled}
        </TextLink>
      </Heading>
      {item.description && <p className="governance-prose">{item.description}</p>}
      <SummaryList rows={[...rows.about, ...rows.people, ...rows.belongs, ...(money ? rows.money : [])]} />
    </article>
  );
}
