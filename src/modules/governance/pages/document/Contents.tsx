import { useEffect, useState } from 'react';
import { PlainLink } from '../../../../web/components/TextLink.tsx';
import { useText } from '../../../../web/text.tsx';
import { documentTexts } from '../text/document.ts';

export type ContentsEntry = { id: string; text: string };

/** The table of contents: it follows along, and marks where the reader is. */
export function Contents({ entries, address }: { entries: ContentsEntry[]; address: string }) {
  const t = useText(documentTexts);
  const here = useReadingPlace(entries);
  return (
    <nav className="governance-contents" aria-label={t.contents}>
      <p>{t.contents}</p>
      <ol>
        {entries.map((entry) => (
          <li key={entry.id} data-here={entry.id === here || undefined}>
            <PlainLink to={`${address}#${entry.id}`}>{entry.text}</PlainLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The section whose heading was last scrolled past. */
function useReadingPlace(entries: ContentsEntry[]): string | null {
  const [here, setHere] = useState<string | null>(null);
  const ids = entries.map(({ id }) => id).join(' ');
  useEffect(() => {
    const sections = ids
      .split(' ')
      .map((id) => document.getElementById(id))
      .filter((element) => element !== null);
    const look = () => {
      const past = sections.filter((element) => element.getBoundingClientRect().top < 160);
      setHere((past.at(-1) ?? sections[0])?.id ?? null);
    };
    const observer = new IntersectionObserver(look, { rootMargin: '-120px 0px -60% 0px', threshold: [0, 1] });
    for (const element of sections) observer.observe(element);
    look();
    return () => observer.disconnect();
  }, [ids]);
  return here;
}
