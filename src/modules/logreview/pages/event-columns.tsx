import type { Column } from '../../../web/components/DataTable.tsx';
import { StatusTag } from '../../../web/components/StatusTag.tsx';
import { useFormat, useText } from '../../../web/text.tsx';
import type { LogEvent } from '../contract.ts';
import { logTexts } from './text.ts';

function EventObject({ event }: { event: LogEvent }) {
  const t = useText(logTexts);
  const facts = Object.entries(event.detail).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return (
    <>
      <div>{t.objects[event.objectType] ?? event.objectType}</div>
      {event.objectId !== '' && <div className="logreview-id quiet">{event.objectId}</div>}
      {event.columns.length > 0 && <div className="quiet">{t.columns(event.columns.join(', '))}</div>}
      {facts.length > 0 && <div className="quiet">{facts.join(', ')}</div>}
    </>
  );
}

function EventAct({ event }: { event: LogEvent }) {
  const t = useText(logTexts);
  return (
    <>
      <div>{t.actions[event.action] ?? event.action}</div>
      {event.attention.map((reason) => (
        <StatusTag key={reason} meaning="attention">
          {t.attentions[reason]}
        </StatusTag>
      ))}
    </>
  );
}

function EventPerson({ event }: { event: LogEvent }) {
  const t = useText(logTexts);
  const format = useFormat();
  return (
    <>
      <div>{event.person?.name ?? t.nobody}</div>
      {event.role && (
        <div className="quiet">{t.asRole(format.role(event.role), event.organisation?.name ?? '')}</div>
      )}
    </>
  );
}

/** The columns of every table of log rows. */
export function useEventColumns(): Column<LogEvent>[] {
  const t = useText(logTexts);
  const format = useFormat();
  return [
    { key: 'at', heading: t.when, rowHeading: true, cell: ({ at }) => format.dateTime(at) },
    { key: 'person', heading: t.who, cell: (event) => <EventPerson event={event} /> },
    { key: 'action', heading: t.act, cell: (event) => <EventAct event={event} /> },
    { key: 'object', heading: t.object, cell: (event) => <EventObject event={event} /> },
    {
      key: 'block',
      heading: t.block,
      numeric: true,
      cell: ({ block }) => (block === null ? t.blockWaiting : format.number(block)),
    },
  ];
}
