import { Field, Input, Label } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { useText } from '../../../../web/text.tsx';
import { OrganisationPicker } from '../../../organisation/pages/index.ts';
import type { Version } from '../../contract.ts';
import { moveTexts } from '../text/document.ts';

export interface TypedDecision {
  body: string[];
  date: string;
  paragraph: string;
}
export const EMPTY_DECISION: TypedDecision = { body: [], date: '', paragraph: '' };

/** As the contract has it. */
export const decisionOf = ({ body, date, paragraph }: TypedDecision) => ({
  decidedByOrganisationId: body[0] ?? null,
  decisionDate: date || null,
  decisionParagraph: paragraph,
});

const DECIDING = ['council', 'executive-board', 'board', 'company-board'] as const;

/** Who decided, when and in which paragraph; what is known already is not asked for. */
export function DecisionFields({
  decision,
  change,
  known,
}: {
  decision: TypedDecision;
  change: (decision: TypedDecision) => void;
  known?: Pick<Version, 'decidedBy' | 'decisionDate' | 'decisionParagraph'>;
}) {
  const t = useText(moveTexts);
  const id = useId();
  return (
    <>
      {!known?.decidedBy && (
        <OrganisationPicker
          id={`${id}-body`}
          label={t.decidedBy}
          kinds={DECIDING}
          single
          value={decision.body}
          onChange={(body) => change({ ...decision, body })}
        />
      )}
      {!known?.decisionDate && (
        <Field>
          <Label htmlFor={`${id}-date`}>{t.decisionDate}</Label>
          <Input
            id={`${id}-date`}
            type="date"
            className="date-input"
            value={decision.date}
            onChange={(event) => change({ ...decision, date: event.target.value })}
          />
        </Field>
      )}
      {!known?.decisionParagraph && (
        <Field>
          <Label htmlFor={`${id}-paragraph`}>{t.decisionParagraph}</Label>
          <Input
            id={`${id}-paragraph`}
            value={decision.paragraph}
            onChange={(event) => change({ ...decision, paragraph: event.target.value })}
          />
        </Field>
      )}
    </>
  );
}
