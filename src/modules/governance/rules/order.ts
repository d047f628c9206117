/** The list with one of its members, or a newcomer, put before another; last when `before` is null or not there. */
export function moveBefore(list: string[], moved: string, before: string | null): string[] {
  const rest = list.filter((id) => id !== moved);
  const at = before === null || before === moved ? -1 : rest.indexOf(before);
  return at < 0 ? [...rest, moved] : [...rest.slice(0, at), moved, ...rest.slice(at)];
}
