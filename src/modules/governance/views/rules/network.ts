import type { NetworkDocument, NetworkDocumentLink } from '../contract.ts';

/** Only a document and what it connects with, from either end, and the links between those. All without one. */
export function narrow(
  documents: NetworkDocument[],
  links: NetworkDocumentLink[],
  documentId: string | undefined,
): { documents: NetworkDocument[]; links: NetworkDocumentLink[] } {
  const seen = new Set(documents.map(({ id }) => id));
  const visible = links.filter(({ fromId, toId }) => seen.has(fromId) && (toId === null || seen.has(toId)));
  if (!documentId) return { documents, links: visible };
  const near = new Set([documentId]);
  for (const { fromId, toId } of visible) {
    if (fromId === documentId && toId) near.add(toId);
    if (toId === documentId) near.add(fromId);
  }
  return {
    documents: documents.filter(({ id }) => near.has(id)),
    // A document that is only named belongs to the one that names it.
    links: visible.filter(
      ({ fromId, toId }) => near.has(fromId) && (toId === null ? fromId === documentId : near.has(toId)),
    ),
  };
}
