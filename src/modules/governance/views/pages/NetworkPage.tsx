import { Alert, Field, Label, Select } from '@digdir/designsystemet-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useId } from 'react';
import { useAddressState } from '../../../../web/address.ts';
import { ChartFigure } from '../../../../web/components/ChartFigure.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { Page, Section } from '../../../../web/components/Page.tsx';
import { TextLink } from '../../../../web/components/TextLink.tsx';
import { useText } from '../../../../web/text.tsx';
import type { Network } from '../contract.ts';
import { Legend } from './network/Legend.tsx';
import { NetworkTables } from './network/NetworkTables.tsx';
import { networkQuery } from './queries.ts';
import { networkTexts } from './text/network.ts';
import './views.css';

/** The drawing library is large, and only this page draws with it. */
const NetworkPicture = lazy(() => import('./network/NetworkPicture.tsx'));

/** How documents and measures connect, as a picture and as tables with the same facts. */
export default function NetworkPage() {
  const t = useText(networkTexts);
  const { values, set } = useAddressState({ visa: 'dokument', dokument: '' });
  const withItems = values.visa === 'insatser';
  const network = useQuery({
    ...networkQuery(withItems, values.dokument),
    placeholderData: keepPreviousData,
  });
  // What can be chosen is every document, whatever is shown.
  const every = useQuery(networkQuery(false, ''));
  const [showId, documentId] = [useId(), useId()];
  return (
    <Page title={t.title} lead={t.lead}>
      <search className="filters">
        <Field className="filter">
          <Label htmlFor={showId}>{t.show}</Label>
          <Select
            id={showId}
            value={withItems ? 'insatser' : 'dokument'}
            onChange={(event) => set({ visa: event.target.value })}
          >
            <Select.Option value="dokument">{t.documentsOnly}</Select.Option>
            <Select.Option value="insatser">{t.withItems}</Select.Option>
          </Select>
        </Field>
        <Field className="filter">
          <Label htmlFor={documentId}>{t.document}</Label>
          <Select
            id={documentId}
            value={values.dokument}
            onChange={(event) => set({ dokument: event.target.value })}
          >
            <Select.Option value="">{t.every}</Select.Option>
            {(every.data?.documents ?? []).map((document) => (
              <Select.Option key={document.id} value={document.id}>
                {document.shortTitle || document.title}
              </Select.Option>
            ))}
          </Select>
        </Field>
      </search>
      <Loaded query={network}>{(found) => <Shown network={found} />}</Loaded>
    </Page>
  );
}

function Shown({ network }: { network: Network }) {
  const t = useText(networkTexts);
  if (network.documents.length === 0) return <EmptyState title={t.noneTitle}>{t.noneText}</EmptyState>;
  const linked = new Set(network.links.flatMap(({ fromId, toId }) => [fromId, toId]));
  const alone = network.documents.filter(({ id }) => !linked.has(id));
  const { documents, items, links, itemLinks } = network;
  return (
    <>
      {network.tooMany && (
        <Alert data-color="info">
          <p>{t.tooMany}</p>
        </Alert>
      )}
      <ChartFigure
        interactive
        caption={
          items.length > 0
            ? t.captionItems(documents.length, items.length, links.length + itemLinks.length)
            : t.caption(documents.length, links.length)
        }
        table={<NetworkTables network={network} />}
      >
        <Legend network={network} />
        <Suspense fallback={<Loading />}>
          <NetworkPicture network={network} />
        </Suspense>
      </ChartFigure>
      {alone.length > 0 && (
        <Section title={t.alone} lead={t.aloneLead} id="utan-samband">
          <ul>
            {alone.map((document) => (
              <li key={document.id}>
                <TextLink to={`/styrning/dokument/${document.id}`}>{document.title}</TextLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
