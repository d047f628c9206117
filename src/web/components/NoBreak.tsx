/** A measure number or a diary number, never broken over two lines. */
export function NoBreak({ children }: { children: string | number }) {
  return <span className="no-break">{children}</span>;
}
