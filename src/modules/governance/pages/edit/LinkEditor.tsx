import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useChange } from '../../../../web/queries.ts';
import { useText } from '../../../../web/text.tsx';
import { Item, type ItemReference } from '../../contract.ts';
import { documentsQuery, versionQuery } from '../queries.ts';
import { editTexts } from '../text/edit.ts';

/** What is chosen, each with a way to let it go, and a list to choose more from. */
function Chooser({
  label,
  prompt,
  chosen,
  groups,
  add,
  remove,
}: {
  label: string;
  prompt: string;
  chosen: ItemReference[];
  groups: { title: string; items: ItemReference[] }[];
  add: (item: ItemReference) => void;
  remove: (item: ItemReference) => void;
}) {
  const e = useText(editTexts);
  const id = useId();
  const all = groups.flatMap(({ items }) => items);
  return (
    <div className="governance-chooser">
      <Field>
        <Label htmlFor={id}>{label}</Label>
        <Select
          id={id}
          value=""
          onChange={(event) => {
            const item = all.find((each) => each.lineageId === event.target.value);
            if (item) add(item);
          }}
        >
          <Select.Option value="">{prompt}</Select.Option>
          {groups.map((group) => (
            <Select.Optgroup key={group.title} label={group.title}>
              {group.items.map((item) => (
                <Select.Option key={item.lineageId} value={item.lineageId}>
                  {item.number} {item.title}
                </Select.Option>
              ))}
            </Select.Optgroup>
          ))}
        </Select>
      </Field>
      {chosen.length > 0 && (
        <ul className="governance-plain">
          {chosen.map((item) => (
            <li key={item.lineageId}>
              {item.number} {item.title}{' '}
              <Button
                variant="tertiary"
                data-size="sm"
                aria-label={e.unlink(`${item.number} ${item.title}`)}
                onClick={() => remove(item)}
              >
                {e.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Items of the same version that belong together: told from either end, shown at both. */
export function LinkEditor({
  item,
  items,
  onSaved,
}: {
  item: Item;
  items: Item[];
  onSaved: (item: Item) => void;
}) {
  const e = useText(editTexts);
  const save = useChange({
    method: 'PUT',
    path: `/governance/items/${item.id}/links`,
    schema: Item,
    body: (itemIds: string[]) => ({ itemIds }),
    onDone: onSaved,
  });
  const ids = item.linked.map(({ id }) => id);
  return (
    <Chooser
      label={e.linked}
      prompt={e.chooseLinked}
      chosen={item.linked}
      groups={[
        { title: e.linked, items: items.filter((each) => each.id !== item.id && !ids.includes(each.id)) },
      ]}
      add={({ id }) => save.mutate([...ids, id])}
      remove={({ id }) => save.mutate(ids.filter((each) => each !== id))}
    />
  );
}

/** Strategies of programs in force that a measure makes concrete. */
export function StrategyEditor({ item, onSaved }: { item: Item; onSaved: (item: Item) => void }) {
  const e = useText(editTexts);
  const documents = useQuery(documentsQuery);
  const programs = (documents.data?.items ?? []).filter(({ kind, items }) => kind === 'program' && items > 0);
  const contents = useQueries({ queries: programs.map(({ version }) => versionQuery(version.id)) });
  const save = useChange({
    method: 'PUT',
    path: `/governance/items/${item.id}/strategies`,
    schema: Item,
    body: (lineageIds: string[]) => ({ lineageIds }),
    onDone: onSaved,
  });
  const chosen = item.strategies.map(({ lineageId }) => lineageId);
  return (
    <Chooser
      label={e.strategies}
      prompt={e.chooseStrategy}
      chosen={item.strategies}
      groups={contents.flatMap(({ data }) =>
        data
          ? [
              {
                title: data.document.shortTitle || data.document.title,
                items: data.items.filter(
                  ({ kind, lineageId }) => kind === 'strategy' && !chosen.includes(lineageId),
                ),
              },
            ]
          : [],
      )}
      add={({ lineageId }) => save.mutate([...chosen, lineageId])}
      remove={({ lineageId }) => save.mutate(chosen.filter((each) => each !== lineageId))}
    />
  );
}
