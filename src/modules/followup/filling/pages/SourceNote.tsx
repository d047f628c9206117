import { TextLink } from '../../../../web/components/TextLink.tsx';
import { useText } from '../../../../web/text.tsx';
import type { Place } from '../contract.ts';
import { fillingTexts } from './text.ts';

/** Which file the text of a filled answer comes from and where in it, or that somebody wrote it by hand. */
export function SourceNote({
  source,
  to,
  formerlyFrom = null,
}: {
  source: { fileName: string; place: Place } | null;
  /** Where the file can be read, for those who may. */
  to?: string;
  /** The file that an earlier text of it came from. */
  formerlyFrom?: string | null;
}) {
  const t = useText(fillingTexts).origins;
  if (source === null) {
    return <p className="quiet filling-origin">{formerlyFrom ? t.corrected(formerlyFrom) : t.byHand}</p>;
  }
  const { fileName, place } = source;
  const where = 'row' in place ? t.row(place.row) : place.page === null ? null : t.page(place.page);
  return (
    <p className="quiet filling-origin">
      {t.from} {to ? <TextLink to={to}>{fileName}</TextLink> : fileName}
      {where && `, ${where}`}
    </p>
  );
}
