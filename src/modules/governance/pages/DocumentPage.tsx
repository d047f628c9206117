import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useAddressState, usePathParams } from '../../../web/address.ts';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { NotFound } from '../../../web/components/NotFound.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { TextLink } from '../../../web/components/TextLink.tsx';
import { useFormat, useText } from '../../../web/text.tsx';
import { type Document, documentKindNames, type VersionContent, versionStatusNames } from '../contract.ts';
import { isOpen } from '../rules/status.ts';
import { Areas, looseTitle } from './document/Areas.tsx';
import { Contents, type ContentsEntry } from './document/Contents.tsx';
import { Facts } from './document/Facts.tsx';
import { Attachments, Goals, Indicators, Related, Versions } from './document/Rest.tsx';
import { StatusMoves } from './document/StatusMoves.tsx';
import './governance.css';
import { periodText, useName } from './labels.ts';
import { documentQuery, versionQuery } from './queries.ts';
import { documentTexts } from './text/document.ts';

/** A governing document as a readable whole; a version that may be edited is edited where it is read. */
export default function DocumentPage() {
  const { documentId } = usePathParams('documentId');
  return (
    <Loaded query={useQuery(documentQuery(documentId))} page>
      {(document) => <Chosen document={document} />}
    </Loaded>
  );
}

function Chosen({ document }: { document: Document }) {
  const { values } = useAddressState({ version: document.currentVersionId ?? '' });
  const content = useQuery({ ...versionQuery(values.version), enabled: values.version !== '' });
  if (values.version === '') return <NotFound />;
  return (
    <Loaded query={content} page>
      {(found) =>
        found.document.id === document.id ? (
          <Whole key={found.version.id} document={document} content={found} />
        ) : (
          <NotFound />
        )
      }
    </Loaded>
  );
}

function Whole({ document, content }: { document: Document; content: VersionContent }) {
  const t = useText(documentTexts);
  const name = useName();
  const format = useFormat();
  const { version, editable } = content;
  const address = `/styrning/dokument/${document.id}${version.id === document.currentVersionId ? '' : `?version=${version.id}`}`;
  const entries = contentsOf(document, content, t);
  const period = periodText(version, format.date);
  return (
    <Page
      title={document.title}
      kicker={[name(documentKindNames, document.kind), period].filter(Boolean).join(' ')}
      lead={editable ? undefined : version.purpose}
      breadcrumbs={[{ text: t.register, to: '/styrning/dokument' }]}
      actions={
        <>
          {document.editable && <StatusMoves document={document} content={content} />}
          <Button variant="tertiary" onClick={() => window.print()}>
            {t.print}
          </Button>
        </>
      }
    >
      <Notice document={document} content={content} />
      <div className="governance-whole">
        <Contents entries={entries} address={address} />
        <div className="governance-body">
          <Facts content={content} register={document} />
          {(editable || content.goals.length > 0) && <Goals content={content} />}
          <Areas content={content} />
          {(editable || content.indicators.length > 0) && <Indicators content={content} />}
          {(document.editable || document.links.length > 0) && <Related document={document} />}
          <Attachments content={content} />
          <Versions document={document} shown={version.id} />
        </div>
      </div>
    </Page>
  );
}

/** Says when what is on screen is not what is in force, or is being written. */
function Notice({ document, content }: { document: Document; content: VersionContent }) {
  const t = useText(documentTexts);
  const name = useName();
  const { version } = content;
  const open = document.versions.find(({ status }) => isOpen(status));
  if (content.editable) {
    return (
      <Alert data-color="info">
        <Heading level={2} data-size="2xs">
          {t.draftTitle}
        </Heading>
        <p>{t.draftText}</p>
      </Alert>
    );
  }
  if (version.id !== document.currentVersionId) {
    return (
      <Alert data-color="warning">
        <Heading level={2} data-size="2xs">
          {t.olderTitle}
        </Heading>
        <p>
          {t.olderText(version.number, name(versionStatusNames, version.status).toLocaleLowerCase())}{' '}
          <TextLink to={`/styrning/dokument/${document.id}`}>{t.openCurrent}</TextLink>
        </p>
      </Alert>
    );
  }
  if (!open) return null;
  return (
    <p>
      <TextLink to={`/styrning/dokument/${document.id}?version=${open.id}`}>
        {t.openDraft(open.number)}
      </TextLink>
    </p>
  );
}

function contentsOf(
  document: Document,
  content: VersionContent,
  t: Parameters<typeof looseTitle>[1] &
    Record<'facts' | 'goals' | 'indicators' | 'related' | 'supporting' | 'appendices' | 'versions', string>,
): ContentsEntry[] {
  const { editable } = content;
  const loose = content.items.some(({ areaId }) => areaId === null);
  const entry = (shown: boolean, id: string, text: string) => (shown ? [{ id, text }] : []);
  return [
    ...entry(true, 'om', t.facts),
    ...entry(editable || content.goals.length > 0, 'mal', t.goals),
    ...entry(loose || (editable && content.areas.length === 0), 'omrade-utan', looseTitle(content, t)),
    ...content.areas.map((area) => ({
      id: `omrade-${area.id}`,
      text: `${area.number} ${area.title}`.trim(),
    })),
    ...entry(editable || content.indicators.length > 0, 'indikatorer', t.indicators),
    ...entry(document.editable || document.links.length > 0, 'hor-ihop', t.related),
    ...entry(editable || content.supportingDocuments.length > 0, 'underlag', t.supporting),
    ...entry(editable || content.appendices.length > 0, 'bilagor', t.appendices),
    ...entry(true, 'versioner', t.versions),
  ];
}
