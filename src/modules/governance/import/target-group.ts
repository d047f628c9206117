import type { CylinderCategory } from './contract.ts';

const ALL: CylinderCategory[] = ['A', 'B', 'C', 'D'];

/** The cylinder model's categories that a target group names: 'kategori B, C och D', 'samtliga kategorier', 'A–D'. */
export function readCylinderCategories(text: string): CylinderCategory[] {
  if (!/kategori|cylinder/i.test(text)) return [];
  const named = new Set<CylinderCategory>();
  const lists =
    /(?:[Kk]ategori(?:er|erna|n)?|[Cc]ylinder(?:n|modellen)?s?(?:,)?)\s+((?:[A-D](?![\p{L}])(?:\s*(?:,|och|samt|till|[-–/&])\s*)*)+)|(?<![\p{L}])([A-D])-kategorin?/gu;
  for (const match of text.matchAll(lists)) {
    const list = match[1] ?? match[2] ?? '';
    const range = /([A-D])\s*(?:[-–]|till)\s*([A-D])/.exec(list);
    if (range)
      for (const letter of ALL.slice(
        ALL.indexOf(range[1] as CylinderCategory),
        ALL.indexOf(range[2] as CylinderCategory) + 1,
      ))
        named.add(letter);
    for (const letter of list.match(/[A-D]/g) ?? []) named.add(letter as CylinderCategory);
  }
  if (named.size > 0) return ALL.filter((letter) => named.has(letter));
  return /(?:samtliga|alla|hela)\b.{0,40}(?:kategori|cylinder)|cylinder\p{L}*\s+(?:samtliga|alla)/isu.test(
    text,
  )
    ? [...ALL]
    : [];
}

/** Prevention levels that a text names. */
export function readPreventionLevels(text: string): ('universal' | 'selective' | 'indicated')[] {
  const levels: ('universal' | 'selective' | 'indicated')[] = [];
  if (/generell|universell/i.test(text)) levels.push('universal');
  if (/selektiv/i.test(text)) levels.push('selective');
  if (/indikerad|indikativ/i.test(text)) levels.push('indicated');
  return levels;
}
