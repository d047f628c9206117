import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { api } from '../../../../../web/api.ts';
import type { Mark } from '../../../../../web/source-segments.ts';
import { useAutosave } from '../../../../../web/use-autosave.ts';
import { type Block, BlockSaved, type FieldSource, type ImportReview } from '../contract.ts';
import { reviewQuery } from './queries.ts';

/** Ids by which the two sides of the page find each other. */
export const sourceId = (target: string) => `kalla-${target.replaceAll(/[^\w]/g, '-')}`;
export const fieldId = (target: string) => `falt-${target.replaceAll(/[^\w]/g, '-')}`;

export interface Jump {
  /** The place that was last asked for, on either side. */
  active: string | null;
  showInSource: (target: string) => void;
  showField: (target: string) => void;
}

export const JumpContext = createContext<Jump>({ active: null, showInSource: () => {}, showField: () => {} });
export const useJump = () => useContext(JumpContext);

function reveal(id: string, focus: boolean): void {
  const element = document.getElementById(id);
  if (!element) return;
  element.closest('details')?.setAttribute('open', '');
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' });
  if (focus) element.focus({ preventScroll: true });
}

/** Jumping between a field and its place in the source, in both directions. */
export function useJumping(): Jump {
  const [active, setActive] = useState<string | null>(null);
  const go = useCallback((target: string, id: string) => {
    setActive(target);
    requestAnimationFrame(() => reveal(id, true));
  }, []);
  return useMemo(
    () => ({
      active,
      showInSource: (target) => go(target, sourceId(target)),
      showField: (target) => go(target, fieldId(target)),
    }),
    [active, go],
  );
}

/** Every place in the source that a field or a finding comes from. */
export function marksOf(review: ImportReview): Mark[] {
  const marks: Mark[] = [];
  const add = (target: string, source: FieldSource | null | undefined) => {
    if (source && source.end > source.start) marks.push({ start: source.start, end: source.end, target });
  };
  for (const part of review.parts) {
    for (const [field, source] of Object.entries(part.sources)) add(`${part.key}/${field}`, source);
    const { content } = part;
    if (content.block === 'indicators')
      content.indicators.forEach((row, i) => {
        add(`${part.key}/${i}`, row.source);
      });
    if (content.block === 'relations')
      content.related.forEach((row, i) => {
        add(`${part.key}/${i}`, row.source);
      });
    if (content.block === 'unplaced')
      content.texts.forEach((row, i) => {
        add(`${part.key}/${i}`, { ...row, confidence: null });
      });
  }
  review.findings.forEach((finding, i) => {
    add(`finding/${i}`, finding.source);
  });
  return marks;
}

/** One part being corrected: autosaved whole, accepted or opened again. */
export function usePart(importId: string, part: Block) {
  const client = useQueryClient();
  const [accepted, setAccepted] = useState(part.accepted);
  const wanted = useRef(part.accepted);
  const saving = useAutosave({
    key: `import.${importId}.${part.key}`,
    value: part.content,
    save: async (content, { keepalive }) => {
      const saved = await api.send(
        'PUT',
        `/imports/${importId}/parts/${encodeURIComponent(part.key)}`,
        { content, accepted: wanted.current },
        BlockSaved,
        { keepalive },
      );
      client.setQueryData(
        reviewQuery(importId).queryKey,
        (review: ImportReview | undefined) =>
          review && {
            ...review,
            parts: review.parts.map((each) =>
              each.key === part.key ? { ...each, content, accepted: saved.accepted } : each,
            ),
          },
      );
    },
  });
  const decide = async (next: boolean) => {
    wanted.current = next;
    setAccepted(next);
    saving.change(saving.value);
    await saving.flush();
  };
  const change = (content: Block['content']) => {
    // What is corrected after it was accepted has to be looked at again.
    wanted.current = false;
    setAccepted(false);
    saving.change(content);
  };
  return { content: saving.value, status: saving.status, accepted, change, decide };
}
