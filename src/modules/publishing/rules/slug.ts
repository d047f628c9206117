/** A title as part of an address: small letters without accents, digits and hyphens. */
export function slugOf(title: string, year: number): string {
  const plain = title
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
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
