import type { ReportEdition } from '../contract/content.ts';
import { canonicalJson } from '../rules/canonical.ts';

/**
 * The edition as canonical JSON. The value of `content` is the very text that the hash is of: cut it out, take
 * SHA-256 of it, and compare with `hash`.
 */
export const writeJson = (edition: ReportEdition): string => `${canonicalJson(edition)}\n`;
