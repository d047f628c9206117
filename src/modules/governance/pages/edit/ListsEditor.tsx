import { useChange } from '../../../../web/queries.ts';
import { useText } from '../../../../web/text.tsx';
import { type IndicatorInput, type VersionContent, VersionContent as VersionSchema } from '../../contract.ts';
import { documentTexts } from '../text/document.ts';
import { editTexts } from '../text/edit.ts';
import { RowsEditor } from './rows.tsx';
import { useVersionCache } from './version-cache.ts';

function useSaveLists(content: VersionContent) {
  const cache = useVersionCache(content.version.id);
  return useChange({
    method: 'PUT',
    path: `/governance/versions/${content.version.id}/lists`,
    schema: VersionSchema,
    body: (lists: object) => ({ revision: content.version.revision, ...lists }),
    onDone: cache.putContent,
    refreshes: [['governance', 'version', content.version.id]],
  });
}

export function GoalsEditor({ content }: { content: VersionContent }) {
  const e = useText(editTexts);
  const save = useSaveLists(content);
  return (
    <RowsEditor
      rows={content.goals.map(({ lineageId, text }) => ({
        lineageId: lineageId as string | undefined,
        text,
      }))}
      empty={{ lineageId: undefined as string | undefined, text: '' }}
      complete={({ text }) => text.trim() !== ''}
      addLabel={e.addGoal}
      save={(goals) => save.mutate({ goals })}
      fields={[{ key: 'text', label: e.goal, kind: 'text', wide: true }]}
    />
  );
}

export function IndicatorsEditor({ content }: { content: VersionContent }) {
  const e = useText(editTexts);
  const d = useText(documentTexts);
  const save = useSaveLists(content);
  const empty: IndicatorInput = {
    goal: '',
    name: '',
    unit: '',
    source: '',
    direction: null,
    baselineYear: null,
    baseline: null,
    targetYear: null,
    target: null,
  };
  return (
    <RowsEditor
      rows={content.indicators.map(({ id: _, ...row }): IndicatorInput => row)}
      empty={empty}
      complete={({ name }) => name.trim() !== ''}
      addLabel={e.addIndicator}
      save={(indicators) => save.mutate({ indicators })}
      fields={[
        { key: 'name', label: e.indicator, kind: 'text', wide: true },
        { key: 'goal', label: e.goal, kind: 'text', wide: true },
        { key: 'baseline', label: e.baseline, kind: 'number' },
        { key: 'baselineYear', label: e.baselineYear, kind: 'number' },
        { key: 'target', label: e.target, kind: 'number' },
        { key: 'targetYear', label: e.targetYear, kind: 'number' },
        { key: 'unit', label: e.unit, kind: 'text' },
        { key: 'source', label: e.source, kind: 'text' },
        {
          key: 'direction',
          label: e.direction,
          kind: 'choice',
          options: [
            { value: '', label: e.budgetUnknown },
            { value: 'up', label: d.up },
            { value: 'down', label: d.down },
          ],
        },
      ]}
    />
  );
}

export function AppendicesEditor({ content }: { content: VersionContent }) {
  const e = useText(editTexts);
  const save = useSaveLists(content);
  return (
    <RowsEditor
      rows={content.appendices.map(({ title }) => ({ title }))}
      empty={{ title: '' }}
      complete={({ title }) => title.trim() !== ''}
      addLabel={e.addAppendix}
      save={(appendices) => save.mutate({ appendices })}
      fields={[{ key: 'title', label: e.appendix, kind: 'text', wide: true }]}
    />
  );
}

export function SupportingEditor({ content }: { content: VersionContent }) {
  const e = useText(editTexts);
  const save = useSaveLists(content);
  return (
    <RowsEditor
      rows={content.supportingDocuments.map(({ title, note }) => ({ title, note }))}
      empty={{ title: '', note: '' }}
      complete={({ title }) => title.trim() !== ''}
      addLabel={e.addSupporting}
      save={(supportingDocuments) => save.mutate({ supportingDocuments })}
      fields={[
        { key: 'title', label: e.supporting, kind: 'text', wide: true },
        { key: 'note', label: e.supportingNote, kind: 'text', wide: true },
      ]}
    />
  );
}
