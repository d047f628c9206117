import { type Bilingual, defineProblems, type ProblemDefinition } from '../http/problem.ts';
import { FILE_REFUSALS, type FileRefusal } from './refusals.ts';

/** What happened and what to do about it, in that order. */
const DETAILS: Record<FileRefusal, Bilingual> = {
  empty: {
    sv: 'Filen är tom. Kontrollera att du valde rätt fil.',
    en: 'The file is empty. Check that you chose the right file.',
  },
  'unknown-kind': {
    sv: 'Den här sortens fil går inte att bifoga. Spara som PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPEG, WebP, TXT eller CSV och försök igen.',
    en: 'This kind of file cannot be attached. Save as PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPEG, WebP, TXT or CSV and try again.',
  },
  'wrong-name': {
    sv: 'Filens innehåll stämmer inte med slutet på namnet. Öppna filen, spara den på nytt i sitt eget format och försök igen.',
    en: 'The content of the file does not match the end of its name. Open the file, save it again in its own format and try again.',
  },
  svg: {
    sv: 'SVG-bilder kan innehålla program och går inte att bifoga. Spara bilden som PNG och försök igen.',
    en: 'SVG pictures can hold programs and cannot be attached. Save the picture as PNG and try again.',
  },
  'old-office': {
    sv: 'Filen är i ett äldre Office-format. Öppna den, spara som DOCX, XLSX, PPTX eller PDF och försök igen.',
    en: 'The file is in an old Office format. Open it, save it as DOCX, XLSX, PPTX or PDF and try again.',
  },
  damaged: {
    sv: 'Filen är skadad eller avklippt. Öppna den, spara en ny kopia och försök igen.',
    en: 'The file is damaged or cut off. Open it, save a new copy and try again.',
  },
  encrypted: {
    sv: 'Filen är låst med lösenord eller kryptering och kan inte kontrolleras. Spara en kopia utan lösenord och försök igen.',
    en: 'The file is locked with a password or encryption and cannot be checked. Save a copy without a password and try again.',
  },
  'several-kinds': {
    sv: 'Filen går att läsa som flera sorters filer på en gång, och det kan dölja skadligt innehåll. Öppna den, spara en ny kopia och försök igen.',
    en: 'The file can be read as several kinds of file at once, which can hide harmful content. Open it, save a new copy and try again.',
  },
  bomb: {
    sv: 'Filen packas upp till orimligt mycket data. Öppna den, spara en ny kopia och försök igen.',
    en: 'The file unpacks to an unreasonable amount of data. Open it, save a new copy and try again.',
  },
  'picture-too-large': {
    sv: 'Bilden har för många bildpunkter. Förminska den till högst 20 000 punkter på längsta sidan och försök igen.',
    en: 'The picture has too many pixels. Reduce it to at most 20,000 pixels on the longest side and try again.',
  },
  'pdf-script': {
    sv: 'PDF-filen innehåller program eller ett formulär som kan köra program. Skriv ut den till en ny PDF och bifoga den.',
    en: 'The PDF holds programs or a form that can run programs. Print it to a new PDF and attach that.',
  },
  'pdf-attachment': {
    sv: 'PDF-filen har andra filer eller media inuti sig. Spara dem för sig, skriv ut dokumentet till en ny PDF och bifoga den.',
    en: 'The PDF has other files or media inside. Save them separately, print the document to a new PDF and attach that.',
  },
  'pdf-unreadable': {
    sv: 'PDF-filen är byggd så att den inte kan kontrolleras. Skriv ut den till en ny PDF och bifoga den.',
    en: 'The PDF is built so that it cannot be checked. Print it to a new PDF and attach that.',
  },
  macro: {
    sv: 'Filen innehåller makron. Spara en kopia utan makron (DOCX, XLSX, PPTX) eller som PDF och försök igen.',
    en: 'The file holds macros. Save a copy without macros (DOCX, XLSX, PPTX) or as PDF and try again.',
  },
  'embedded-object': {
    sv: 'Filen har inbäddade objekt från andra program. Ta bort dem, eller spara som PDF, och försök igen.',
    en: 'The file has objects from other programs embedded in it. Remove them, or save as PDF, and try again.',
  },
  'external-content': {
    sv: 'Filen hämtar mallar, bilder eller data från andra ställen. Bryt länkarna, eller spara som PDF, och försök igen.',
    en: 'The file fetches templates, pictures or data from elsewhere. Break the links, or save as PDF, and try again.',
  },
  'data-link': {
    sv: 'Filen har fält som kan starta andra program (DDE). Ta bort fälten, eller spara som PDF, och försök igen.',
    en: 'The file has fields that can start other programs (DDE). Remove the fields, or save as PDF, and try again.',
  },
  'binary-text': {
    sv: 'Filen innehåller annat än text. Spara den som text i teckenkodningen UTF-8 och försök igen.',
    en: 'The file holds more than text. Save it as text in the encoding UTF-8 and try again.',
  },
  'took-too-long': {
    sv: 'Filen tog för lång tid att kontrollera. Spara den som PDF eller dela upp den och försök igen.',
    en: 'The file took too long to check. Save it as PDF or split it and try again.',
  },
  infected: {
    sv: 'Kommunens viruskontroll stoppade filen. Öppna den inte. Kontakta it-supporten.',
    en: 'The city’s virus check stopped the file. Do not open it. Contact IT support.',
  },
  'check-failed': {
    sv: 'Filen kunde inte kontrolleras just nu, så den har inte sparats. Vänta en stund och försök igen.',
    en: 'The file could not be checked right now, so it has not been saved. Wait a while and try again.',
  },
};

const STATUS: Partial<Record<FileRefusal, 503>> = { 'check-failed': 503 };
const TITLE = { sv: 'Filen gick inte att bifoga', en: 'The file could not be attached' };

const definitions = defineProblems(
  Object.fromEntries(
    FILE_REFUSALS.map((reason): [FileRefusal, ProblemDefinition] => [
      reason,
      { code: `file.${reason}`, status: STATUS[reason] ?? 422, title: TITLE, detail: DETAILS[reason] },
    ]),
  ) as Record<FileRefusal, ProblemDefinition>,
);

export const fileRefused = (reason: FileRefusal) => definitions[reason]();
export const FILE_PROBLEMS = FILE_REFUSALS.map((reason) => `file.${reason}`);
