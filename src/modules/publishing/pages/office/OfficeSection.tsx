import { Section } from '../../../../web/components/Page.tsx';
import { type Meaning, StatusTag } from '../../../../web/components/StatusTag.tsx';
import { ButtonLink } from '../../../../web/components/TextLink.tsx';
import { useFormat, useText } from '../../../../web/text.tsx';
import type { Report } from '../../contract.ts';
import { OfficeRead } from './OfficeRead.tsx';
import { officeTexts } from './text.ts';

/** What the office says, where the report is read; and for who writes it, where it stands. */
export function OfficeSection({ report }: { report: Report }) {
  const t = useText(officeTexts);
  const format = useFormat();
  const { office, officeState: state } = report;
  if (office === null && state === null) return null;
  return (
    <Section
      title={t.title}
      id="text"
      lead={office ? t.whose(office.by, office.number, format.date(office.decidedAt)) : t.noText}
      actions={
        state && (
          <ButtonLink to={`/uppfoljning/rapporter/${report.roundId}/text`} variant="secondary">
            {office || state.differs ? t.change : t.write}
          </ButtonLink>
        )
      }
    >
      {state?.differs && (
        <p>{tag('attention', state.number === 0 ? t.states.draft : t.states.differs(state.number))}</p>
      )}
      {office && <OfficeRead edition={office} level={3} />}
    </Section>
  );
}

const tag = (meaning: Meaning, text: string) => <StatusTag meaning={meaning}>{text}</StatusTag>;
