import { useState } from 'react';
import { useAddressState } from '../../../../web/address.ts';
import { useText } from '../../../../web/text.tsx';
import { countByHolder } from '../rules.ts';
import { delegationTexts } from './text.ts';
import type { DelegationsInUse } from './use-delegations.ts';

/** "Mine" and "nobody's" stand in the address; a colleague does not, since an address carries no personal data. */
export function useHolderFilter(
  { delegations, colleagues, holderOf }: DelegationsInUse,
  questionIds: readonly string[],
  personId: string,
) {
  const t = useText(delegationTexts);
  const { values, set } = useAddressState({ hos: '' });
  const [colleague, setColleague] = useState('');
  const value = colleague || values.hos;
  const counts = countByHolder(questionIds, delegations, colleagues);
  const others = colleagues.filter(({ id }) => id !== personId);
  return {
    value,
    choose: (next: string) => {
      const named = others.some(({ id }) => id === next);
      setColleague(named ? next : '');
      set({ hos: named ? '' : next });
    },
    isShown: (questionId: string) => {
      if (value === '') return true;
      const holder = holderOf(questionId)?.id ?? 'ingen';
      return holder === (value === 'mina' ? personId : value);
    },
    options: [
      { value: 'mina', label: t.mine, count: counts.byPerson.get(personId) ?? 0 },
      { value: 'ingen', label: t.nobodyShort, count: counts.nobody },
      ...others.map(({ id, name }) => ({ value: id, label: name, count: counts.byPerson.get(id) ?? 0 })),
    ],
  };
}
