import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { isProblem } from './api.ts';
import { useAutosave } from './use-autosave.ts';

/** What is written, with the revision of the server's that it was written on. */
export type Written<Content> = Content & { baseRevision: number };

/** How a kind of text that several people write in is saved, compared and put together. `Saved` is what the server has. */
export interface SharedWriting<Content extends object, Saved extends { revision: number }> {
  /** Names the text for the copy kept on this device. */
  key: string;
  /** As it was last read; undefined when nobody has begun. */
  read: Saved | undefined;
  empty: Content;
  /** The content alone, of what the server has or of what is kept on this device. */
  contentOf: (from: Saved | Written<Content>) => Content;
  same: (a: Content, b: Content) => boolean;
  merge: (base: Content, mine: Content, theirs: Content) => { merged: Content; isConflict: boolean };
  /** Whether it can still be written in. */
  isWritable: (saved: Saved) => boolean;
  /** Whether a copy kept on this device has anything that the server has not. */
  hasMore: (kept: Content, server: Content) => boolean;
  send: (written: Written<Content>, options: { keepalive: boolean }) => Promise<Saved>;
  /** What the server has, when a save was refused because both changed the same. */
  conflictIn: (current: unknown) => Saved | null;
  /** Puts what has been saved where it is read. */
  onSaved: (saved: Saved) => void;
}

/**
 * A text that several people may write in at once: saved as it is typed, merged with what the others save meanwhile,
 * and recovered from this device when it never reached the server.
 */
