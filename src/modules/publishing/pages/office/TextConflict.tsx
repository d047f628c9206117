import { Alert, Button, Field, Heading, Label, Textarea } from '@digdir/designsystemet-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useText } from '../../../../web/text.tsx';
import type { OfficeConflict } from '../../contract/office.ts';
import { officeTexts } from './text.ts';

/** Two changed the same paragraph: both texts side by side, and a third to choose or edit. */
export function TextConflict({
  conflict: { draft, merged },
  mine,
  decide,
}: {
  conflict: OfficeConflict;
  mine: string;
  decide: (text: string) => void;
}) {
  const all = useText(officeTexts);
  const t = all.conflict;
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [together, setTogether] = useState(merged);
  useEffect(() => {
    setTogether(merged);
    panel.current?.focus();
  }, [merged]);
  return (
    <Alert data-color="warning" ref={panel} tabIndex={-1}>
      <div className="publishing-conflict">
        <Heading level={3} data-size="2xs">
          {t.title(draft.updatedBy)}
        </Heading>
        <p>{t.text}</p>
        <div className="publishing-sides">
          <div>
            <strong>{t.mine}</strong>
            <p className="publishing-verbatim">{mine || all.empty}</p>
          </div>
          <div>
            <strong>{t.theirs(draft.updatedBy)}</strong>
            <p className="publishing-verbatim">{draft.text || all.empty}</p>
          </div>
        </div>
        <Field>
          <Label htmlFor={id}>{t.together}</Label>
          <Textarea id={id} rows={8} value={together} onChange={(event) => setTogether(event.target.value)} />
        </Field>
        <div className="page-actions">
          <Button onClick={() => decide(together)}>{t.keepTogether}</Button>
          <Button variant="secondary" onClick={() => decide(mine)}>
            {t.keepMine}
          </Button>
          <Button variant="secondary" onClick={() => decide(draft.text)}>
            {t.keepTheirs}
          </Button>
        </div>
      </div>
    </Alert>
  );
}
