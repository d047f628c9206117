import { diff3Merge } from 'node-diff3';

/** Lines are paragraphs in these texts; joined again they give the text back to the letter. */
const paragraphs = (text: string) => text.split('\n');

/** The one writes on where the other stopped: from the same beginning, without changing a letter of it. */
const goesOn = (base: string, shorter: string, longer: string) =>
  shorter.startsWith(base) && longer.startsWith(shorter);

/**
 * Three wordings of a text put together paragraph by paragraph. Of a place that both changed, both wordings are
 * kept, mine first.
 */
export function mergeText(base: string, mine: string, theirs: string): { text: string; conflict: boolean } {
  if (mine === theirs || theirs === base) return { text: mine, conflict: false };
  if (mine === base) return { text: theirs, conflict: false };
  // Most often the same person's: the save before, whose acknowledgement never came because the server was killed.
  if (goesOn(base, theirs, mine)) return { text: mine, conflict: false };
  if (goesOn(base, mine, theirs)) return { text: theirs, conflict: false };
  const regions = diff3Merge(paragraphs(mine), paragraphs(base), paragraphs(theirs), {
    excludeFalseConflicts: true,
  });
  let conflict = false;
  const lines = regions.flatMap((region) => {
    if (region.ok) return region.ok;
    conflict = true;
    return [...(region.conflict?.a ?? []), ...(region.conflict?.b ?? [])];
  });
  return { text: lines.join('\n'), conflict };
}
