/** Unsent text on this device, so that a crash or a lost network takes nothing from the writer. */
const prefix = 'samlad-unsaved:';
let owner = 'nobody';

/** Whose text is kept from now on; what others left on this device is removed unread. */
export function keepCopiesFor(personId: string, storage: Storage | null): void {
  owner = personId;
  if (storage) clearLocalCopies(storage, personId);
}

export type LocalCopy<Value> = {
  read: () => { value: Value; at: string } | null;
  write: (value: Value) => void;
  clear: () => void;
};

/** `storage` may be full or closed; then the copy is given up silently, the server still has its own. */
export function localCopy<Value>(
  key: string,
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null,
  now: () => Date = () => new Date(),
): LocalCopy<Value> {
  const name = `${prefix}${owner}:${key}`;
  const attempt = <T>(action: () => T): T | null => {
    try {
      return action();
    } catch {
      return null;
    }
  };
  return {
    read: () =>
      attempt(() => {
        const text = storage?.getItem(name);
        if (!text) return null;
        const copy = JSON.parse(text) as { value: Value; at: string };
        return typeof copy?.at === 'string' ? copy : null;
      }),
    write: (value) =>
      void attempt(() => storage?.setItem(name, JSON.stringify({ value, at: now().toISOString() }))),
    clear: () => void attempt(() => storage?.removeItem(name)),
  };
}

/** Signing out on a shared computer leaves nothing behind; `except` is a person whose text may stay. */
export function clearLocalCopies(storage: Storage, except?: string): void {
  for (const name of Object.keys(storage)) {
    if (!name.startsWith(prefix)) continue;
    if (except === undefined || !name.startsWith(`${prefix}${except}:`)) storage.removeItem(name);
  }
}

/** The browser's storage for unsent text: gone when the tab's browser profile is. */
export function deviceStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
