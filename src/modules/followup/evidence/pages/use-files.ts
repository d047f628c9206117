import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '../../../../web/api.ts';
import { useProblemText } from '../../../../web/components/problem-text.ts';
import { useText } from '../../../../web/text.tsx';
import { Evidence, MOST_FILE_BYTES } from '../contract.ts';
import { evidenceTexts } from './text.ts';

type Failure = { id: number; name: string; text: string };

/** Uploads chosen files one after another; one that is refused does not stop the others. */
export function useFiles(questionId: string) {
  const t = useText(evidenceTexts);
  const client = useQueryClient();
  const problemText = useProblemText();
  const [underway, setUnderway] = useState<{ n: number; total: number; name: string } | null>(null);
  const [failures, setFailures] = useState<Failure[]>([]);
  const [said, setSaid] = useState('');
  /** Files added during this visit, so that one that is removed can be put back without fetching it. */
  const kept = useRef(new Map<string, File>());
  const waiting = useRef<File[]>([]);
  const counts = useRef({ done: 0, total: 0, added: 0 });

  const addOne = async (file: File): Promise<Evidence> => {
    const added = await api.send('POST', `/followup/questions/${questionId}/evidence/files`, file, Evidence);
    kept.current.set(added.id, file);
    return added;
  };
  const fail = (name: string, text: string) =>
    setFailures((before) => [...before, { id: (before.at(-1)?.id ?? 0) + 1, name, text }]);

  const work = async () => {
    for (let file = waiting.current.shift(); file; file = waiting.current.shift()) {
      counts.current.done += 1;
      setUnderway({ n: counts.current.done, total: counts.current.total, name: file.name });
      try {
        if (file.size > MOST_FILE_BYTES) fail(file.name, t.tooLarge);
        else {
          await addOne(file);
          counts.current.added += 1;
          await client.invalidateQueries({ queryKey: ['followup', 'evidence'] });
        }
      } catch (error) {
        fail(file.name, problemText(error).summary);
      }
    }
    setUnderway(null);
    if (counts.current.added > 0) setSaid(t.added(counts.current.added));
    counts.current = { done: 0, total: 0, added: 0 };
  };

  const add = (files: readonly File[]) => {
    if (files.length === 0) return;
    const idle = counts.current.total === 0;
    if (idle) {
      setFailures([]);
      setSaid('');
    }
    counts.current.total += files.length;
    waiting.current.push(...files);
    if (idle) void work();
  };

  /** The file behind a piece of evidence, to put back: from this visit, or fetched. */
  const fileOf = async (evidence: Evidence): Promise<File> => {
    const own = kept.current.get(evidence.id);
    if (own) return own;
    const address = api.href(`/followup/evidence/${evidence.id}/file`);
    const answer = await fetch(address, { credentials: 'same-origin' });
    if (!answer.ok) throw new Error(`the file answered ${answer.status}`);
    return new File([await answer.blob()], evidence.fileName!);
  };

  return { add, addOne, fileOf, underway, failures, said };
}
