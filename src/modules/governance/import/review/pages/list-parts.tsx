import { Button, Input, Select, Textarea } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import { useText } from '../../../../../web/text.tsx';
import {
  DOCUMENT_RELATIONS,
  type FieldSource,
  type IndicatorsContent,
  type RelationsContent,
  type UnplacedContent,
} from '../contract.ts';
import { LinesPart } from './part-editors.tsx';
import { reviewTexts } from './text.ts';
import { fieldId, useJump } from './use-review.ts';

function JumpButton({ target, source }: { target: string; source: FieldSource | null }) {
  const t = useText(reviewTexts);
  const { showInSource } = useJump();
  if (!source) return null;
  return (
    <Button variant="tertiary" data-size="sm" onClick={() => showInSource(target)}>
      {t.showInSource}
    </Button>
  );
}

/** A control of a row under its label. */
function Cell({
  label,
  wide,
  children,
}: {
  label: string;
  wide?: boolean;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={wide ? 'import-cell import-cell-wide' : 'import-cell'}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

const numberOrNull = (text: string) => {
  const value = Number(text.replace(/\s/g, '').replace(',', '.'));
  return text.trim() === '' || Number.isNaN(value) ? null : value;
};

/** The table of indicators: an empty cell is missing, not zero. */
export function IndicatorsEditor({
  part,
  content,
  change,
}: {
  part: string;
  content: IndicatorsContent;
  change: (content: IndicatorsContent) => void;
}) {
  const t = useText(reviewTexts);
  const { active } = useJump();
  if (content.indicators.length === 0) return <p className="quiet">{t.noIndicators}</p>;
  const set = (index: number, some: Partial<IndicatorsContent['indicators'][number]>) =>
    change({
      ...content,
      indicators: content.indicators.map((row, i) => (i === index ? { ...row, ...some } : row)),
    });
  const fields = [
    ['goal', t.goal],
    ['name', t.indicator],
  ] as const;
  const numbers = [
    ['baselineYear', t.baselineYear],
    ['baseline', t.baseline],
    ['targetYear', t.targetYear],
    ['target', t.target],
  ] as const;
  return (
    <ol className="import-list">
      {content.indicators.map((row, index) => {
        const target = `${part}/${index}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are never reordered, and two may be alike
          <li key={index} id={fieldId(target)} tabIndex={-1} data-active={active === target || undefined}>
            {fields.map(([name, label]) => (
              <Cell key={name} label={label} wide>
                {(id) => (
                  <Input
                    id={id}
                    value={row[name] ?? ''}
                    onChange={(event) =>
                      set(
                        index,
                        name === 'goal' ? { goal: event.target.value || null } : { name: event.target.value },
                      )
                    }
                  />
                )}
              </Cell>
            ))}
            {numbers.map(([name, label]) => (
              <Cell key={name} label={label}>
                {(id) => (
                  <Input
                    id={id}
                    inputMode="decimal"
                    defaultValue={row[name] ?? ''}
                    onChange={(event) => set(index, { [name]: numberOrNull(event.target.value) })}
                  />
                )}
              </Cell>
            ))}
            <JumpButton target={target} source={row.source} />
          </li>
        );
      })}
    </ol>
  );
}

/** Related documents, each with how it connects; then supporting documents and appendices. */
export function RelationsEditor({
  part,
  content,
  change,
}: {
  part: string;
  content: RelationsContent;
  change: (content: RelationsContent) => void;
}) {
  const t = useText(reviewTexts);
  const { active } = useJump();
  const set = (index: number, some: Partial<RelationsContent['related'][number]>) =>
    change({
      ...content,
      related: content.related.map((row, i) => (i === index ? { ...row, ...some } : row)),
    });
  return (
    <>
      {content.related.length === 0 && <p className="quiet">{t.noRelations}</p>}
      <ol className="import-list">
        {content.related.map((row, index) => {
          const target = `${part}/${index}`;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are never reordered, and two may be alike
            <li key={index} id={fieldId(target)} tabIndex={-1} data-active={active === target || undefined}>
              <Cell label={t.relatedTitle} wide>
                {(id) => (
                  <Input
                    id={id}
                    value={row.title}
                    onChange={(event) => set(index, { title: event.target.value })}
                  />
                )}
              </Cell>
              <Cell label={t.relation}>
                {(id) => (
                  <Select
                    id={id}
                    value={row.relation}
                    onChange={(event) => set(index, { relation: event.target.value as typeof row.relation })}
                  >
                    {DOCUMENT_RELATIONS.map((relation) => (
                      <Select.Option key={relation} value={relation}>
                        {t.relationKinds[relation]}
                      </Select.Option>
                    ))}
                  </Select>
                )}
              </Cell>
              <Cell label={t.sentence} wide>
                {(id) => (
                  <Textarea
                    id={id}
                    rows={3}
                    value={row.sentence ?? ''}
                    onChange={(event) => set(index, { sentence: event.target.value || null })}
                  />
                )}
              </Cell>
              <JumpButton target={target} source={row.source} />
            </li>
          );
        })}
      </ol>
      <LinesPart
        part={part}
        name="supporting"
        label={t.fields.supporting}
        sources={{}}
        value={content.supporting}
        onChange={(supporting) => change({ ...content, supporting })}
      />
      <LinesPart
        part={part}
        name="appendices"
        label={t.fields.appendices}
        sources={{}}
        value={content.appendices}
        onChange={(appendices) => change({ ...content, appendices })}
      />
    </>
  );
}

/** Everything that found no field, in the order of the source, each with the way to it. */
export function UnplacedList({ part, content }: { part: string; content: UnplacedContent }) {
  const { active, showInSource } = useJump();
  return (
    <ol className="import-unplaced">
      {content.texts.map((row, index) => {
        const target = `${part}/${index}`;
        return (
          <li key={row.start}>
            <button
              type="button"
              id={fieldId(target)}
              data-active={active === target || undefined}
              onClick={() => showInSource(target)}
            >
              {row.text}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
