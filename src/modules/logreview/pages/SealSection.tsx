import { Alert, Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Section } from '../../../web/components/Page.tsx';
import { StatusTag } from '../../../web/components/StatusTag.tsx';
import { SummaryList } from '../../../web/components/SummaryList.tsx';
import { useFormat, useText } from '../../../web/text.tsx';
import { sealStatusQuery } from './queries.ts';
import { logTexts } from './text.ts';

/** Whether the log is being sealed. */
export function SealSection() {
  const t = useText(logTexts);
  const format = useFormat();
  const status = useQuery(sealStatusQuery);
  return (
    <Section title={t.seals} id="forsegling">
      <Loaded query={status}>
        {({ blocks, sealed, waiting, lastSealedAt, overdue }) => (
          <>
            {overdue ? (
              <Alert data-color="warning">
                <Paragraph>
                  {t.overdue}. {t.overdueHelp}
                </Paragraph>
              </Alert>
            ) : (
              <div>
                <StatusTag meaning="done">{t.fine}</StatusTag>
              </div>
            )}
            <SummaryList
              rows={[
                { label: t.sealed, value: t.sealedValue(format.number(sealed), format.number(blocks)) },
                { label: t.waiting, value: t.waitingValue(format.number(waiting)) },
                { label: t.lastSealed, value: lastSealedAt ? format.dateTime(lastSealedAt) : t.never },
              ]}
            />
            <p className="quiet">{t.verifyHelp}</p>
          </>
        )}
      </Loaded>
    </Section>
  );
}
