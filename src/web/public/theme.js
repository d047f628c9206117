// Runs before the first paint so that neither theme nor language flickers.
(() => {
  const root = document.documentElement;
  try {
    const scheme = localStorage.getItem('samlad-color-scheme');
    if (scheme === 'light' || scheme === 'dark') root.dataset.colorScheme = scheme;
  } catch {
    // Storage is closed: the system's choice stands.
  }
  // Paper is white: a page in dark colours is printed in light ones.
  let onScreen = null;
  window.addEventListener('beforeprint', () => {
    onScreen = root.dataset.colorScheme ?? 'auto';
    root.dataset.colorScheme = 'light';
  });
  window.addEventListener('afterprint', () => {
    if (onScreen !== null) root.dataset.colorScheme = onScreen;
    onScreen = null;
  });
  if (/(?:^|;\s*)samlad-language=en(?:;|$)/.test(document.cookie)) root.lang = 'en';
})();
