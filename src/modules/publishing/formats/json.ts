import type { ReportEdition } from '../contract/content.ts';
import { canonicalJson } from '../rules/canonical.ts';

/** An edition around its content, which is canonical JSON already: the very text that the hash is of. */
export const wrapJson = (
  { addenda, frozenAt, hash, office }: Omit<ReportEdition, 'content'>,
  content: string,
): string =>
  `{"addenda":${canonicalJson(addenda)},"content":${content},"frozenAt":${canonicalJson(frozenAt)},"hash":${canonicalJson(hash)}${office === null ? '' : `,"office":${canonicalJson(office)}`}}\n`;

/**
 * The edition as canonical JSON. The value of `content` is the very text that the hash is of: cut it out, take
 * SHA-256 of it, and compare with `hash`.
 */
export const writeJson = (edition: ReportEdition): string =>
  wrapJson(edition, canonicalJson(edition.content));
