import { useEffect, useRef, useState } from 'react';
import { useText } from '../../../../web/text.tsx';
import type { PresentPerson } from '../contract.ts';
import { presenceTexts } from './text.ts';

/** Who else is here, quietly; a screen reader is told of each person once, however often they come and go. */
export function PresenceNote({ others }: { others: readonly PresentPerson[] }) {
  const t = useText(presenceTexts);
  const told = useRef(new Set<string>());
  const [said, setSaid] = useState('');
  const textOf = ({ name, writes, self }: PresentPerson) =>
    self ? t.self : writes ? t.writes(name) : t.reads(name);
  const texts = others.map(textOf);
  const key = texts.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts are in the key.
  useEffect(() => {
    const fresh = texts.filter((text) => !told.current.has(text));
    for (const text of fresh) told.current.add(text);
    if (fresh.length > 0) setSaid(fresh.join(' '));
  }, [key]);
  return (
    <>
      <p className="ds-sr-only" role="status">
        {said}
      </p>
      {texts.length > 0 && (
        <ul className="followup-presence">
          {texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </>
  );
}
