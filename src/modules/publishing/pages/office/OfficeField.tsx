import {
  Alert,
  Button,
  Details,
  Field,
  Heading,
  Label,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { LiveTextarea } from '../../../../web/components/LiveTextarea.tsx';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { SaveStatus } from '../../../../web/components/SaveStatus.tsx';
import { useStatus } from '../../../../web/components/StatusMessage.tsx';
import { useFormat, useText } from '../../../../web/text.tsx';
import { MOST_OFFICE_TEXT, type OfficePlace, type OfficeWork } from '../../contract/office.ts';
import { placeKey, withSentences } from '../../rules/office.ts';
import { officeRevisionsQuery } from '../queries.ts';
import { Beside, type Figures } from './Beside.tsx';
import { TextConflict } from './TextConflict.tsx';
import { officeTexts } from './text.ts';
import { useOfficeText } from './use-office-text.ts';

/** What the page needs of the fields that are open when the text is decided. */
export interface OpenField {
  flush: () => Promise<unknown>;
  isSaved: () => boolean;
  /** What the server has acknowledged, which a reading on its way may be older than. */
  settled: () => { revision: number } | null;
}

/** One section being written, with the figures it is about beside it. */
export function OfficeField({
  work,
  place,
  label,
  labelOf,
  help,
  figures,
  fields,
  focus = false,
}: {
  work: OfficeWork;
  place: OfficePlace;
  label: string;
  /** What the label is about, for those who do not see the heading above. */
  labelOf?: string;
  help?: string;
  figures?: Figures;
  /** Where the field tells that it is open. */
  fields: Map<string, OpenField>;
  /** Whether the writer has just asked for it. */
  focus?: boolean;
}) {
  const t = useText(officeTexts);
  const format = useFormat();
  const status = useStatus();
  const id = useId();
  const writing = useOfficeText(work, place);
  const key = placeKey(place);
  useEffect(() => {
    fields.set(key, writing);
    return () => {
      if (fields.get(key) === writing) fields.delete(key);
    };
  });
  const facts = figures?.facts ?? [];
  const started = withSentences(writing.text, facts);
  const insert = () => {
    const undo = writing.start({ text: started });
    status.say(t.inserted, { undo });
  };
  const tooLong = writing.text.length > MOST_OFFICE_TEXT;
  return (
    <div className="publishing-writing">
      <div className="publishing-field">
        {writing.unsent && (
          <Alert data-color="info">
            <Heading level={3} data-size="2xs">
              {t.unsent.title(format.dateTime(writing.unsent.at))}
            </Heading>
            <p>{t.unsent.text}</p>
            <Button variant="secondary" onClick={writing.restore}>
              {t.unsent.restore}
            </Button>
          </Alert>
        )}
        {writing.conflict && (
          <TextConflict conflict={writing.conflict} mine={writing.text} decide={writing.decide} />
        )}
        <Field>
          <Label htmlFor={id}>
            {label}
            {labelOf && <span className="ds-sr-only"> {labelOf}</span>}
          </Label>
          {help && <Field.Description>{help}</Field.Description>}
          <LiveTextarea
            id={id}
            rows={place.section === 'question' ? 3 : 7}
            value={writing.text}
            autoFocus={focus}
            readOnly={writing.conflict !== null}
            aria-invalid={tooLong || undefined}
            type={writing.type}
            onBlur={() => void writing.flush()}
          />
          {tooLong && (
            <ValidationMessage>
              {t.tooLong(format.number(writing.text.length), format.number(MOST_OFFICE_TEXT))}
            </ValidationMessage>
          )}
        </Field>
        {writing.status.state === 'refused' && (
          <Alert data-color="danger">
            <Heading level={3} data-size="2xs">
              {t.refused.title}
            </Heading>
            <p>{t.refused.text}</p>
          </Alert>
        )}
        <div className="publishing-beneath">
          <SaveStatus status={writing.status} />
          <p role="status" className="quiet">
            {writing.news && t[writing.news]}
          </p>
        </div>
        {writing.present && <Wordings roundId={work.roundId} place={place} />}
      </div>
      {figures && (
        <Beside figures={figures}>
          {facts.length > 0 && (
            <Button
              variant="secondary"
              data-size="sm"
              disabled={started === writing.text || writing.conflict !== null}
              onClick={insert}
            >
              {writing.text.trim() === '' ? t.insert : t.append}
            </Button>
          )}
        </Beside>
      )}
    </div>
  );
}

/** What the section has said before, read when it is opened. */
function Wordings({ roundId, place }: { roundId: string; place: OfficePlace }) {
  const t = useText(officeTexts);
  const [open, setOpen] = useState(false);
  return (
    <Details data-size="sm" onToggle={() => setOpen(true)}>
      <Details.Summary>{t.history}</Details.Summary>
      <Details.Content>{open && <WordingList roundId={roundId} place={place} />}</Details.Content>
    </Details>
  );
}

function WordingList({ roundId, place }: { roundId: string; place: OfficePlace }) {
  const t = useText(officeTexts);
  const format = useFormat();
  const wordings = useQuery({ ...officeRevisionsQuery(roundId, place), staleTime: 0 });
  return (
    <Loaded query={wordings}>
      {({ revisions }) => (
        <ol className="publishing-wordings" reversed>
          {revisions.map((each) => (
            <li key={each.revision}>
              <span className="quiet">{t.wording(each.savedBy, format.dateTime(each.savedAt))}</span>
              <p className="publishing-verbatim">{each.text.trim() || t.empty}</p>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}
