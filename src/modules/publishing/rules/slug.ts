/** A text in small letters without accents, digits and hyphens; empty when nothing of it is left. */
export const plainName = (text: string, most: number): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replace(/^-+|-+$/g, '');

/** A title as part of an address. */
export function slugOf(title: string, year: number): string {
  const plain = plainName(title, 80);
  const name = plain === '' ? 'uppfoljning' : plain;
  return name.includes(String(year)) ? name : `${name}-${year}`;
}

/** The name itself, or with the first number that is free. */
export function freeSlug(slug: string, taken: readonly string[]): string {
  if (!taken.includes(slug)) return slug;
  let number = 2;
  while (taken.includes(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
}
