const PREFERENCES = '/ViewerPreferences <<\n';
const ADDED = '    /DisplayDocTitle true\n';

/**
 * Has readers show the report's title, not the file's name, in their window. The compiler says so in PDF/UA only, where the
 * standard asks for it. It writes the catalog as the last object, so only the place of the table after it moves. A file of
 * another build than that is given back as it is.
 */
export function showTitle(pdf: Uint8Array): Uint8Array {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const table = file.lastIndexOf('\nxref\n');
  const catalog = file.lastIndexOf('/Type /Catalog', table);
  const at = file.indexOf(PREFERENCES, catalog);
  const start = /startxref\n(\d+)\n%%EOF\s*$/.exec(file.subarray(-60).toString('latin1'));
  const last = catalog > 0 && file.indexOf('\nendobj', catalog) === file.lastIndexOf('\nendobj', table);
  if (!last || at < 0 || at > table || Number(start?.[1]) !== table + 1) return pdf;
  if (file.subarray(catalog, table).includes('/DisplayDocTitle')) return pdf;
  const place = at + PREFERENCES.length;
  const end = file.lastIndexOf('startxref');
  return Buffer.concat([
    file.subarray(0, place),
    Buffer.from(ADDED),
    file.subarray(place, end),
    Buffer.from(`startxref\n${table + 1 + ADDED.length}\n%%EOF`),
  ]);
}
