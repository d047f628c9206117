import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../web/api.ts';
import { useSharedWriting } from '../../../../web/use-shared-writing.ts';
import {
  OfficeConflict,
  type OfficeDraft,
  type OfficePlace,
  type OfficeWork,
  SavedOfficeText,
} from '../../contract/office.ts';
import { mergeDrafts, placeKey } from '../../rules/office.ts';
import { officeQuery } from '../queries.ts';

/** Names the copy of a section that is kept on this device until it is saved. */
export const copyKey = (roundId: string, place: OfficePlace) =>
  `publishing.office.${roundId}.${placeKey(place)}`;

/** A section being written: saved as it is typed, merged with what colleagues save, recovered from this device. */
export function useOfficeText(work: Pick<OfficeWork, 'roundId' | 'drafts'>, place: OfficePlace) {
  const client = useQueryClient();
  const own = placeKey(place);
  const { refused, decide, ...writing } = useSharedWriting<{ text: string }, OfficeDraft>({
    key: copyKey(work.roundId, place),
    read: work.drafts.find((draft) => placeKey(draft) === own),
    empty: { text: '' },
    contentOf: ({ text }) => ({ text }),
    same: (a, b) => a.text === b.text,
    merge: (base, mine, theirs) => {
      const { text, conflict } = mergeDrafts(base.text, mine.text, theirs.text);
      return { merged: { text }, isConflict: conflict };
    },
    isWritable: () => true,
    // A browser that is killed may leave an older copy than what was saved last.
    hasMore: (kept, server) => !server.text.startsWith(kept.text),
    send: async ({ text, baseRevision }, { keepalive }) => {
      const path = `/publishing/reports/${work.roundId}/text`;
      const body = { ...place, text, baseRevision };
      return (await api.send('PUT', path, body, SavedOfficeText, { keepalive })).draft;
    },
    conflictIn: (current) => OfficeConflict.safeParse(current).data?.draft ?? null,
    onSaved: (saved) =>
      client.setQueryData(officeQuery(work.roundId).queryKey, (before) =>
        before
          ? { ...before, drafts: [...before.drafts.filter((each) => placeKey(each) !== own), saved] }
          : before,
      ),
  });
  const conflict = OfficeConflict.safeParse(refused).data ?? null;
  return {
    ...writing,
    text: writing.content.text,
    type: (text: string) => writing.change({ text }),
    conflict,
    /** Ends a conflict with the text the person decided on. */
    decide: (text: string) => {
      if (conflict) decide({ text }, conflict.draft);
    },
  };
}
