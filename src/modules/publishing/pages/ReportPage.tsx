import { List } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { usePathParams } from '../../../web/address.ts';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Page, Section } from '../../../web/components/Page.tsx';
import { SummaryList } from '../../../web/components/SummaryList.tsx';
import { TextLink } from '../../../web/components/TextLink.tsx';
import { useFormat, useText } from '../../../web/text.tsx';
import type { Report } from '../contract.ts';
import { Addenda } from './Addenda.tsx';
import { Archive } from './Archive.tsx';
import { Files } from './Files.tsx';
import { OfficeSection } from './office/OfficeSection.tsx';
import { Publishing } from './Publishing.tsx';
import { reportQuery } from './queries.ts';
import './publishing.css';
import { ReportState } from './ReportState.tsx';
import { reportTexts } from './text.ts';

const VALUES = ['yes', 'partly', 'no', 'notApplicable', 'none'] as const;

function Facts({ report }: { report: Report }) {
  const t = useText(reportTexts);
  const format = useFormat();
  return (
    <Section title={t.facts} id="om">
      <SummaryList
        rows={[
          { label: t.state, value: <ReportState report={report} /> },
          { label: t.owner, value: report.owner },
          { label: t.documents, value: report.documents.join(', ') },
          { label: t.size, value: t.sizeText(report.questions, report.organisations, report.comments) },
          {
            label: t.distribution,
            value: VALUES.map((key) => `${t.values[key]} ${format.number(report.distribution[key])}`).join(
              ', ',
            ),
          },
          { label: t.closed, value: format.dateTime(report.closedAt) },
          { label: t.frozen, value: format.dateTime(report.frozenAt) },
          {
            label: t.hash,
            value: (
              <>
                <code className="publishing-hash">{report.hash}</code>
                <br />
                <span className="quiet">{t.hashHelp}</span>
              </>
            ),
          },
          ...(report.office
            ? [
                {
                  label: t.officeHash,
                  value: <code className="publishing-hash">{report.office.hash}</code>,
                },
              ]
            : []),
        ]}
      />
      <p>
        <TextLink to={`/uppfoljning/${report.roundId}`}>{t.toResult}</TextLink>
      </p>
    </Section>
  );
}

/** One frozen report: what it says in short, its files, its corrections and whether it is public. */
export default function ReportPage() {
  const t = useText(reportTexts);
  const { roundId } = usePathParams('roundId');
  const report = useQuery(reportQuery(roundId));
  return (
    <Loaded query={report} page>
      {(loaded) => (
        <Page
          title={loaded.title}
          kicker={String(loaded.year)}
          width="reading"
          breadcrumbs={[
            { text: t.place, to: '/uppfoljning' },
            { text: t.title, to: '/uppfoljning/rapporter' },
          ]}
        >
          <OfficeSection report={loaded} />
          <Section title={loaded.office || loaded.officeState ? t.inShort : t.summary} id="sammanfattning">
            <List.Unordered>
              {loaded.facts.map((fact) => (
                <List.Item key={fact}>{fact}</List.Item>
              ))}
            </List.Unordered>
          </Section>
          <Files report={loaded} />
          <Publishing key={loaded.publications.length} report={loaded} />
          <Addenda report={loaded} />
          {loaded.editable && <Archive report={loaded} />}
          <Facts report={loaded} />
        </Page>
      )}
    </Loaded>
  );
}
