import { Details } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { Added, MarkedText, Removed } from '../../../../web/components/MarkedText.tsx';
import { useFormat, useText } from '../../../../web/text.tsx';
import type { AnswerContent } from '../../contract.ts';
import {
  compareAnswers,
  type FieldChange,
  findSinceReturn,
  type HistoryEntry,
  tellHistory,
} from '../../rules/history.ts';
import { historyQuery } from '../queries.ts';
import { historyTexts } from '../text/history.ts';
import { termTexts } from '../text/terms.ts';
import { AnswerText } from './AnswerText.tsx';
import { ValueMark } from './marks.tsx';

/** Who did what with an answer and when, as far as the reader may know; read when it is opened. */
export function AnswerHistory({ answerId }: { answerId: string }) {
  const t = useText(historyTexts);
  const [open, setOpen] = useState(false);
  return (
    <Details onToggle={() => setOpen(true)}>
      <Details.Summary>{t.title}</Details.Summary>
      <Details.Content>{open && <Entries answerId={answerId} />}</Details.Content>
    </Details>
  );
}

function Entries({ answerId }: { answerId: string }) {
  const history = useQuery({ ...historyQuery(answerId), staleTime: 0 });
  return (
    <Loaded query={history}>
      {({ revisions }) => (
        <ol className="followup-comments" reversed>
          {tellHistory(revisions).map((entry) => (
            <li key={entry.content.revision}>
              <Entry entry={entry} />
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}

function Entry({ entry: { act, by, at, note, content, before } }: { entry: HistoryEntry }) {
  const t = useText(historyTexts);
  const format = useFormat();
  const changes = before ? compareAnswers(before, content) : null;
  return (
    <>
      <span className="quiet">{t.acts[act](by, format.dateTime(at))}</span>
      {note && <p className="followup-verbatim">{note}</p>}
      {changes === null ? (
        <>
          <ValueMark value={content.value} />
          <AnswerText content={content} />
        </>
      ) : (
        <Changes changes={changes} unchanged={act === 'written' ? t.unchanged : ''} />
      )}
    </>
  );
}

/** What differs, field by field, with the words marked. */
function Changes({ changes, unchanged }: { changes: readonly FieldChange[]; unchanged: string }) {
  const t = useText(historyTexts);
  const terms = useText(termTexts);
  const format = useFormat();
  const shown = (field: 'value' | 'status' | 'cost', content: AnswerContent): string => {
    if (field === 'value') return content.value ? terms.values[content.value] : t.empty;
    if (field === 'status') return content.status ? terms.statuses[content.status] : t.empty;
    return content.cost === null ? t.empty : terms.kronor(format.number(content.cost));
  };
  if (changes.length === 0) return unchanged ? <p className="quiet">{unchanged}</p> : null;
  return (
    <dl className="followup-changes">
      {changes.map((change) => (
        <div key={change.field}>
          <dt>{terms.fields[change.field]}</dt>
          <dd>
            {'parts' in change ? (
              <MarkedText parts={change.parts} />
            ) : (
              <>
                <Removed>{shown(change.field, change.before)}</Removed>{' '}
                <Added>{shown(change.field, change.after)}</Added>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** For the approver: what was asked for when the answer was last returned, and what has changed since. */
export function SinceReturn({ answerId }: { answerId: string }) {
  const t = useText(historyTexts);
  const format = useFormat();
  const history = useQuery({ ...historyQuery(answerId), staleTime: 0 });
  return (
    <Loaded query={history}>
      {({ revisions }) => {
        const since = findSinceReturn(revisions);
        if (!since) return null;
        return (
          <div className="followup-side">
            <strong>{t.since(since.by, format.dateTime(since.at))}</strong>
            <p className="followup-verbatim quiet">{t.asked(since.note)}</p>
            <Changes changes={since.changes} unchanged={t.sinceNothing} />
          </div>
        );
      }}
    </Loaded>
  );
}
