import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { FormDraft } from '../platform/identity/contract.ts';
import { api, isProblem } from './api.ts';
import { type Autosaver, createAutosaver, type SaveStatus } from './autosave.ts';
import { checkValues, differs, type FieldErrors, fieldErrors, formPath } from './form.ts';
import { deviceStorage, localCopy } from './local-copy.ts';
import { failureOf } from './use-autosave.ts';

export type FormValues = Record<string, unknown>;

export type AutosavedForm<V extends FormValues> = {
  id: string;
  values: V;
  set: <K extends keyof V>(name: K, value: V[K]) => void;
  errors: FieldErrors;
  /** What the server said about the whole, when it was about no single field. */
  problem: unknown;
  /** Counts the failed attempts, so that the summary takes focus each time. */
  attempts: number;
  submitting: boolean;
  status: SaveStatus;
  flush: () => void;
  submit: () => Promise<void>;
  /** Text from an earlier visit; null when there is none, or when the person has decided. */
  recovered: { savedAt: string } | null;
  restore: () => void;
  discardRecovered: () => void;
};

/**
 * The one form. What is typed is saved as a draft on the server under `key` and offered again at the
 * next visit; the draft is gone once `submit` has succeeded. Faults of the contract and of the
 * server (`errors[].path`) stand at the fields and in a summary.
 *
 * `messages` may give a text of the page's own for a field, instead of the contract's.
 */
export function useAutosavedForm<V extends FormValues, S extends z.ZodType>(options: {
  /** `organisation.create`, `round.create.<id>`. */
  key: string;
  /** The contract of what is submitted. */
  schema: S;
  initial: V;
  submit: (values: z.output<S>) => Promise<unknown>;
  messages?: Partial<Record<string, string>>;
  /** Values of the form → what the contract wants, where the two differ (empty text → null). */
  prepare?: (values: V) => unknown;
}): AutosavedForm<V> {
  const { key } = options;
  const latest = useRef(options);
  latest.current = options;
  const [values, setValues] = useState(options.initial);
  const valuesNow = useRef(values);
  const touched = useRef(false);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [attempts, setAttempts] = useState(0);
  const [submitting, setSubmitting] = useState(false);
  const [status, setStatus] = useState<SaveStatus>({ state: 'idle', savedAt: null, problem: null });
  const [draft, setDraft] = useState<{ content: FormValues; savedAt: string } | null>(null);
  const autosaver = useRef<Autosaver<FormValues> | null>(null);
  const path = `/drafts/${encodeURIComponent(key)}`;

  useEffect(() => {
    let gone = false;
    const copy = localCopy<FormValues>(`draft.${key}`, deviceStorage());
    const created = createAutosaver<FormValues>({
      save: (content, { keepalive }) => api.send('PUT', path, { content }, z.unknown(), { keepalive }),
      failureOf,
      onStatus: setStatus,
      keep: copy,
      now: () => new Date(),
      schedule: (action, milliseconds) => {
        const timer = setTimeout(action, milliseconds);
        return () => clearTimeout(timer);
      },
    });
    autosaver.current = created;
    // Typed before the page was quite ready.
    if (touched.current) created.change(valuesNow.current);
    const offer = (found: { content: FormValues; savedAt: string } | null) => {
      if (!gone && found && differs(found.content, latest.current.initial)) setDraft(found);
    };
    const kept = copy.read();
    api
      .get(path, FormDraft.nullable())
      .then((found) =>
        offer(
          kept && (!found || kept.at > found.savedAt) ? { content: kept.value, savedAt: kept.at } : found,
        ),
      )
      .catch(() => offer(kept ? { content: kept.value, savedAt: kept.at } : null));
    const leave = () => void created.flush({ keepalive: true });
    const hidden = () => {
      if (document.visibilityState === 'hidden') leave();
    };
    const online = () => created.retry();
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', online);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', online);
      created.stop();
    };
  }, [key, path]);

  const write = useCallback((next: V) => {
    valuesNow.current = next;
    touched.current = true;
    setValues(next);
    autosaver.current?.change(next);
  }, []);

  const forgetDraft = useCallback(async () => {
    autosaver.current?.discard();
    await api.send('DELETE', path, undefined, z.unknown()).catch(() => undefined);
  }, [path]);

  const submit = useCallback(async () => {
    const { schema, prepare, messages = {}, submit: send } = latest.current;
    const content = prepare ? prepare(valuesNow.current) : valuesNow.current;
    const own = (found: FieldErrors): FieldErrors =>
      Object.fromEntries(Object.entries(found).map(([name, text]) => [name, messages[name] ?? text]));
    const faults = checkValues(schema, content);
    setProblem(null);
    setErrors(faults ? own(faults) : {});
    if (faults) return setAttempts((count) => count + 1);
    setSubmitting(true);
    try {
      // The draft on its way must not arrive after the draft has been taken away.
      await autosaver.current?.flush();
      await send(schema.parse(content) as z.output<S>);
      await forgetDraft();
    } catch (error) {
      const found = isProblem(error)
        ? fieldErrors(error.errors.map((fault) => ({ ...fault, path: formPath(fault.path) })))
        : {};
      setErrors(found);
      setProblem(Object.keys(found).length === 0 ? error : null);
      setAttempts((count) => count + 1);
    } finally {
      setSubmitting(false);
    }
  }, [forgetDraft]);

  return {
    id: `form-${key.replaceAll(/[^a-z0-9]+/gi, '-')}`,
    values,
    set: useCallback(
      (name, value) => {
        write({ ...valuesNow.current, [name]: value });
        setErrors((previous) => {
          const { [name as string]: _fixed, ...rest } = previous;
          return rest;
        });
      },
      [write],
    ),
    errors,
    problem,
    attempts,
    submitting,
    status,
    flush: useCallback(() => void autosaver.current?.flush(), []),
    submit,
    recovered: draft,
    restore: () => {
      if (draft) write({ ...latest.current.initial, ...draft.content } as V);
      setDraft(null);
    },
    discardRecovered: () => {
      setDraft(null);
      void forgetDraft();
    },
  };
}
