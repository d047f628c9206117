/**
 * Where to go after signing in: a path of our own, or the start page for anything else. A sign-in that sends people on
 * to an address somebody else chose is a gift to fraudsters.
 */
export function ownPath(wanted: string | undefined): string {
  // Browsers read a backslash as a slash and drop tabs and line ends, so nothing of the kind may be there.
  if (!wanted || wanted.length > 2000 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted)) return '/';
  const base = 'https://samlad.invalid';
  let url: URL;
  try {
    url = new URL(wanted, base);
  } catch {
    return '/';
  }
  const path = `${url.pathname}${url.search}${url.hash}`;
  // `/.//elsewhere` becomes `//elsewhere` when read as an address.
  if (url.origin !== base || path.startsWith('//') || url.pathname.startsWith('/api/')) return '/';
  return path;
}
