import { About } from '../contract/about.ts';
import { ReportEdition } from '../contract/content.ts';
import { makeFile } from '../formats/make-file.ts';
import { about } from '../rules/about.ts';
import { MOST_IN_VOLUME } from '../rules/volumes.ts';
import type { NamedEdition } from './editions.ts';

/** What is told of the reports last looked at, by the hashes of what is told of. */
const MOST_KEPT = 100;
const kept = new Map<string, Promise<About>>();

/** A long edition is not opened here: reading 30 MB of JSON would keep everybody else waiting. */
export const isLong = (written: string) => written.length > MOST_IN_VOLUME;

async function tell(edition: NamedEdition): Promise<About> {
  const written = await edition.write();
  if (!isLong(written)) return about(ReportEdition.parse(JSON.parse(written)));
  const bytes = await makeFile(written, { format: 'about', colour: '#000000' });
  return About.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** What is told about a report; worked out once. */
export function aboutEdition(edition: NamedEdition): Promise<About> {
  const key = `${edition.hash} ${edition.office?.hash ?? ''}`;
  const known = kept.get(key) ?? tell(edition);
  kept.delete(key);
  kept.set(key, known);
  known.catch(() => kept.delete(key));
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return known;
}
