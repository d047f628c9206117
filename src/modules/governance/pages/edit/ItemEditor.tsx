import { Button, Checkbox, Details, Heading } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { NoBreak } from '../../../../web/components/NoBreak.tsx';
import { useStatus } from '../../../../web/components/StatusMessage.tsx';
import { useChange } from '../../../../web/queries.ts';
import { useText } from '../../../../web/text.tsx';
import { OrganisationPicker } from '../../../organisation/pages/index.ts';
import {
  type Area,
  CylinderCategory,
  Item,
  type Part,
  PreventionLevel,
  partNames,
  preventionLevelNames,
  type VersionContent,
} from '../../contract.ts';
import { useName } from '../labels.ts';
import { editTexts } from '../text/edit.ts';
import { itemTexts } from '../text/item.ts';
import { EditableSet } from './EditableSet.tsx';
import { FundingEditor } from './FundingEditor.tsx';
import { EditableChoice, EditableNumber, EditableText } from './fields.tsx';
import { LinkEditor, StrategyEditor } from './LinkEditor.tsx';
import { useField } from './use-field.ts';
import { useVersionCache } from './version-cache.ts';

/** A measure or strategy in a version that may be edited: every field is written where it stands. */
export function ItemEditor({ item, content }: { item: Item; content: VersionContent }) {
  const t = useText(itemTexts);
  const e = useText(editTexts);
  const name = useName();
  const cache = useVersionCache(content.version.id);
  const [open, setOpen] = useState(false);
  const target = {
    key: `item.${item.id}`,
    path: `/governance/items/${item.id}`,
    schema: Item,
    revision: item.revision,
    onSaved: cache.putItem,
  };
  const field = { target };
  return (
    <article
      className="governance-item"
      id={`insats-${item.id}`}
      aria-label={`${item.number} ${item.title || t.untitled}`}
    >
      <Heading level={3} className="ds-sr-only">
        <NoBreak>{item.number}</NoBreak> {item.title || t.untitled}
      </Heading>
      <div className="governance-number-title">
        <EditableText {...field} field="number" value={item.number} label={t.number} />
        <EditableText {...field} field="title" value={item.title} label={t.title} large />
      </div>
      <EditableText {...field} field="description" value={item.description} label={t.description} lines={2} />
      <EditableText {...field} field="question" value={item.question} label={t.question} />
      {item.kind === 'measure' && (
        <>
          <EditableText
            {...field}
            field="expectedResult"
            value={item.expectedResult}
            label={t.expectedResult}
          />
          <EditableText {...field} field="targetGroup" value={item.targetGroup} label={t.targetGroup} />
        </>
      )}
      <Details onToggle={(event) => setOpen((event.target as HTMLDetailsElement).open)}>
        <Details.Summary>{e.more}</Details.Summary>
        <Details.Content>
          {open && (
            <div className="governance-more">
              {item.kind === 'measure' && (
                <>
                  <EditableSet
                    {...field}
                    field="preventionLevels"
                    value={item.preventionLevels}
                    label={t.preventionLevels}
                    options={PreventionLevel.options.map((value) => ({
                      value,
                      label: name(preventionLevelNames, value),
                    }))}
                  />
                  <EditableSet
                    {...field}
                    field="cylinderCategories"
                    value={item.cylinderCategories}
                    label={t.cylinderCategories}
                    options={CylinderCategory.options.map((value) => ({ value, label: value }))}
                  />
                </>
              )}
              <PartPicker item={item} part="coordinator" onSaved={cache.putItem} />
              <ScopeChoice target={target} value={item.responsibleScope} />
              <PartPicker item={item} part="responsible" onSaved={cache.putItem} />
              <PartPicker item={item} part="contributor" onSaved={cache.putItem} />
              <LinkEditor item={item} items={content.items} onSaved={() => void cache.refresh()} />
              {item.kind === 'measure' && (
                <>
                  <StrategyEditor item={item} onSaved={cache.putItem} />
                  <EditableNumber
                    {...field}
                    field="costPerYear"
                    value={item.costPerYear}
                    label={e.cost}
                    description={e.costHelp}
                  />
                  <EditableChoice
                    {...field}
                    field="fitsBudget"
                    value={item.fitsBudget}
                    label={e.budget}
                    none={e.budgetUnknown}
                    options={[
                      { value: true, label: e.yes },
                      { value: false, label: e.no },
                    ]}
                  />
                  <FundingEditor item={item} onSaved={cache.putItem} />
                </>
              )}
              <EditableText {...field} field="note" value={item.note} label={t.note} />
            </div>
          )}
        </Details.Content>
      </Details>
      <ItemActions item={item} content={content} />
    </article>
  );
}

