import { useQueryClient } from '@tanstack/react-query';
import { calendarDay } from '../../../../platform/i18n/format.ts';
import { NoBreak } from '../../../../web/components/NoBreak.tsx';
import { Section } from '../../../../web/components/Page.tsx';
import { StatusTag } from '../../../../web/components/StatusTag.tsx';
import { SummaryList } from '../../../../web/components/SummaryList.tsx';
import { useFormat, useText } from '../../../../web/text.tsx';
import {
  type Document,
  Document as DocumentSchema,
  documentKindNames,
  planningNames,
  type VersionContent,
  Version as VersionSchema,
  versionStatusNames,
} from '../../contract.ts';
import { isOpen } from '../../rules/status.ts';
import { EditableYear } from '../edit/EditableYear.tsx';
import { EditableText } from '../edit/fields.tsx';
import { useVersionCache } from '../edit/version-cache.ts';
import { periodText, statusMeaning, useName } from '../labels.ts';
import { documentQuery } from '../queries.ts';
import { documentTexts } from '../text/document.ts';
import { editTexts } from '../text/edit.ts';
import { itemTexts } from '../text/item.ts';

/** What a document is: kind, status, decision, validity. What is not known stands as missing. */
export function Facts({ content, register }: { content: VersionContent; register: Document }) {
  const t = useText(documentTexts);
  const name = useName();
  const format = useFormat();
  const { document, version } = content;
  const missing = <span className="quiet">{t.missing}</span>;
  const decided = version.status === 'adopted' || version.decidedBy !== null;
  return (
    <Section title={t.facts} id="om">
      <SummaryList
        rows={[
          {
            label: t.status,
            value: (
              <StatusTag meaning={statusMeaning[version.status]}>
                {name(versionStatusNames, version.status)}
              </StatusTag>
            ),
          },
          {
            label: t.kind,
            value: `${name(documentKindNames, document.kind)}, ${name(planningNames, document.planning).toLocaleLowerCase()}`,
          },
          ...(content.editable
            ? []
            : [
                {
                  label: t.period,
                  value: periodText(version, format.date) ? (
                    <>
                      <NoBreak>{periodText(version, format.date)}</NoBreak>
                      {version.status === 'adopted' &&
                        version.validTo !== null &&
                        version.validTo < calendarDay(new Date()) && (
                          <span className="quiet">, {t.over}</span>
                        )}
                    </>
                  ) : (
                    missing
                  ),
                },
              ]),
          { label: t.decision, value: decided ? <Decision content={content} /> : null },
          {
            label: t.diaryNumber,
            value: content.editable ? null : document.diaryNumber ? (
              <NoBreak>{document.diaryNumber}</NoBreak>
            ) : (
              missing
            ),
          },
          { label: t.appliesTo, value: content.editable ? null : version.appliesTo },
          { label: t.documentOwner, value: content.editable ? null : document.documentOwner || missing },
          { label: t.owner, value: document.owner.name },
          { label: t.lastRevised, value: version.lastRevised ? format.date(version.lastRevised) : null },
        ]}
      />
      {content.editable && <EditableFacts content={content} register={register} />}
    </Section>
  );
}

function Decision({ content }: { content: VersionContent }) {
  const t = useText(documentTexts);
  const format = useFormat();
  const { decidedBy, decisionDate, decisionParagraph } = content.version;
  const known = [
    decidedBy?.name,
    decisionDate ? format.date(decisionDate) : null,
    decisionParagraph || null,
  ].filter((part): part is string => Boolean(part));
  return (
    <>
      {known.map((part, at) => (
        <span key={part}>
          {at > 0 && ', '}
          <NoBreak>{part}</NoBreak>
        </span>
      ))}
      {!decisionDate && (
        <span className="quiet">
          {known.length > 0 && ', '}
          {t.decisionDay} {t.missing}
        </span>
      )}
    </>
  );
}

function EditableFacts({ content, register }: { content: VersionContent; register: Document }) {
  const t = useText(documentTexts);
  const e = useText(editTexts);
  const i = useText(itemTexts);
  const client = useQueryClient();
  const cache = useVersionCache(content.version.id);
  const { version } = content;
  const field = {
    target: {
      key: `version.${version.id}`,
      path: `/governance/versions/${version.id}`,
      schema: VersionSchema,
      revision: version.revision,
      onSaved: cache.putVersion,
    },
  };
  const whole = {
    target: {
      key: `document.${register.id}`,
      path: `/governance/documents/${register.id}`,
      schema: DocumentSchema,
      revision: register.revision,
      onSaved: (saved: Document) => {
        client.setQueryData(documentQuery(register.id).queryKey, saved);
        void client.invalidateQueries({ queryKey: ['governance', 'documents'] });
      },
    },
  };
  const sentOut = register.versions.some(({ status }) => !isOpen(status));
  return (
    <div className="governance-facts-fields">
      {!sentOut && <EditableText {...whole} field="title" value={register.title} label={i.title} large />}
      <EditableText {...whole} field="shortTitle" value={register.shortTitle} label={e.shortTitle} />
      <EditableText {...whole} field="diaryNumber" value={register.diaryNumber ?? ''} label={t.diaryNumber} />
      <EditableText {...whole} field="documentOwner" value={register.documentOwner} label={t.documentOwner} />
      <div className="governance-pair">
        <EditableYear {...field} field="validFrom" value={version.validFrom} label={t.fromYear} end={false} />
        <EditableYear {...field} field="validTo" value={version.validTo} label={t.toYear} end />
      </div>
      <EditableText {...field} field="purpose" value={version.purpose} label={t.purpose} lines={2} />
      <EditableText {...field} field="appliesTo" value={version.appliesTo} label={t.appliesTo} />
    </div>
  );
}
