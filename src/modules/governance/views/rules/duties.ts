import type { Duty } from '../../contract/views.ts';

export const DUTY_PARTS = ['coordinator', 'responsible', 'contributor', 'scope'] as const;
/** The part an organisation has; `scope` is being one of all boards and companies. */
export type DutyPart = (typeof DUTY_PARTS)[number];

/** What an organisation is to a duty. Somebody named as responsible is so by name, not as one of all. */
export function partsOf({ parts, throughScope }: Pick<Duty, 'parts' | 'throughScope'>): DutyPart[] {
  const named = throughScope ? parts.filter((part) => part !== 'responsible') : parts;
  return DUTY_PARTS.filter((part) => (part === 'scope' ? throughScope : named.includes(part)));
}

/** The duties document by document, in the order they came. */
export function groupByDocument(duties: readonly Duty[]): { document: Duty['document']; duties: Duty[] }[] {
  const groups = new Map<string, { document: Duty['document']; duties: Duty[] }>();
  for (const duty of duties) {
    const group = groups.get(duty.document.id);
    if (group) group.duties.push(duty);
    else groups.set(duty.document.id, { document: duty.document, duties: [duty] });
  }
  return [...groups.values()];
}
