import { html } from '../../../platform/http/markup.ts';
import type { SealedFile } from './package.ts';

/** What is told about a package as a whole. */
export interface PackageFacts {
  id: string;
  title: string;
  year: number;
  city: string;
  owner: string;
  /** What the city has registered the package under; may be empty. */
  diaryNumber: string;
  /** Diary numbers of the documents that are followed up. */
  documentNumbers: string[];
  documents: string[];
  closedAt: string;
  frozenAt: string;
  createdAt: string;
  /** Of the frozen content. */
  hash: string;
  addenda: number;
  /** The edition of the unit's own text; null when there is none. */
  office: { by: string; edition: string; hash: string } | null;
  /** Files of evidence that were too much for one package. */
  leftOut: number;
}

/**
 * The package described as METS: who made it, what it is registered under, and every file with type, size and SHA-256.
 * In the manner of Riksarkivet's FGS for package structure (`sip.xml` at the top), not validated against its schema.
 */
export const mets = (facts: PackageFacts, files: readonly SealedFile[]): string =>
  html`<?xml version="1.0" encoding="UTF-8"?>
<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink" OBJID="${`UUID:${facts.id}`}" LABEL="${facts.title}" TYPE="SIP">
<mets:metsHdr CREATEDATE="${facts.createdAt}" RECORDSTATUS="NEW">
<mets:agent ROLE="ARCHIVIST" TYPE="ORGANIZATION"><mets:name>${facts.city}</mets:name></mets:agent>
<mets:agent ROLE="CREATOR" TYPE="ORGANIZATION"><mets:name>${facts.owner}</mets:name></mets:agent>
<mets:agent ROLE="ARCHIVIST" TYPE="OTHER" OTHERTYPE="SOFTWARE"><mets:name>Samlad</mets:name></mets:agent>
${facts.diaryNumber === '' ? '' : html`<mets:altRecordID TYPE="REFERENCECODE">${facts.diaryNumber}</mets:altRecordID>\n`}${facts.documentNumbers.map((number) => html`<mets:altRecordID TYPE="RELATEDREFERENCECODE">${number}</mets:altRecordID>\n`)}</mets:metsHdr>
<mets:fileSec>
<mets:fileGrp>
${files.map(
  ({ path, contentType, label, bytes, sha256 }, at) =>
    html`<mets:file ID="${`fil-${at + 1}`}" MIMETYPE="${contentType.split(';')[0]!}" SIZE="${bytes.length}" CREATED="${facts.createdAt}" CHECKSUM="${sha256}" CHECKSUMTYPE="SHA-256"><mets:FLocat LOCTYPE="URL" xlink:type="simple" xlink:href="${`file:${path}`}" xlink:title="${label}"/></mets:file>\n`,
)}</mets:fileGrp>
</mets:fileSec>
<mets:structMap TYPE="physical">
<mets:div LABEL="${facts.title}">
${['rapport', 'underlag'].map((folder) => {
  const inFolder = files.flatMap(({ path }, at) => (path.startsWith(`${folder}/`) ? [at] : []));
  return inFolder.length === 0
    ? ''
    : html`<mets:div LABEL="${folder}">${inFolder.map((at) => html`<mets:fptr FILEID="${`fil-${at + 1}`}"/>`)}</mets:div>\n`;
})}</mets:div>
</mets:structMap>
</mets:mets>
`.text;
