import { useCallback, useEffect, useRef, useState } from 'react';
import { isProblem } from './api.ts';
import { type Autosaver, createAutosaver, type SaveFailure, type SaveStatus } from './autosave.ts';
import { deviceStorage, localCopy } from './local-copy.ts';

export function failureOf(error: unknown): SaveFailure {
  if (!isProblem(error)) return 'refused';
  if (error.conflict) return 'conflict';
  return error.offline || error.signedOut || error.status >= 500 || error.status === 429
    ? 'offline'
    : 'refused';
}

export type Autosave<Value> = {
  value: Value;
  status: SaveStatus;
  change: (value: Value) => void;
  flush: () => Promise<void>;
  /** After a conflict: take what the server has (the person's own text is let go). */
  takeTheirs: (value: Value) => void;
  /** After a conflict: keep writing on from `value`; `save` must then know the new version. */
  keepMine: (value: Value) => void;
  /** Text from an earlier visit that never reached the server, if there is any. */
  unsent: { value: Value; at: string } | null;
};

/**
 * Saves a value that is edited where it is read. `value` is what the server has; `save` sends a new
 * one (pass `keepalive` on to `api.send`). Saves at most 800 ms after the last keystroke, when the
 * field is left and when the page goes away; retries when contact is back.
 * `key` names the thing (`followup.answer.<id>`) for the copy kept on this device until saved.
 */
export function useAutosave<Value>({
  key,
  value: serverValue,
  save,
  delay,
}: {
  key: string;
  value: Value;
  save: (value: Value, options: { keepalive: boolean }) => Promise<unknown>;
  delay?: number;
}): Autosave<Value> {
  const [value, setValue] = useState(serverValue);
  const [status, setStatus] = useState<SaveStatus>({ state: 'idle', savedAt: null, problem: null });
  const [unsent, setUnsent] = useState(() => {
    const copy = localCopy<Value>(key, deviceStorage()).read();
    return copy && JSON.stringify(copy.value) !== JSON.stringify(serverValue) ? copy : null;
  });
  const latestSave = useRef(save);
  latestSave.current = save;
  const autosaver = useRef<Autosaver<Value> | null>(null);
  const touched = useRef(false);

  useEffect(() => {
    const created = createAutosaver<Value>({
      save: (next, options) => latestSave.current(next, options),
      failureOf,
      onStatus: setStatus,
      keep: localCopy<Value>(key, deviceStorage()),
      ...(delay === undefined ? {} : { delay }),
      now: () => new Date(),
      schedule: (action, milliseconds) => {
        const timer = setTimeout(action, milliseconds);
        return () => clearTimeout(timer);
      },
    });
    autosaver.current = created;
    const leave = () => void created.flush({ keepalive: true });
    const hidden = () => {
      if (document.visibilityState === 'hidden') leave();
    };
    const online = () => created.retry();
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', online);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', online);
      created.stop();
    };
  }, [key, delay]);

  // A newer value from the server replaces what is shown only while the person has nothing unsent.
  const settled = status.state === 'idle' || status.state === 'saved';
  const serverText = JSON.stringify(serverValue);
  useEffect(() => {
    if (settled && !touched.current) setValue(JSON.parse(serverText ?? 'null') as Value);
    if (settled) touched.current = false;
  }, [serverText, settled]);

  const change = useCallback((next: Value) => {
    touched.current = true;
    setValue(next);
    setUnsent(null);
    autosaver.current?.change(next);
  }, []);
  return {
    value,
    status,
    change,
    flush: useCallback(async () => autosaver.current?.flush(), []),
    takeTheirs: useCallback((next: Value) => {
      autosaver.current?.discard();
      setUnsent(null);
      setValue(next);
    }, []),
    keepMine: useCallback((next: Value) => {
      touched.current = true;
      autosaver.current?.discard();
      setValue(next);
      autosaver.current?.change(next);
    }, []),
    unsent,
  };
}
