import { isAppendixHeading } from './headings.ts';
import type { Reading } from './reading.ts';
import { place } from './reading.ts';

const DECLARATION = /avsiktsförklaring|undertecknande|överenskommelse|underskrift/i;
const PLACE_AND_DATE = /^\p{Lu}\p{L}+(?: den)?,? (?:20\d{2}-\d{2}-\d{2}|\d{1,2} \p{Ll}+ 20\d{2})$/iu;
const MUNICIPALITY = /^\p{Lu}\p{L}+ (?:stad|kommun)$/iu;
const PERSON = /^\p{Lu}[\p{L}.-]+(?: \p{Lu}[\p{L}.-]+){1,3}$/u;

/**
 * The organisations that signed an appended declaration, from the place and date above the signatures on.
 * The persons' names between them are left out of the proposal, also as unplaced text.
 */
export function readSignatories(reading: Reading): string[] {
  const { lines } = reading;
  const heading = lines.findIndex((line) => isAppendixHeading(line) && DECLARATION.test(line.text));
  if (heading < 0) return [];
  const found: string[] = [];
  for (
    let at = lines.findIndex((line) => line.index > heading && PLACE_AND_DATE.test(line.text));
    at >= 0 && at < lines.length;
    at++
  ) {
    const line = lines[at]!;
    if (line.index > heading && isAppendixHeading(line)) break;
    if (line.text.length > 60 || /[.:;,]$/.test(line.text)) break;
    const organisation = MUNICIPALITY.test(line.text) ? line.text : reading.organisations.match(line.text);
    if (organisation && !found.includes(organisation)) found.push(organisation);
    if (organisation || PERSON.test(line.text) || PLACE_AND_DATE.test(line.text)) place(reading, at);
  }
  return found;
}
