import type { EvidenceFact } from './contract.ts';

/**
 * The address of a link as it is kept, or null for one that cannot be followed safely: another scheme than http and
 * https, a name and password in it, characters that hide where it leads.
 */
export function readAddress(typed: string): string | null {
  const given = typed.trim();
  const address = /^[a-z][\w+.-]*:/i.test(given) && !/^[\w.-]+:\d/.test(given) ? given : `https://${given}`;
  if (/[\p{C}\p{Z}]/u.test(address)) return null;
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (url.username !== '' || url.password !== '') return null;
  const named = url.hostname.includes('.') && !url.hostname.endsWith('.');
  return named && url.href.length <= 2000 ? url.href : null;
}

/** The host that a link leads to, as it is shown: letters of other alphabets stay in their code, so that none is mistaken. */
export const hostOf = (address: string) => new URL(address).hostname.replace(/^www\./, '');

/** What a link is called where it can be followed. One without a title has its host for one: then where it leads. */
export function titleOfLink(title: string, address: string): string {
  if (title !== hostOf(address)) return title;
  const { pathname, search } = new URL(address);
  return `${title}${pathname === '/' ? '' : pathname}${search}`;
}

/** What a compiled result tells of each answer's evidence, by the answer's identifier. */
export function factsByAnswer(
  list: readonly (EvidenceFact & { answerId: string })[],
): Map<string, EvidenceFact[]> {
  const facts = new Map<string, EvidenceFact[]>();
  for (const { answerId, ...fact } of list) facts.set(answerId, [...(facts.get(answerId) ?? []), fact]);
  return facts;
}
