/** Why a file could not be imported. Stable codes: the HTTP layer and the interface build on them. */
export const importErrorCodes = [
  'too-large',
  'empty-file',
  'binary-file',
  'image-file',
  'other-office-file',
  'old-word-format',
  'odt-format',
  'rtf-format',
  'encrypted-pdf',
  'encrypted-docx',
  'damaged-pdf',
  'damaged-docx',
  'scan-without-text',
  'zip-bomb',
  'no-structure',
  'took-too-long',
  'too-much-memory',
  'file-not-found',
  'unexpected',
] as const;

export type ImportErrorCode = (typeof importErrorCodes)[number];

type Message = { sv: string; en: string };

/** What happened and what to do about it, in that order. */
export const importErrorMessages: Record<ImportErrorCode, Message> = {
  'too-large': {
    sv: 'Filen är större än 50 MB och lästes inte. Ta bort bilder eller dela upp dokumentet och försök igen.',
    en: 'The file is larger than 50 MB and was not read. Remove pictures or split the document, then try again.',
  },
  'empty-file': {
    sv: 'Filen är tom. Kontrollera att du valde rätt fil och att den går att öppna i sitt vanliga program.',
    en: 'The file is empty. Check that you chose the right file and that it opens in its usual program.',
  },
  'binary-file': {
    sv: 'Filen är inte ett dokument med text. Välj en PDF, en Word-fil (DOCX) eller en textfil.',
    en: 'The file is not a document with text. Choose a PDF, a Word file (DOCX) or a text file.',
  },
  'image-file': {
    sv: 'Filen är en bild. Välj dokumentet som PDF med text, Word-fil (DOCX) eller textfil.',
    en: 'The file is a picture. Choose the document as a PDF with text, a Word file (DOCX) or a text file.',
  },
  'other-office-file': {
    sv: 'Filen är ett kalkylblad, en presentation eller ett arkiv. Spara innehållet som DOCX eller PDF och välj den filen.',
    en: 'The file is a spreadsheet, a presentation or an archive. Save its content as DOCX or PDF and choose that file.',
  },
  'old-word-format': {
    sv: 'Filen är i det äldre Word-formatet DOC. Öppna den i Word, spara som DOCX och försök igen.',
    en: 'The file is in the old Word format DOC. Open it in Word, save it as DOCX and try again.',
  },
  'odt-format': {
    sv: 'Filen är i formatet ODT. Öppna den i LibreOffice eller Word, spara som DOCX och försök igen.',
    en: 'The file is in the format ODT. Open it in LibreOffice or Word, save it as DOCX and try again.',
  },
  'rtf-format': {
    sv: 'Filen är i formatet RTF. Öppna den i Word, spara som DOCX och försök igen.',
    en: 'The file is in the format RTF. Open it in Word, save it as DOCX and try again.',
  },
  'encrypted-pdf': {
    sv: 'PDF-filen är låst med lösenord. Spara en kopia utan lösenord och försök igen.',
    en: 'The PDF is locked with a password. Save a copy without a password and try again.',
  },
  'encrypted-docx': {
    sv: 'Word-filen är låst med lösenord. Spara en kopia utan lösenord och försök igen.',
    en: 'The Word file is locked with a password. Save a copy without a password and try again.',
  },
  'damaged-pdf': {
    sv: 'PDF-filen är skadad eller avklippt, så text kan saknas. Hämta eller skapa den på nytt och försök igen.',
    en: 'The PDF is damaged or cut off, so text may be missing. Download or create it again and try again.',
  },
  'damaged-docx': {
    sv: 'Word-filen är skadad eller avklippt. Öppna den i Word, spara en ny kopia och försök igen.',
    en: 'The Word file is damaged or cut off. Open it in Word, save a new copy and try again.',
  },
  'scan-without-text': {
    sv: 'PDF-filen innehåller bara bilder av sidor, ingen text. Tolka texten (OCR) först eller välj originaldokumentet.',
    en: 'The PDF holds only pictures of pages, no text. Recognise the text (OCR) first or choose the original document.',
  },
  'zip-bomb': {
    sv: 'Word-filen packas upp till orimligt mycket data och lästes inte. Öppna den i Word, spara en ny kopia och försök igen.',
    en: 'The Word file unpacks to an unreasonable amount of data and was not read. Open it in Word, save a new copy and try again.',
  },
  'no-structure': {
    sv: 'Texten gick att läsa, men inga insatser, strategier, svar eller avsnitt kändes igen. Kontrollera att du valde rätt dokument.',
    en: 'The text could be read, but no measures, strategies, answers or sections were recognised. Check that you chose the right document.',
  },
  'took-too-long': {
    sv: 'Läsningen tog för lång tid och avbröts. Dela upp dokumentet eller spara det som DOCX och försök igen.',
    en: 'Reading took too long and was stopped. Split the document or save it as DOCX and try again.',
  },
  'too-much-memory': {
    sv: 'Dokumentet krävde för mycket minne och läsningen avbröts. Dela upp det eller ta bort bilder och försök igen.',
    en: 'The document needed too much memory and reading was stopped. Split it or remove pictures and try again.',
  },
  'file-not-found': {
    sv: 'Filen finns inte eller går inte att läsa. Kontrollera sökvägen.',
    en: 'The file does not exist or cannot be read. Check the path.',
  },
  unexpected: {
    sv: 'Dokumentet gick inte att läsa på grund av ett fel hos oss. Inget har sparats. Spara det som DOCX eller text och försök igen.',
    en: 'The document could not be read because of a fault of ours. Nothing has been saved. Save it as DOCX or text and try again.',
  },
};

/**
 * A file that cannot be imported. `message` is the Swedish sentence a person can act on; `english` says the same.
 * `cause` is for the log only and never leaves the server.
 */
export class ImportError extends Error {
  readonly code: ImportErrorCode;
  readonly english: string;

  constructor(code: ImportErrorCode, cause?: unknown) {
    super(importErrorMessages[code].sv, cause === undefined ? undefined : { cause });
    this.name = 'ImportError';
    this.code = code;
    this.english = importErrorMessages[code].en;
  }
}
