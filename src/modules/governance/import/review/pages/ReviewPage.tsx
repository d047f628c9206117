import { Alert, Paragraph, ToggleGroup } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { usePathParams } from '../../../../../web/address.ts';
import { Loaded } from '../../../../../web/components/Loaded.tsx';
import { Page } from '../../../../../web/components/Page.tsx';
import { ButtonLink } from '../../../../../web/components/TextLink.tsx';
import { useText } from '../../../../../web/text.tsx';
import type { Block, ImportReview } from '../contract.ts';
import { FindingsPanel } from './FindingsPanel.tsx';
import { FinishPanel } from './FinishPanel.tsx';
import './import.css';
import { PartPanel, usePartTitle } from './PartPanel.tsx';
import { reviewQuery } from './queries.ts';
import { SourcePane } from './SourcePane.tsx';
import { reviewTexts } from './text.ts';
import { JumpContext, useJump, useJumping } from './use-review.ts';

/** Source and proposal side by side; parts are corrected and accepted one by one. */
export default function ReviewPage() {
  const { importId } = usePathParams('importId');
  const review = useQuery(reviewQuery(importId));
  return (
    <Loaded query={review} page>
      {(data) => <Review review={data} />}
    </Loaded>
  );
}

function Review({ review }: { review: ImportReview }) {
  const t = useText(reviewTexts);
  const jump = useJumping();
  const governing = review.parts.length > 0;
  // On a narrow screen one side is shown at a time.
  const [side, setSide] = useState<'source' | 'proposal'>('proposal');
  const jumping = useMemo(
    () => ({
      ...jump,
      showInSource: (target: string) => {
        setSide('source');
        jump.showInSource(target);
      },
      showField: (target: string) => {
        setSide('proposal');
        jump.showField(target);
      },
    }),
    [jump],
  );
  return (
    <JumpContext.Provider value={jumping}>
      <Page
        title={t.reviewTitle(review.fileName)}
        kicker={t.kinds[review.kind]}
        lead={governing ? t.reviewLead : undefined}
        breadcrumbs={[
          { text: t.register, to: '/styrning' },
          { text: t.title, to: '/styrning/importera' },
        ]}
      >
        {review.otherDocuments > 0 && (
          <Alert data-color="warning">
            <Paragraph>{t.otherDocuments(review.otherDocuments)}</Paragraph>
          </Alert>
        )}
        <ToggleGroup
          className="import-sides"
          value={side}
          onChange={(value) => setSide(value as typeof side)}
          aria-label={t.parts}
        >
          <ToggleGroup.Item value="proposal">{t.proposal}</ToggleGroup.Item>
          <ToggleGroup.Item value="source">{t.source}</ToggleGroup.Item>
        </ToggleGroup>
        <div className="import-panes" data-side={side}>
          <SourcePane review={review} />
          <div className="import-proposal">
            {governing ? <Parts review={review} /> : <FindingsPanel review={review} />}
          </div>
        </div>
      </Page>
    </JumpContext.Provider>
  );
}

function Parts({ review }: { review: ImportReview }) {
  const t = useText(reviewTexts);
  const { showField } = useJump();
  const next = (part: Block) => {
    const at = review.parts.findIndex(({ key }) => key === part.key);
    const following = [...review.parts.slice(at + 1), ...review.parts.slice(0, at)].find(
      ({ accepted }) => !accepted,
    );
    showField(following ? `${following.key}/whole` : 'finish/whole');
  };
  const locked = review.finishedAt !== null;
  return (
    <>
      <h2 className="import-pane-title">{t.proposal}</h2>
      {locked && review.documentId && (
        <Alert data-color="success">
          <Paragraph>{t.alreadySaved}</Paragraph>
          <ButtonLink to={`/styrning/dokument/${review.documentId}`} variant="secondary">
            {t.openDocument}
          </ButtonLink>
        </Alert>
      )}
      <PartList review={review} />
      {review.parts.map((part) => (
        <PartPanel
          key={part.key}
          importId={review.id}
          part={part}
          locked={locked}
          onAccepted={() => next(part)}
        />
      ))}
      {!locked && <FinishPanel review={review} />}
    </>
  );
}

/** The parts as a list of links, with a mark at those that are accepted. */
function PartList({ review }: { review: ImportReview }) {
  const t = useText(reviewTexts);
  const title = usePartTitle();
  const { showField } = useJump();
  return (
    <details className="import-part-list">
      <summary>
        {t.parts}: {t.progress(review.parts.filter(({ accepted }) => accepted).length, review.parts.length)}
      </summary>
      <ul>
        {review.parts.map((part) => (
          <li key={part.key} data-kind={part.content.block}>
            <button type="button" onClick={() => showField(`${part.key}/whole`)}>
              {part.accepted ? '✓ ' : ''}
              {title(part.content)}
              {part.accepted && <span className="ds-sr-only"> ({t.accepted})</span>}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
