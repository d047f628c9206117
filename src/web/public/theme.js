// Runs before the first paint so that neither theme nor language flickers.
(() => {
  const root = document.documentElement;
  try {
    const scheme = localStorage.getItem('samlad-color-scheme');
    if (scheme === 'light' || scheme === 'dark') root.dataset.colorScheme = scheme;
  } catch {
    // Storage is closed: the system's choice stands.
  }
  if (/(?:^|;\s*)samlad-language=en(?:;|$)/.test(document.cookie)) root.lang = 'en';
})();
