import { Button } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { useStatus } from '../../../../web/components/StatusMessage.tsx';
import { useChange } from '../../../../web/queries.ts';
import { useText } from '../../../../web/text.tsx';
import { Area, AreaGroup, areaGroupNames, Item, type VersionContent } from '../../contract.ts';
import { useName } from '../labels.ts';
import { editTexts } from '../text/edit.ts';
import { EditableChoice, EditableText } from './fields.tsx';
import { useVersionCache } from './version-cache.ts';

/** An area's own fields, and what is done with it as a whole. */
export function AreaEditor({ area, content }: { area: Area; content: VersionContent }) {
  const e = useText(editTexts);
  const name = useName();
  const cache = useVersionCache(content.version.id);
  const field = {
    target: {
      key: `area.${area.id}`,
      path: `/governance/areas/${area.id}`,
      schema: Area,
      revision: area.revision,
      onSaved: cache.putArea,
    },
  };
  return (
    <div className="governance-area-fields">
      <div className="governance-number-title">
        <EditableText {...field} field="number" value={area.number} label={e.areaNumber} />
        <EditableText {...field} field="title" value={area.title} label={e.areaTitle} large />
      </div>
      <EditableText {...field} field="description" value={area.description} label={e.areaText} />
      {area.kind === 'goal-area' && (
        <EditableChoice
          {...field}
          field="areaGroup"
          value={area.areaGroup}
          label={e.areaGroup}
          none={e.none}
          options={AreaGroup.options.map((value) => ({ value, label: name(areaGroupNames, value) }))}
        />
      )}
      <AreaActions area={area} content={content} />
    </div>
  );
}

function AreaActions({ area, content }: { area: Area; content: VersionContent }) {
  const e = useText(editTexts);
  const status = useStatus();
  const client = useQueryClient();
  const { id: versionId } = content.version;
  const refreshes = [['governance', 'version', versionId] as const];
  const at = content.areas.findIndex(({ id }) => id === area.id);
  const move = useChange({
    method: 'POST',
    path: `/governance/areas/${area.id}/move`,
    schema: Area,
    body: (beforeAreaId: string | null) => ({ beforeAreaId }),
    refreshes,
    done: e.moved,
  });
  const restore = useChange({
    method: 'POST',
    path: `/governance/versions/${versionId}/areas`,
    schema: Area,
    body: (removed: Area) => removed,
    refreshes,
    done: e.restored,
  });
  const remove = useChange({
    method: 'DELETE',
    path: `/governance/areas/${area.id}`,
    schema: Area,
    body: () => undefined,
    onDone: (removed: Area) => {
      status.say(e.areaRemoved, { undo: () => restore.mutate(removed) });
      void client.invalidateQueries({ queryKey: ['governance', 'version', versionId] });
    },
  });
  return (
    <div className="governance-item-actions">
      <Button
        variant="tertiary"
        data-size="sm"
        disabled={at <= 0}
        onClick={() => move.mutate(content.areas[at - 1]!.id)}
      >
        {e.up}
      </Button>
      <Button
        variant="tertiary"
        data-size="sm"
        disabled={at === content.areas.length - 1}
        onClick={() => move.mutate(content.areas[at + 2]?.id ?? null)}
      >
        {e.down}
      </Button>
      <Button
        variant="tertiary"
        data-size="sm"
        data-color="danger"
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        {e.removeArea}
      </Button>
    </div>
  );
}

export function AddArea({ content }: { content: VersionContent }) {
  const e = useText(editTexts);
  const add = useChange({
    method: 'POST',
    path: `/governance/versions/${content.version.id}/areas`,
    schema: Area,
    body: () => ({}),
    refreshes: [['governance', 'version', content.version.id]],
    done: e.areaAdded,
  });
  return (
    <Button variant="secondary" loading={add.isPending} onClick={() => add.mutate()}>
      {e.addArea}
    </Button>
  );
}

export function AddItem({ content, areaId }: { content: VersionContent; areaId: string | null }) {
  const e = useText(editTexts);
  const add = useChange({
    method: 'POST',
    path: `/governance/versions/${content.version.id}/items`,
    schema: Item,
    body: () => ({ areaId }),
    refreshes: [['governance', 'version', content.version.id]],
    done: e.itemAdded,
  });
  return (
    <Button variant="secondary" data-size="sm" loading={add.isPending} onClick={() => add.mutate()}>
      {e.addItem(content.document.kind === 'program' ? 'strategy' : 'measure')}
    </Button>
  );
}
