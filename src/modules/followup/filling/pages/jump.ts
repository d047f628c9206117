export const entryId = (entry: number) => `svar-${entry}`;
export const sourceId = (entry: number) => `kalla-${entry}`;

/** Goes to an element, marks it as where one is, and lets the keyboard go on from there. */
export function jumpTo(id: string): void {
  const element = document.getElementById(id);
  if (!element) return;
  for (const marked of document.querySelectorAll('[data-active]')) marked.removeAttribute('data-active');
  element.setAttribute('data-active', '');
  element.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
}
