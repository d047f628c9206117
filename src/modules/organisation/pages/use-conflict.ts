import { useRef, useState } from 'react';
import type { z } from 'zod';
import { isProblem } from '../../../web/api.ts';

/**
 * Follows the revision of what a form changes. `guard` sends with the revision known; when somebody else was first it
 * remembers what they saved and throws on, so that the form says so. The next attempt knows the new revision.
 */
export function useConflict<T extends { revision: number }>(opened: T, schema: z.ZodType<T>) {
  const revision = useRef(opened.revision);
  const [theirs, setTheirs] = useState<T | null>(null);
  return {
    /** What is there now after a conflict, or null. */
    theirs,
    settle: () => setTheirs(null),
    guard: async <Saved>(send: (revision: number) => Promise<Saved>): Promise<Saved> => {
      try {
        return await send(revision.current);
      } catch (error) {
        const current = isProblem(error) ? schema.safeParse(error.current) : null;
        if (current?.success) {
          revision.current = current.data.revision;
          setTheirs(current.data);
        }
        throw error;
      }
    },
  };
}