export function useSharedWriting<Content extends object, Saved extends { revision: number }>(
  writing: SharedWriting<Content, Saved>,
) {
  const { read, empty, contentOf, same, merge } = writing;
  const writtenOf = (saved: Saved | undefined): Written<Content> => ({
    ...(saved ? contentOf(saved) : empty),
    baseRevision: saved?.revision ?? 0,
  });
  // A reading that was on its way while something was saved is older than what is known already.
  const latest = useRef(read);
  if (read && read.revision > (latest.current?.revision ?? 0)) latest.current = read;
  const present = latest.current;
  const acknowledged = useRef(writtenOf(present));
  const typed = useRef<Content>(contentOf(acknowledged.current));
  /** What a colleague's save led to here, until something is typed. */
  const [news, setNews] = useState<'merged' | 'renewed' | null>(null);

  const isSending = useRef(false);
  /** What was sent and not answered: it may have been saved all the same. */
  const unanswered = useRef<Content[]>([]);

  /** Recognises the person's own text in what the server has, so that nobody is asked to choose between theirs and theirs. */
  const recognise = (saved: Saved): boolean => {
    const mine = unanswered.current.some((sent) => same(sent, contentOf(saved)));
    if (mine) {
      acknowledged.current = writtenOf(saved);
      unanswered.current = [];
      remember(saved);
    }
    return mine;
  };

  const remember = (saved: Saved) => {
    if (saved.revision > (latest.current?.revision ?? 0)) latest.current = saved;
    writing.onSaved(saved);
  };

  const saving = useAutosave<Written<Content>>({
    key: writing.key,
    value: writtenOf(present),
    // What is sent is what is typed by now and not what the autosaver was handed: that may lack what a colleague saved.
    save: async (_value, options) => {
      const sent = typed.current;
      const send = () => writing.send({ ...sent, baseRevision: acknowledged.current.baseRevision }, options);
      isSending.current = true;
      try {
        const saved = await send().catch((error: unknown) => {
          const theirs = isProblem(error) ? writing.conflictIn(error.current) : null;
          if (theirs && recognise(theirs)) return send();
          if (isProblem(error) && error.status === 0) unanswered.current.push(sent);
          throw error;
        });
        const now = contentOf(saved);
        // Together: a text upon an older revision than it is sent with would take back what colleagues have written.
        typed.current = merge(sent, typed.current, now).merged;
        acknowledged.current = writtenOf(saved);
        unanswered.current = [];
        remember(saved);
        if (same(sent, now)) return;
        setNews('merged');
        // Shown once the autosaver has settled.
        setTimeout(show, 0);
      } finally {
        isSending.current = false;
        // What a colleague saved meanwhile is looked at then as well.
        setTimeout(adoptNewest, 0);
      }
    },
  });

  /** What stands in the fields, which lags behind what is typed and merged until it is drawn. */
  const drawn = useRef(typed.current);
  useLayoutEffect(() => {
    drawn.current = contentOf(saving.value);
  });

  /** Puts what is typed and merged in the fields. */
  const show = () => {
    const next = { ...typed.current, baseRevision: acknowledged.current.baseRevision };
    if (same(typed.current, contentOf(acknowledged.current))) saving.takeTheirs(next);
    else saving.keepMine(next);
  };

  const change = (part: Partial<Content>) => {
    // A key pressed before a merged text was drawn was pressed in the text of before.
    const edited = { ...drawn.current, ...part };
    typed.current = same(drawn.current, typed.current)
      ? edited
      : merge(drawn.current, edited, typed.current).merged;
    setNews(null);
    saving.change({ ...typed.current, baseRevision: acknowledged.current.baseRevision });
  };

  /** Takes in what a colleague has saved: as it is when nothing is unsaved here, otherwise merged with what is. */
  const adopt = (newer: Saved) => {
    if (isSending.current || newer.revision <= acknowledged.current.baseRevision) return;
    if (saving.status.state === 'conflict') return;
    if (recognise(newer)) return;
    if (!writing.isWritable(newer)) return remember(newer);
    const base = contentOf(acknowledged.current);
    const { merged, isConflict } = merge(base, typed.current, contentOf(newer));
    // Both changed the same: the server hands both back when this is saved, and the person decides.
    if (isConflict) return;
    const untouched = same(base, typed.current);
    acknowledged.current = writtenOf(newer);
    typed.current = merged;
    remember(newer);
    show();
    setNews(untouched ? 'renewed' : 'merged');
  };
  const adoptLatest = useRef(adopt);
  adoptLatest.current = adopt;
  const adoptNewest = () => {
    if (latest.current) adoptLatest.current(latest.current);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another revision is news.
  useEffect(adoptNewest, [read?.revision]);

  /** Sets out from another text. @returns how to take it back, leaving what has been typed since */
  const start = (started: Content) => {
    const before = typed.current;
    change(started);
    return () => change(merge(started, typed.current, before).merged);
  };

  /** Ends a conflict with the text the person decided on. */
  const decide = (content: Content, theirs: Saved) => {
    acknowledged.current = writtenOf(theirs);
    typed.current = content;
    remember(theirs);
    const next = { ...content, baseRevision: theirs.revision };
    if (same(content, contentOf(theirs))) saving.takeTheirs(next);
    else saving.keepMine(next);
  };

  const server = contentOf(acknowledged.current);
  const unsent = saving.unsent && writing.hasMore(saving.unsent.value, server) ? saving.unsent : null;
  /** Puts back what never reached the server, upon the text it was made from: the server merges the rest in. */
  const restore = () => {
    if (!unsent) return;
    acknowledged.current = { ...acknowledged.current, baseRevision: unsent.value.baseRevision };
    typed.current = contentOf(unsent.value);
    saving.change(unsent.value);
  };

  const { status } = saving;
  return {
    /** What the server has, as far as is known. */
    present,
    content: contentOf(saving.value),
    change,
    start,
    status,
    flush: saving.flush,
    /** What was refused because both changed the same, as the server handed it back; null when nothing was. */
    refused: status.state === 'conflict' && isProblem(status.problem) ? status.problem.current : null,
    decide,
    unsent,
    restore,
    news,
    /** Whether the server has this revision and it is not known here. */
    isBehind: (revision: number) => !isSending.current && revision > acknowledged.current.baseRevision,
    /** Takes in what was read on the side. */
    takeIn: (newer: Saved) => {
      if (newer.revision > (latest.current?.revision ?? 0)) latest.current = newer;
      adoptLatest.current(newer);
    },
    /** Takes over what was changed in another way than by typing. */
    remember: (moved: Saved) => {
      acknowledged.current = writtenOf(moved);
      remember(moved);
    },
    /** The text as the server has acknowledged it, when all that was typed is in it; otherwise null. */
    settled: (): { revision: number } | null =>
      same(contentOf(acknowledged.current), typed.current) && acknowledged.current.baseRevision > 0
        ? { revision: acknowledged.current.baseRevision }
        : null,
    /** Whether everything typed has been acknowledged. */
    isSaved: () => same(contentOf(acknowledged.current), typed.current),
  };
}
