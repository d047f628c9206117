import { Checkbox } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { useText } from '../../../../../web/text.tsx';
import type { AreaContent, FieldSource, ItemContent, MetadataContent } from '../contract.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { OrganisationPart } from './OrganisationPart.tsx';
import { ChoicePart, NumberPart, SetPart, TextPart } from './part-fields.tsx';
import { reviewTexts } from './text.ts';

/** What every field of a part has: whose it is, its name and label, and where the fields were found. */
function useFields(part: string, sources: Record<string, FieldSource>) {
  const t = useText(reviewTexts);
  return <Name extends keyof typeof t.fields>(name: Name) => ({ part, name, label: t.fields[name], sources });
}

interface Editor<Content> {
  part: string;
  sources: Record<string, FieldSource>;
  content: Content;
  change: (content: Content) => void;
}

export function MetadataEditor({ part, sources, content, change }: Editor<MetadataContent>) {
  const t = useText(reviewTexts);
  const at = useFields(part, sources);
  const set = (some: Partial<MetadataContent>) => change({ ...content, ...some });
  const text = (
    name: 'diaryNumber' | 'decisionParagraph' | 'appliesTo' | 'documentOwner' | 'decisionDate',
  ) => <TextPart {...at(name)} value={content[name]} onChange={(value) => set({ [name]: value })} />;
  return (
    <>
      <ChoicePart
        {...at('kind')}
        value={content.kind}
        options={t.documentKinds}
        onChange={(kind) => set({ kind })}
      />
      <TextPart
        {...at('title')}
        value={content.title}
        rows={2}
        onChange={(title) => set({ title: title ?? '' })}
      />
      <TextPart
        {...at('shortTitle')}
        value={content.shortTitle}
        onChange={(shortTitle) => set({ shortTitle: shortTitle ?? '' })}
      />
      <div className="import-row">
        <NumberPart
          {...at('validFrom')}
          value={content.validFrom}
          onChange={(validFrom) => set({ validFrom })}
        />
        <NumberPart {...at('validTo')} value={content.validTo} onChange={(validTo) => set({ validTo })} />
        {text('diaryNumber')}
      </div>
      <OrganisationPart
        {...at('decidedBy')}
        value={content.decidedBy ? [content.decidedBy] : []}
        single
        onChange={(chosen) => set({ decidedBy: chosen.at(-1) ?? null })}
      />
      <div className="import-row">
        {text('decisionDate')}
        {text('decisionParagraph')}
      </div>
      {text('appliesTo')}
      {text('documentOwner')}
      <LinesPart {...at('goals')} value={content.goals} onChange={(goals) => set({ goals })} />
    </>
  );
}

export function AreaEditor({ part, sources, content, change }: Editor<AreaContent>) {
  const at = useFields(part, sources);
  const set = (some: Partial<AreaContent>) => change({ ...content, ...some });
  return (
    <>
      <TextPart {...at('number')} value={content.number} onChange={(number) => set({ number })} />
      <TextPart
        {...at('title')}
        value={content.title}
        rows={2}
        onChange={(title) => set({ title: title ?? '' })}
      />
      <TextPart
        {...at('description')}
        value={content.description}
        rows={4}
        onChange={(description) => set({ description })}
      />
    </>
  );
}

export function ItemEditor({ part, sources, content, change }: Editor<ItemContent>) {
  const t = useText(reviewTexts);
  const at = useFields(part, sources);
  const set = (some: Partial<ItemContent>) => change({ ...content, ...some });
  const organisations = (name: 'coordinators' | 'responsible' | 'contributors') => (
    <OrganisationPart {...at(name)} value={content[name]} onChange={(value) => set({ [name]: value })} />
  );
  const everyone = content.responsibleScope === 'all-boards-and-companies';
  return (
    <>
      <div className="import-row">
        <TextPart {...at('number')} value={content.number} onChange={(number) => set({ number })} />
      </div>
      <TextPart
        {...at('title')}
        value={content.title}
        rows={2}
        onChange={(title) => set({ title: title ?? '' })}
      />
      <TextPart
        {...at('expectedResult')}
        value={content.expectedResult}
        rows={2}
        onChange={(expectedResult) => set({ expectedResult })}
      />
      <TextPart
        {...at('targetGroup')}
        value={content.targetGroup}
        rows={2}
        onChange={(targetGroup) => set({ targetGroup })}
      />
      <div className="import-row">
        <SetPart
          {...at('preventionLevels')}
          value={content.preventionLevels}
          options={t.levels}
          onChange={(preventionLevels) => set({ preventionLevels })}
        />
        <SetPart
          {...at('cylinderCategories')}
          value={content.cylinderCategories}
          options={{ A: 'A', B: 'B', C: 'C', D: 'D' }}
          onChange={(cylinderCategories) => set({ cylinderCategories })}
        />
      </div>
      {organisations('coordinators')}
      <FieldFrame
        target={`${part}/responsibleScope`}
        label={t.fields.responsibleScope}
        source={sources.responsibleScope}
        empty={false}
      >
        {(id) => (
          <Checkbox
            id={id}
            value="all"
            aria-label={t.fields.responsibleScope}
            checked={everyone}
            onChange={(event) =>
              set({ responsibleScope: event.target.checked ? 'all-boards-and-companies' : null })
            }
          />
        )}
      </FieldFrame>
      {organisations('responsible')}
      {organisations('contributors')}
      <div className="import-row">
        <LinkedPart
          part={part}
          label={t.fields.linkedMeasures}
          sources={sources}
          value={content.linkedMeasures}
          onChange={(linkedMeasures) => set({ linkedMeasures })}
        />
        <NumberPart
          {...at('costPerYear')}
          value={content.costPerYear}
          onChange={(costPerYear) => set({ costPerYear })}
        />
      </div>
      <TextPart
        {...at('description')}
        value={content.description}
        rows={4}
        onChange={(description) => set({ description })}
      />
    </>
  );
}

/** A list that is typed one entry a line. */
export function LinesPart({
  value,
  onChange,
  ...rest
}: {
  part: string;
  name: string;
  label: string;
  sources: Record<string, FieldSource>;
  value: string[];
  onChange: (value: string[]) => void;
}) {
  const [text, setText] = useState(value.join('\n'));
  return (
    <TextPart
      {...rest}
      value={text}
      rows={Math.max(2, value.length)}
      onChange={(next) => {
        setText(next ?? '');
        onChange(
          (next ?? '')
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        );
      }}
    />
  );
}

/** Numbers of measures, typed as people write them: `1:2, 2:3 och 2:4` or `1;2`. */
function LinkedPart({
  value,
  onChange,
  ...rest
}: {
  part: string;
  label: string;
  sources: Record<string, FieldSource>;
  value: string[];
  onChange: (value: string[]) => void;
}) {
  const [text, setText] = useState(value.join(', '));
  const settled = value.join(', ');
  useEffect(
    () => setText((present) => (numbersIn(present).join(', ') === settled ? present : settled)),
    [settled],
  );
  return (
    <TextPart
      {...rest}
      name="linkedMeasures"
      value={text}
      onChange={(next) => {
        setText(next ?? '');
        onChange(numbersIn(next ?? ''));
      }}
    />
  );
}

const numbersIn = (text: string) => [
  ...new Set([...text.matchAll(/(\d{1,3})\s*[:;.]\s*(\d{1,3})/g)].map(([, area, item]) => `${area}:${item}`)),
];
