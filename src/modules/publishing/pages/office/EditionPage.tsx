import { Alert } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { usePathParams } from '../../../../web/address.ts';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { Page } from '../../../../web/components/Page.tsx';
import { ButtonLink } from '../../../../web/components/TextLink.tsx';
import { useFormat, useText } from '../../../../web/text.tsx';
import { saysNothing } from '../../rules/office.ts';
import '../publishing.css';
import { officeEditionQuery, reportQuery } from '../queries.ts';
import { reportTexts } from '../text.ts';
import { OfficeRead } from './OfficeRead.tsx';
import { officeTexts } from './text.ts';

/** One edition of the office's text, as it was decided. */
export default function EditionPage() {
  const t = useText(officeTexts);
  const reports = useText(reportTexts);
  const format = useFormat();
  const { roundId, number } = usePathParams('roundId', 'number');
  const edition = useQuery(officeEditionQuery(roundId, number));
  const report = useQuery(reportQuery(roundId));
  return (
    <Loaded query={report} page>
      {({ title, officeState }) => (
        <Loaded query={edition} page>
          {(read) => (
            <Page
              title={t.edition(read.number)}
              kicker={`${t.title}, ${title}`}
              lead={t.whose(read.by, read.number, format.date(read.decidedAt))}
              width="reading"
              breadcrumbs={[
                { text: reports.place, to: '/uppfoljning' },
                { text: reports.title, to: '/uppfoljning/rapporter' },
                { text: title, to: `/uppfoljning/rapporter/${roundId}` },
                ...(officeState ? [{ text: t.title, to: `/uppfoljning/rapporter/${roundId}/text` }] : []),
              ]}
            >
              {officeState && officeState.number > read.number && (
                <Alert data-color="info">{t.earlier}</Alert>
              )}
              {saysNothing({ ...read, questions: [] }) ? (
                <p>{t.nothing}</p>
              ) : (
                <OfficeRead edition={read} level={2} />
              )}
              <p className="quiet">
                {t.hash}: <code className="publishing-hash">{read.hash}</code>
              </p>
              <div className="page-actions">
                <ButtonLink to={`/uppfoljning/rapporter/${roundId}`} variant="secondary">
                  {t.toReport}
                </ButtonLink>
              </div>
            </Page>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
