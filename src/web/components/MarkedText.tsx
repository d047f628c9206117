import { markedTexts } from '../text/marked.ts';
import { useText } from '../text.tsx';

/** Struck through, and said in words to those who do not see it. */
export function Removed({ children }: { children: string }) {
  const t = useText(markedTexts);
  return (
    <del>
      <span className="ds-sr-only">{t.removed} </span>
      {children}
    </del>
  );
}

/** Underlined, and said in words to those who do not see it. */
export function Added({ children }: { children: string }) {
  const t = useText(markedTexts);
  return (
    <ins>
      <span className="ds-sr-only">{t.added} </span>
      {children}
    </ins>
  );
}

/** A text in two wordings with the words marked in which they differ: `<MarkedText parts={compareTexts(old, new)} />`. */
export function MarkedText({
  parts,
}: {
  parts: readonly { change: 'same' | 'added' | 'removed'; text: string }[];
}) {
  return (
    <span className="marked-text">
      {parts.map((part, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name than their place.
        if (part.change === 'removed') return <Removed key={at}>{part.text}</Removed>;
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        if (part.change === 'added') return <Added key={at}>{part.text}</Added>;
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        return <span key={at}>{part.text}</span>;
      })}
    </span>
  );
}