function ScopeChoice({
  target,
  value,
}: {
  target: Parameters<typeof useField<Item, Item['responsibleScope']>>[0];
  value: Item['responsibleScope'];
}) {
  const e = useText(editTexts);
  const state = useField<Item, Item['responsibleScope']>(target, 'responsibleScope', value);
  return (
    <Checkbox
      label={e.allResponsible}
      value="all"
      checked={state.value !== null}
      onChange={(event) => {
        state.change(event.target.checked ? 'all-boards-and-companies' : null);
        void state.flush();
      }}
    />
  );
}

function PartPicker({ item, part, onSaved }: { item: Item; part: Part; onSaved: (item: Item) => void }) {
  const name = useName();
  const there = item.organisations.filter((each) => each.part === part);
  const save = useChange({
    method: 'PUT',
    path: `/governance/items/${item.id}/organisations`,
    schema: Item,
    body: (ids: string[]) => ({
      part,
      organisations: ids.map((organisationId) => ({
        organisationId,
        note: there.find(({ organisation }) => organisation.id === organisationId)?.note ?? '',
      })),
    }),
    onDone: onSaved,
  });
  return (
    <OrganisationPicker
      id={`${item.id}-${part}`}
      label={name(partNames, part)}
      value={save.isPending ? save.variables : there.map(({ organisation }) => organisation.id)}
      onChange={(ids) => save.mutate(ids)}
    />
  );
}

function ItemActions({ item, content }: { item: Item; content: VersionContent }) {
  const e = useText(editTexts);
  const t = useText(itemTexts);
  const status = useStatus();
  const client = useQueryClient();
  const refreshes = [['governance', 'version', content.version.id] as const];
  const beside = content.items.filter((each) => each.areaId === item.areaId);
  const at = beside.findIndex(({ id }) => id === item.id);
  const restore = useChange({
    method: 'POST',
    path: `/governance/versions/${content.version.id}/items/restore`,
    schema: Item,
    body: (removed: Item) => removed,
    refreshes,
    done: e.restored,
  });
  const remove = useChange({
    method: 'DELETE',
    path: `/governance/items/${item.id}`,
    schema: Item,
    body: () => undefined,
    onDone: (removed: Item) => {
      status.say(e.itemRemoved(`${removed.number} ${removed.title || t.untitled}`), {
        undo: () => restore.mutate(removed),
      });
      void client.invalidateQueries({ queryKey: ['governance', 'version', content.version.id] });
    },
  });
  const move = useChange({
    method: 'POST',
    path: `/governance/items/${item.id}/move`,
    schema: Item,
    body: (to: { areaId: string | null; beforeItemId: string | null }) => to,
    refreshes,
    done: e.moved,
  });
  const moveTo = (beforeItemId: string | null) => move.mutate({ areaId: item.areaId, beforeItemId });
  return (
    <div className="governance-item-actions">
      <Button variant="tertiary" data-size="sm" disabled={at <= 0} onClick={() => moveTo(beside[at - 1]!.id)}>
        {e.up}
      </Button>
      <Button
        variant="tertiary"
        data-size="sm"
        disabled={at === beside.length - 1}
        onClick={() => moveTo(beside[at + 2]?.id ?? null)}
      >
        {e.down}
      </Button>
      {content.areas.length > 1 && (
        <label className="governance-move">
          <span>{e.moveTo}</span>
          <select
            className="ds-input"
            data-size="sm"
            value={item.areaId ?? ''}
            onChange={(event) => move.mutate({ areaId: event.target.value || null, beforeItemId: null })}
          >
            {item.areaId === null && <option value="">{e.none}</option>}
            {content.areas.map((area: Area) => (
              <option key={area.id} value={area.id}>
                {area.number} {area.title}
              </option>
            ))}
          </select>
        </label>
      )}
      <Button
        variant="tertiary"
        data-size="sm"
        data-color="danger"
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        {e.removeItem}
      </Button>
    </div>
  );
}
