/** The kinds of file that are taken in, by the end of their name. `jpeg` is said as `jpg`. */
export const FILE_KINDS = [
  'pdf',
  'docx',
  'xlsx',
  'pptx',
  'odt',
  'ods',
  'odp',
  'png',
  'jpg',
  'webp',
  'txt',
  'csv',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';

/** What a file of the kind is served as. Texts get their character set besides. */
export const CONTENT_TYPES: Record<FileKind, string> = {
  pdf: 'application/pdf',
  docx: `${OFFICE}.wordprocessingml.document`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  pptx: `${OFFICE}.presentationml.presentation`,
  odt: `${OPEN}.text`,
  ods: `${OPEN}.spreadsheet`,
  odp: `${OPEN}.presentation`,
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  txt: 'text/plain',
  csv: 'text/csv',
};

/** The kind that a file's name claims, or null for an end that is none of ours. */
export function kindByName(name: string): FileKind | null {
  const end = /\.([^.]+)$/.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  const kind = end === 'jpeg' ? 'jpg' : end;
  return FILE_KINDS.find((each) => each === kind) ?? null;
}
