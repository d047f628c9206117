import { Button, Paragraph } from '@digdir/designsystemet-react';
import { SaveStatus } from '../../../../../web/components/SaveStatus.tsx';
import { StatusTag } from '../../../../../web/components/StatusTag.tsx';
import { useText } from '../../../../../web/text.tsx';
import type { Block, BlockContent } from '../contract.ts';
import { IndicatorsEditor, RelationsEditor, UnplacedList } from './list-parts.tsx';
import { AreaEditor, ItemEditor, MetadataEditor } from './part-editors.tsx';
import { reviewTexts } from './text.ts';
import { fieldId, usePart } from './use-review.ts';

/** What a part is called in headings and in the list of parts. */
export function usePartTitle() {
  const t = useText(reviewTexts);
  return (content: BlockContent): string => {
    switch (content.block) {
      case 'metadata':
        return t.metadata;
      case 'area':
        return `${t.area(content.number)}: ${content.title}`;
      case 'item':
        return `${t.item(content.number)}: ${content.title}`;
      case 'indicators':
        return t.indicators;
      case 'relations':
        return t.relations;
      default:
        return t.unplaced;
    }
  };
}

export const partId = (key: string) => fieldId(`${key}/whole`);

/** One part of the proposal: its fields, what was saved, and the decision to accept it. */
export function PartPanel({
  importId,
  part,
  locked,
  onAccepted,
}: {
  importId: string;
  part: Block;
  /** The import is saved to the register: nothing changes here any more. */
  locked: boolean;
  onAccepted: () => void;
}) {
  const t = useText(reviewTexts);
  const title = usePartTitle();
  const { content, status, accepted, change, decide } = usePart(importId, part);
  return (
    <section className="import-part" id={partId(part.key)} tabIndex={-1} aria-label={title(content)}>
      <header className="import-part-head">
        <h3>{title(content)}</h3>
        <StatusTag meaning={accepted ? 'done' : 'attention'}>{accepted ? t.accepted : t.toReview}</StatusTag>
      </header>
      <fieldset className="import-part-fields" disabled={locked}>
        <PartEditor part={part} content={content} change={change} />
      </fieldset>
      {!locked && (
        <footer className="import-part-foot">
          {accepted ? (
            <Button variant="secondary" onClick={() => void decide(false)}>
              {t.undoAccept}
            </Button>
          ) : (
            <Button onClick={() => void decide(true).then(onAccepted)}>{t.acceptAndNext}</Button>
          )}
          <SaveStatus status={status} />
        </footer>
      )}
    </section>
  );
}

function PartEditor({
  part,
  content,
  change,
}: {
  part: Block;
  content: BlockContent;
  change: (content: BlockContent) => void;
}) {
  const t = useText(reviewTexts);
  const shared = { part: part.key, sources: part.sources };
  switch (content.block) {
    case 'metadata':
      return <MetadataEditor {...shared} content={content} change={change} />;
    case 'area':
      return <AreaEditor {...shared} content={content} change={change} />;
    case 'item':
      return <ItemEditor {...shared} content={content} change={change} />;
    case 'indicators':
      return <IndicatorsEditor part={part.key} content={content} change={change} />;
    case 'relations':
      return <RelationsEditor part={part.key} content={content} change={change} />;
    default:
      return (
        <>
          <Paragraph className="quiet">{t.unplacedLead}</Paragraph>
          <UnplacedList part={part.key} content={content} />
        </>
      );
  }
}
