/**
 * What a change of some fields comes to when somebody else may have changed others. A field of which the person saw
 * the present value is taken; one that was changed meanwhile to something else than the person wants is a conflict.
 */
export function mergeChange<Fields extends object>(
  present: Fields,
  changes: Partial<Fields>,
  was: Partial<Fields>,
  unseen: boolean,
): { merged: Fields; conflicts: (keyof Fields)[] } {
  const merged = { ...present };
  const conflicts: (keyof Fields)[] = [];
  for (const name of Object.keys(changes) as (keyof Fields)[]) {
    const wanted = changes[name];
    if (wanted === undefined) continue;
    const stale = unseen && !same(present[name], was[name]);
    if (stale && !same(present[name], wanted)) conflicts.push(name);
    else merged[name] = wanted as Fields[keyof Fields];
  }
  return { merged, conflicts };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Without the fields that are undefined, which would hide a default when they are spread over it. */
export function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
