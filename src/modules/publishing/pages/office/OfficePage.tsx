import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePathParams } from '../../../../web/address.ts';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { Page, Section } from '../../../../web/components/Page.tsx';
import { TextLink } from '../../../../web/components/TextLink.tsx';
import { useFormat, useText } from '../../../../web/text.tsx';
import type { OfficeWork } from '../../contract/office.ts';
import '../publishing.css';
import { officeQuery } from '../queries.ts';
import { reportTexts } from '../text.ts';
import { Decide } from './Decide.tsx';
import { OfficeField, type OpenField } from './OfficeField.tsx';
import { QuestionComments } from './QuestionComments.tsx';
import { officeTexts } from './text.ts';

/** Milliseconds between looks for what colleagues have written. */
const LOOK_EVERY = 15_000;

/** What do we say about the year? */
export default function OfficePage() {
  const { roundId } = usePathParams('roundId');
  const work = useQuery({ ...officeQuery(roundId), refetchInterval: LOOK_EVERY });
  return (
    <Loaded query={work} page>
      {(loaded) => <Writing work={loaded} />}
    </Loaded>
  );
}

function Writing({ work }: { work: OfficeWork }) {
  const t = useText(officeTexts);
  const reports = useText(reportTexts);
  const [fields] = useState(() => new Map<string, OpenField>());
  const whole = { distribution: work.distribution, facts: work.facts };
  return (
    <Page
      title={t.title}
      kicker={work.title}
      lead={t.lead}
      breadcrumbs={[
        { text: reports.place, to: '/uppfoljning' },
        { text: reports.title, to: '/uppfoljning/rapporter' },
        { text: work.title, to: `/uppfoljning/rapporter/${work.roundId}` },
      ]}
    >
      <Decide work={work} fields={fields} />
      <Section title={t.whole} id="hela">
        <OfficeField
          work={work}
          place={{ section: 'summary', about: null }}
          label={t.summary}
          help={t.summaryHelp}
          figures={whole}
          fields={fields}
        />
        <OfficeField
          work={work}
          place={{ section: 'assessment', about: null }}
          label={t.assessment}
          help={t.assessmentHelp}
          fields={fields}
        />
      </Section>
      {work.documents.map((document, at) => (
        <Section key={document.versionId} title={document.title} id={`dokument-${at + 1}`}>
          <OfficeField
            work={work}
            place={{ section: 'document', about: document.versionId }}
            label={t.assessment}
            labelOf={t.ofDocument(document.title)}
            figures={document}
            fields={fields}
          />
          {document.questions.length > 0 && (
            <QuestionComments work={work} questions={document.questions} fields={fields} />
          )}
        </Section>
      ))}
      <Editions work={work} />
    </Page>
  );
}

/** What has been decided, latest first. */
function Editions({ work }: { work: OfficeWork }) {
  const t = useText(officeTexts);
  const format = useFormat();
  return (
    <Section title={t.editions} id="utgavor">
      {work.editions.length === 0 ? (
        <p className="quiet">{t.noEditions}</p>
      ) : (
        <ul>
          {work.editions.map(({ number, decidedAt, decidedBy }, at) => (
            <li key={number}>
              <TextLink to={`/uppfoljning/rapporter/${work.roundId}/text/${number}`}>
                {t.edition(number)}
              </TextLink>
              , {t.decidedBy(format.dateTime(decidedAt), decidedBy)}
              {at === 0 && `, ${t.current}`}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
