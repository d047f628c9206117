import { useQuery } from '@tanstack/react-query';
import { usePathParams } from '../../../web/address.ts';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Page, Section } from '../../../web/components/Page.tsx';
import { SummaryList } from '../../../web/components/SummaryList.tsx';
import { ButtonLink, TextLink } from '../../../web/components/TextLink.tsx';
import { useFormat, useText } from '../../../web/text.tsx';
import type { OrganisationDetail } from '../contract.ts';
import { PeriodTag, today, usePeriodText, useRights } from './parts.tsx';
import { ORGANISATIONS, organisationPath } from './paths.ts';
import { organisationQuery } from './queries.ts';
import { kindTexts, organisationTexts, sharedTexts } from './text.ts';
import { UnitPeopleSection } from './unit-people.tsx';
import './organisation.css';

export default function OrganisationPage() {
  const { organisationId } = usePathParams('organisationId');
  const organisation = useQuery(organisationQuery(organisationId));
  return (
    <Loaded query={organisation} page>
      {(one) => <Content organisation={one} />}
    </Loaded>
  );
}

function Content({ organisation }: { organisation: OrganisationDetail }) {
  const t = useText(organisationTexts);
  const s = useText(sharedTexts);
  const kinds = useText(kindTexts);
  const period = usePeriodText();
  const { editsOrganisations, editsPeople } = useRights();
  const { id, name, kind, aliases, parent, area, children } = organisation;
  const ends = organisation.validTo !== null;
  return (
    <Page
      title={name}
      kicker={kinds[kind]}
      lead={<Ending organisation={organisation} />}
      breadcrumbs={[
        { text: s.administration, to: '/administration' },
        { text: t.title, to: ORGANISATIONS },
      ]}
      actions={
        <>
          {editsOrganisations && (
            <ButtonLink to={`${organisationPath(id)}/andra`} variant="secondary">
              {s.edit}
            </ButtonLink>
          )}
          {editsPeople && !ends && (
            <ButtonLink to={`${organisationPath(id)}/upphor`} variant="tertiary">
              {t.end}
            </ButtonLink>
          )}
        </>
      }
    >
      <Section title={t.facts} id="uppgifter">
        <SummaryList
          rows={[
            { label: t.shortName, value: organisation.shortName },
            { label: t.aliases, value: aliases.join(', ') },
            {
              label: t.parent,
              value: parent && <TextLink to={organisationPath(parent.id)}>{parent.name}</TextLink>,
            },
            { label: t.area, value: area?.name },
            {
              label: t.declarationShort,
              value: organisation.inDeclarationOfIntent ? t.declarationYes : null,
            },
            { label: t.period, value: period(organisation) },
          ]}
        />
      </Section>
      {children.length > 0 && (
        <Section title={t.children} id="hor-hit" {...(ends ? { lead: t.childrenOfEnded } : {})}>
          <ul className="organisation-list">
            {children.map((child) => (
              <li key={child.id}>
                <TextLink to={organisationPath(child.id)}>{child.name}</TextLink> ({kinds[child.kind]}){' '}
                {child.validTo !== null && <PeriodTag period={child} />}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <UnitPeopleSection organisationId={id} organisationName={name} />
      <HistorySection organisation={organisation} />
    </Page>
  );
}

/** That it has ended, or will, and what it went up in. */
function Ending({ organisation: { validTo, successor } }: { organisation: OrganisationDetail }) {
  const t = useText(organisationTexts);
  const format = useFormat();
  if (validTo === null) return null;
  const over = validTo < today();
  return (
    <p>
      {over ? t.endedOn(format.date(validTo)) : t.endsOn(format.date(validTo))}
      {successor && (
        <>
          {' '}
          {over ? t.wentInto : t.goesInto}{' '}
          <TextLink to={organisationPath(successor.id)}>{successor.name}</TextLink>.
        </>
      )}
    </p>
  );
}

function HistorySection({ organisation }: { organisation: OrganisationDetail }) {
  const t = useText(organisationTexts);
  const s = useText(sharedTexts);
  const format = useFormat();
  const { predecessors, successor, validFrom, validTo } = organisation;
  return (
    <Section title={s.history} id="historik">
      <ul className="organisation-list">
        {validTo !== null && (
          <li>
            {t.endedOn(format.date(validTo))}{' '}
            {successor && (
              <>
                {t.wentInto} <TextLink to={organisationPath(successor.id)}>{successor.name}</TextLink>.
              </>
            )}
          </li>
        )}
        {predecessors.map((each) => (
          <li key={each.id}>
            {t.tookOver} <TextLink to={organisationPath(each.id)}>{each.name}</TextLink>
            {each.validTo && `, ${t.tookOverOn(format.date(each.validTo))}`}.
          </li>
        ))}
        <li>
          {t.began} {format.date(validFrom)}.
        </li>
      </ul>
    </Section>
  );
}
