import { Heading } from '@digdir/designsystemet-react';
import { DataTable } from '../../../../../web/components/DataTable.tsx';
import { NoBreak } from '../../../../../web/components/NoBreak.tsx';
import { TextLink } from '../../../../../web/components/TextLink.tsx';
import { useText } from '../../../../../web/text.tsx';
import { useName } from '../../../pages/labels.ts';
import type { Network, NetworkItem, NetworkItemLink } from '../../contract.ts';
import { relationNames } from '../../names.ts';
import { networkTexts } from '../text/network.ts';

/** Everything the picture shows, in words. */
export function NetworkTables({ network }: { network: Network }) {
  const t = useText(networkTexts);
  return (
    <div className="governance-views-tables">
      <Heading level={3} data-size="2xs">
        {t.links}
      </Heading>
      <DocumentLinks network={network} />
      {network.itemLinks.length > 0 && (
        <>
          <Heading level={3} data-size="2xs">
            {t.itemLinks}
          </Heading>
          <ItemLinks network={network} />
        </>
      )}
    </div>
  );
}

function DocumentLinks({ network }: { network: Network }) {
  const t = useText(networkTexts);
  const name = useName();
  const titleOf = new Map(network.documents.map(({ id, title }) => [id, title]));
  return (
    <DataTable
      caption={t.links}
      rows={network.links}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'from',
          heading: t.from,
          rowHeading: true,
          cell: ({ fromId }) => (
            <TextLink to={`/styrning/dokument/${fromId}`}>{titleOf.get(fromId)}</TextLink>
          ),
        },
        {
          key: 'relation',
          heading: t.relation,
          cell: ({ relation }) => name({ it: relationNames[relation].outgoing }, 'it'),
        },
        {
          key: 'to',
          heading: t.to,
          cell: ({ toId, toTitle }) =>
            toId ? (
              <TextLink to={`/styrning/dokument/${toId}`}>{toTitle}</TextLink>
            ) : (
              <>
                {toTitle} <span className="quiet governance-views-under">{t.named}</span>
              </>
            ),
        },
        { key: 'sentence', heading: t.sentence, cell: ({ sentence }) => sentence },
      ]}
    />
  );
}

function ItemLinks({ network }: { network: Network }) {
  const t = useText(networkTexts);
  const itemOf = new Map(network.items.map((item) => [item.id, item]));
  const documentOf = new Map(network.documents.map(({ id, shortTitle, title }) => [id, shortTitle || title]));
  const cell = (item: NetworkItem | undefined) =>
    item && (
      <>
        <TextLink to={`/styrning/insats/${item.id}`}>
          <NoBreak>{item.number}</NoBreak> {item.title}
        </TextLink>
        <span className="quiet governance-views-under">{documentOf.get(item.documentId)}</span>
      </>
    );
  return (
    <DataTable
      caption={t.itemLinks}
      rows={network.itemLinks}
      rowKey={({ type, fromId, toId }: NetworkItemLink) => `${type} ${fromId} ${toId}`}
      columns={[
        {
          key: 'from',
          heading: t.fromItem,
          rowHeading: true,
          cell: ({ fromId }) => cell(itemOf.get(fromId)),
        },
        { key: 'relation', heading: t.relation, cell: ({ type }) => t.lines[type] },
        { key: 'to', heading: t.toItem, cell: ({ toId }) => cell(itemOf.get(toId)) },
      ]}
    />
  );
}
