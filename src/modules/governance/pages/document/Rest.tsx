import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { DataTable } from '../../../../web/components/DataTable.tsx';
import { NoBreak } from '../../../../web/components/NoBreak.tsx';
import { Section } from '../../../../web/components/Page.tsx';
import { StatusTag } from '../../../../web/components/StatusTag.tsx';
import { TextLink } from '../../../../web/components/TextLink.tsx';
import { useFormat, useText } from '../../../../web/text.tsx';
import {
  type Document,
  type Indicator,
  relationNames,
  type VersionContent,
  versionStatusNames,
} from '../../contract.ts';
import { DocumentLinksEditor } from '../edit/DocumentLinksEditor.tsx';
import { AppendicesEditor, GoalsEditor, IndicatorsEditor, SupportingEditor } from '../edit/ListsEditor.tsx';
import { periodText, statusMeaning, useName } from '../labels.ts';
import { documentTexts } from '../text/document.ts';
import { editTexts } from '../text/edit.ts';

export function Goals({ content }: { content: VersionContent }) {
  const t = useText(documentTexts);
  return (
    <Section title={t.goals} id="mal">
      {content.editable ? (
        <GoalsEditor content={content} />
      ) : (
        <ul>
          {content.goals.map((goal) => (
            <li key={goal.id}>{goal.text}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** A figure with its year; one that is missing says so, and is never zero. */
function Figure({ value, year, unit }: { value: number | null; year: number | null; unit: string }) {
  const t = useText(documentTexts);
  const format = useFormat();
  return (
    <>
      {value === null ? (
        <span className="quiet">{t.missing}</span>
      ) : (
        <NoBreak>{[format.number(value), unit === 'antal' ? '' : unit].filter(Boolean).join(' ')}</NoBreak>
      )}
      {year !== null && <span className="quiet"> {t.inYear(year)}</span>}
    </>
  );
}

export function Indicators({ content }: { content: VersionContent }) {
  const t = useText(documentTexts);
  return (
    <Section title={t.indicators} id="indikatorer">
      {content.editable ? (
        <IndicatorsEditor content={content} />
      ) : (
        <DataTable
          caption={t.indicators}
          rows={content.indicators}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              heading: t.indicator,
              rowHeading: true,
              cell: (row: Indicator) => (
                <>
                  {row.name}
                  {row.goal && <span className="quiet governance-under">{row.goal}</span>}
                </>
              ),
            },
            {
              key: 'baseline',
              heading: t.baseline,
              numeric: true,
              cell: (row) => <Figure value={row.baseline} year={row.baselineYear} unit={row.unit} />,
            },
            {
              key: 'target',
              heading: t.target,
              numeric: true,
              cell: (row) => <Figure value={row.target} year={row.targetYear} unit={row.unit} />,
            },
            {
              key: 'direction',
              heading: t.direction,
              cell: (row) => (row.direction ? t[row.direction] : <span className="quiet">{t.missing}</span>),
            },
            {
              key: 'source',
              heading: t.source,
              cell: (row) => row.source || <span className="quiet">{t.missing}</span>,
            },
          ]}
        />
      )}
    </Section>
  );
}

export function Related({ document }: { document: Document }) {
  const t = useText(documentTexts);
  const e = useText(editTexts);
  const name = useName();
  const [editing, setEditing] = useState(false);
  return (
    <Section
      title={t.related}
      id="hor-ihop"
      actions={
        document.editable && (
          <Button
            variant="tertiary"
            data-size="sm"
            aria-label={`${editing ? e.doneLinks : e.editLinks}: ${t.related}`}
            onClick={() => setEditing(!editing)}
          >
            {editing ? e.doneLinks : e.editLinks}
          </Button>
        )
      }
    >
      {editing && <DocumentLinksEditor document={document} />}
      <ul className="governance-related">
        {document.links.map((link) => (
          <li key={`${link.id}-${link.outgoing}`}>
            <span className="quiet">
              {name(
                {
                  outgoing: relationNames[link.relation].outgoing,
                  incoming: relationNames[link.relation].incoming,
                },
                link.outgoing ? 'outgoing' : 'incoming',
              )}
            </span>
            {link.document ? (
              <TextLink to={`/styrning/dokument/${link.document.id}`}>{link.title}</TextLink>
            ) : (
              <span>{link.title}</span>
            )}
            {link.sentence && <p>{link.sentence}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Attachments({ content }: { content: VersionContent }) {
  const t = useText(documentTexts);
  const { editable, appendices, supportingDocuments } = content;
  return (
    <>
      {(editable || supportingDocuments.length > 0) && (
        <Section title={t.supporting} id="underlag">
          {editable ? (
            <SupportingEditor content={content} />
          ) : (
            <ul>
              {supportingDocuments.map((each) => (
                <li key={each.id}>
                  {each.title} {each.note && <span className="quiet">{each.note}</span>}
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
      {(editable || appendices.length > 0) && (
        <Section title={t.appendices} id="bilagor">
          {editable ? (
            <AppendicesEditor content={content} />
          ) : (
            <ol>
              {appendices.map((each) => (
                <li key={each.id}>{each.title}</li>
              ))}
            </ol>
          )}
        </Section>
      )}
    </>
  );
}

export function Versions({ document, shown }: { document: Document; shown: string }) {
  const t = useText(documentTexts);
  const name = useName();
  const format = useFormat();
  const numbers = new Map(document.versions.map(({ id, number }) => [id, number]));
  return (
    <Section title={t.versions} id="versioner">
      <DataTable
        caption={t.versions}
        rows={document.versions}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'number',
            heading: t.versions,
            rowHeading: true,
            cell: (row) =>
              row.id === shown ? (
                <strong>{t.version(row.number)}</strong>
              ) : (
                <TextLink to={`/styrning/dokument/${document.id}?version=${row.id}`}>
                  {t.version(row.number)}
                </TextLink>
              ),
          },
          {
            key: 'status',
            heading: t.status,
            cell: (row) => (
              <StatusTag meaning={statusMeaning[row.status]}>
                {name(versionStatusNames, row.status)}
              </StatusTag>
            ),
          },
          {
            key: 'period',
            heading: t.period,
            cell: (row) => periodText(row, format.date) || <span className="quiet">{t.missing}</span>,
          },
          { key: 'since', heading: t.statusSince, cell: (row) => format.date(row.statusChangedAt) },
          {
            key: 'changes',
            heading: t.changes,
            cell: (row) => {
              const base = row.basedOnVersionId;
              const number = base && numbers.get(base);
              return number ? (
                <TextLink to={`/styrning/dokument/${document.id}/jamfor?fran=${base}&till=${row.id}`}>
                  {t.compare(number)}
                </TextLink>
              ) : null;
            },
          },
        ]}
      />
    </Section>
  );
}
