/** Longest name in bytes as UTF-8, its end included: file systems take 255, mail and archives less. */
const MOST_BYTES = 180;
/** Names that Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name that is safe to keep, show and save as: no folder, no control, direction or invisible characters, nothing that
 * a file system takes for something else, and the end that the content has.
 * @param end without its dot
 */
export function cleanFileName(given: string, end: string): string {
  const name = given
    .normalize('NFC')
    .split(/[/\\]/)
    .at(-1)!
    .replace(/\s+/gu, ' ')
    // Controls, direction marks and other unseen characters, half characters, private ones.
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    // What stood between two spaces may be gone.
    .replace(/ {2,}/g, ' ')
    .replace(/[<>:"|?*]/g, '-')
    .trim();
  const ownEnd = /\.[^.]*$/.exec(name)?.[0] ?? '';
  const sameEnd = ownEnd.toLowerCase() === `.${end}` || (end === 'jpg' && ownEnd.toLowerCase() === '.jpeg');
  const stem = (sameEnd ? name.slice(0, -ownEnd.length) : name).replace(/^[\s.]+|[\s.]+$/gu, '');
  let kept = '';
  for (const character of stem) {
    if (Buffer.byteLength(kept + character) > MOST_BYTES - end.length - 2) break;
    kept += character;
  }
  kept = kept.replace(/[\s.]+$/u, '');
  if (kept === '') kept = 'fil';
  return `${RESERVED.test(kept) ? `_${kept}` : kept}.${end}`;
}

/** `content-disposition` for a download under this name (RFC 6266 and RFC 5987). */
export function attachmentHeader(fileName: string): string {
  const whole = fileName.replace(/\p{Surrogate}/gu, '');
  const ascii = whole.normalize('NFD').replace(/[^\w.-]/g, '') || 'fil';
  const encoded = encodeURIComponent(whole).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
