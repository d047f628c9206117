import { useQuery } from '@tanstack/react-query';
import { usePathParams } from '../../../web/address.ts';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { NoBreak } from '../../../web/components/NoBreak.tsx';
import { Page, Section } from '../../../web/components/Page.tsx';
import { Slot } from '../../../web/components/Slot.tsx';
import { StatusTag } from '../../../web/components/StatusTag.tsx';
import { SummaryList } from '../../../web/components/SummaryList.tsx';
import { ButtonLink, TextLink } from '../../../web/components/TextLink.tsx';
import { useFormat, useText } from '../../../web/text.tsx';
import { type ItemDetail, itemKindNames, versionStatusNames } from '../contract.ts';
import { ItemLinks, itemRows } from './document/item-rows.tsx';
import './governance.css';
import { periodText, statusMeaning, useName } from './labels.ts';
import { itemQuery } from './queries.ts';
import { documentTexts } from './text/document.ts';
import { itemTexts } from './text/item.ts';

/** One measure or strategy, with everything that hangs on it. */
export default function ItemPage() {
  const { itemId } = usePathParams('itemId');
  return (
    <Loaded query={useQuery(itemQuery(itemId))} page>
      {(detail) => <ItemView detail={detail} />}
    </Loaded>
  );
}

function ItemView({ detail }: { detail: ItemDetail }) {
  const { item, area, document, version } = detail;
  const t = useText(itemTexts);
  const d = useText(documentTexts);
  const name = useName();
  const format = useFormat();
  const place = `/styrning/dokument/${document.id}?version=${version.id}`;
  const rows = itemRows(item, { t, name, format, responsible: detail.responsible });
  return (
    <Page
      title={item.title || t.untitled}
      kicker={
        <>
          {name(itemKindNames, item.kind)} <NoBreak>{item.number}</NoBreak>
        </>
      }
      lead={
        <>
          {document.title}
          {periodText(version, format.date) && (
            <>
              {' · '}
              <NoBreak>{periodText(version, format.date)}</NoBreak>
            </>
          )}
        </>
      }
      width="reading"
      breadcrumbs={[
        { text: d.register, to: '/styrning/dokument' },
        { text: document.shortTitle || document.title, to: `/styrning/dokument/${document.id}` },
      ]}
      actions={
        <ButtonLink to={`${place}#insats-${item.id}`} variant="secondary">
          {detail.editable ? t.edit : t.inDocument}
        </ButtonLink>
      }
    >
      <Section title={t.about} id="innehall">
        <p className="governance-tags">
          <StatusTag meaning={statusMeaning[version.status]}>
            {name(versionStatusNames, version.status)}
          </StatusTag>
          {area && (
            <span className="quiet">
              <NoBreak>{area.number}</NoBreak> {area.title}
            </span>
          )}
        </p>
        {item.description && <p className="governance-prose">{item.description}</p>}
        <SummaryList rows={rows.about} />
      </Section>
      <Section title={t.people} id="vem">
        {rows.people.length > 0 ? (
          <SummaryList rows={rows.people} />
        ) : (
          <p className="quiet">{t.missingOrganisation}</p>
        )}
      </Section>
      {(rows.belongs.length > 0 || detail.concretisedBy.length > 0) && (
        <Section title={t.belongs} id="hor-ihop">
          <SummaryList
            rows={[
              ...rows.belongs,
              ...(detail.concretisedBy.length > 0
                ? [
                    {
                      label: t.concretisedBy,
                      value: (
                        <ItemLinks
                          items={detail.concretisedBy.map((each) => ({
                            ...each,
                            where: each.document.shortTitle || each.document.title,
                          }))}
                        />
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Section>
      )}
      {item.kind === 'measure' && (
        <Section title={t.money} id="pengar">
          <SummaryList rows={rows.money} />
        </Section>
      )}
      <Slot
        name="governance.item"
        facts={{ itemId: item.id, lineageId: item.lineageId, documentId: document.id, kind: item.kind }}
      />
      {detail.history.length > 1 && (
        <Section title={t.history} id="versioner">
          <ul>
            {detail.history.map((each) => (
              <li key={each.itemId}>
                <TextLink to={`/styrning/insats/${each.itemId}`}>
                  {d.version(each.version.number)}: {each.number} {each.title}
                </TextLink>{' '}
                <span className="quiet">
                  {name(versionStatusNames, each.version.status).toLocaleLowerCase()}
                  {periodText(each.version, format.date) && `, ${periodText(each.version, format.date)}`}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <nav className="governance-beside" aria-label={`${t.previous}, ${t.next}`}>
        {detail.previous && (
          <TextLink to={`/styrning/insats/${detail.previous.id}`}>
            {t.previous}: {detail.previous.number} {detail.previous.title}
          </TextLink>
        )}
        {detail.next && (
          <TextLink to={`/styrning/insats/${detail.next.id}`}>
            {t.next}: {detail.next.number} {detail.next.title}
          </TextLink>
        )}
      </nav>
    </Page>
  );
}
