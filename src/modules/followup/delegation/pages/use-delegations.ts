import { useQuery } from '@tanstack/react-query';
import { useStatus } from '../../../../web/components/StatusMessage.tsx';
import { useChange } from '../../../../web/queries.ts';
import { useText } from '../../../../web/text.tsx';
import type { Work } from '../../contract.ts';
import { type DelegationChange, Delegations } from '../contract.ts';
import { holderOf, whatRestores } from '../rules.ts';
import { delegationsQuery } from './queries.ts';
import { delegationTexts } from './text.ts';

/** Who has which of the organisation's questions in the round, and how to change it with a way back. */
export function useDelegations(work: Work) {
  const t = useText(delegationTexts);
  const status = useStatus();
  const { data } = useQuery(delegationsQuery(work.round.id));
  const delegations = new Map((data?.delegations ?? []).map((each) => [each.questionId, each]));
  const colleagues = data?.colleagues ?? [];
  const change = {
    method: 'PUT',
    path: `/followup/rounds/${work.round.id}/delegations`,
    schema: Delegations,
    body: (changes: DelegationChange['changes']) => ({ changes }),
    refreshes: [['followup', 'delegations', work.round.id], ['tasks']],
  } as const;
  const restore = useChange({ ...change, done: t.undone });
  const send = useChange({
    ...change,
    onDone: (_now, changes) => {
      const questionIds = changes.map(({ questionId }) => questionId);
      const back = whatRestores(questionIds, delegations);
      const name = colleagues.find(({ id }) => id === changes[0]?.personId)?.name;
      status.say(name ? t.given(changes.length, name) : t.taken(changes.length), {
        undo: () => restore.mutate(back),
      });
    },
  });
  return {
    delegations,
    colleagues,
    holderOf: (questionId: string) => holderOf(delegations.get(questionId)),
    /** Null takes back. */
    give: (questionIds: readonly string[], personId: string | null, note = '') =>
      send.mutate(questionIds.map((questionId) => ({ questionId, personId, note }))),
    busy: send.isPending || restore.isPending,
    /** There is somebody to hand a question to, or something to take back. */
    useful: colleagues.length > 1 || delegations.size > 0,
  };
}

export type DelegationsInUse = ReturnType<typeof useDelegations>;
