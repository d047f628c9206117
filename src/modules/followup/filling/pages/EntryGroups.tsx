import { Details } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import { useText } from '../../../../web/text.tsx';
import type { FileReview } from '../contract.ts';
import { fillingTexts } from './text.ts';

/** Entries by organisation; a group is made when it is opened, since an export may hold tens of thousands. */
export function EntryGroups({
  review,
  entries,
  card,
}: {
  review: FileReview;
  entries: readonly number[];
  card: (entry: number) => ReactNode;
}) {
  const t = useText(fillingTexts);
  const groups = new Map<string, number[]>();
  for (const entry of entries) {
    const name = review.entries[entry]!.organisation?.name ?? '';
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return (
    <div>
      {[...groups].map(([name, members]) => (
        <Group key={name} title={t.group(name, members.length)}>
          {() => <div className="filling-entries">{members.map(card)}</div>}
        </Group>
      ))}
    </div>
  );
}

function Group({ title, children }: { title: string; children: () => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <Details open={open} onToggle={() => setOpen(!open)}>
      <Details.Summary>{title}</Details.Summary>
      <Details.Content>{open && children()}</Details.Content>
    </Details>
  );
}
