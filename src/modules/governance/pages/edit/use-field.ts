import { useEffect, useRef } from 'react';
import type { z } from 'zod';
import { type ApiProblem, api } from '../../../../web/api.ts';
import { useAutosave } from '../../../../web/use-autosave.ts';

/** What the fields of one thing are saved to: an item, an area, the version itself. */
export interface EditTarget<Thing> {
  /** For the copy on this device: `item.<id>`. */
  key: string;
  path: string;
  schema: z.ZodType<Thing>;
  revision: number;
  onSaved: (thing: Thing) => void;
}

/**
 * One field that is edited where it is read. The server is told what the field was before, so that two people who
 * edit different fields of one thing never stop each other, and two in the same field are told.
 */
export function useField<Thing extends object, Value>(
  target: EditTarget<Thing>,
  field: string,
  value: Value,
) {
  const before = useRef(value);
  const undoTo = useRef(value);
  const own = useRef<string | null>(null);
  const latest = useRef(target);
  latest.current = target;
  const saving = useAutosave<Value>({
    key: `governance.${target.key}.${field}`,
    value,
    save: async (next, { keepalive }) => {
      const { path, revision, schema, onSaved } = latest.current;
      const saved = await api.send(
        'PATCH',
        path,
        { revision, changes: { [field]: next }, was: { [field]: before.current } },
        schema,
        { keepalive },
      );
      // The server may have trimmed what was typed.
      before.current = (saved as Record<string, unknown>)[field] as Value;
      own.current = JSON.stringify(before.current);
      onSaved(saved);
    },
  });
  const shown = JSON.stringify(saving.value);
  const server = JSON.stringify(value);
  // A newer value from the server is what the person sees, unless they are writing.
  useEffect(() => {
    if (shown === JSON.stringify(before.current)) {
      before.current = JSON.parse(server ?? 'null') as Value;
      if (server !== own.current) undoTo.current = before.current;
    }
  }, [server, shown]);
  const { status } = saving;
  const theirs =
    status.state === 'conflict'
      ? ((status.problem as ApiProblem).current as Record<string, Value> | undefined)?.[field]
      : undefined;
  return {
    ...saving,
    /** What the server has, when somebody else changed the same field. */
    theirs,
    acceptTheirs: () => {
      before.current = theirs as Value;
      saving.takeTheirs(theirs as Value);
    },
    insistOnMine: () => {
      before.current = theirs as Value;
      saving.keepMine(saving.value);
    },
    /** Takes back what was changed since the page was opened; null when nothing was. */
    undo:
      status.state === 'saved' && shown !== JSON.stringify(undoTo.current)
        ? () => {
            saving.change(undoTo.current);
            void saving.flush();
          }
        : null,
  };
}

export type FieldState<Value> = ReturnType<typeof useField<object, Value>>;
