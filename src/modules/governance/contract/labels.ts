import type { Bilingual } from '../../../platform/http/problem.ts';
import type {
  AreaGroup,
  DocumentKind,
  FundingKind,
  ItemKind,
  Part,
  Planning,
  PreventionLevel,
  Relation,
  VersionStatus,
} from './terms.ts';

/** The words of the glossary, for texts made on the server and for the pages. */
export const documentKindNames: Record<DocumentKind, Bilingual> = {
  program: { sv: 'Program', en: 'Programme' },
  plan: { sv: 'Plan', en: 'Plan' },
  guideline: { sv: 'Riktlinje', en: 'Guideline' },
  policy: { sv: 'Policy', en: 'Policy' },
};

export const versionStatusNames: Record<VersionStatus, Bilingual> = {
  draft: { sv: 'Utkast', en: 'Draft' },
  consultation: { sv: 'På remiss', en: 'Out on consultation' },
  revised: { sv: 'Omarbetas', en: 'Being revised' },
  adopted: { sv: 'Antagen', en: 'Adopted' },
  superseded: { sv: 'Ersatt', en: 'Superseded' },
  expired: { sv: 'Upphörd', en: 'Expired' },
};

export const itemKindNames: Record<ItemKind, Bilingual> = {
  strategy: { sv: 'Strategi', en: 'Strategy' },
  measure: { sv: 'Insats', en: 'Measure' },
};

export const partNames: Record<Part, Bilingual> = {
  coordinator: { sv: 'Samordningsansvar', en: 'Coordinator' },
  responsible: { sv: 'Ansvar', en: 'Responsible' },
  contributor: { sv: 'Bidrar', en: 'Contributes' },
};

export const preventionLevelNames: Record<PreventionLevel, Bilingual> = {
  universal: { sv: 'Generell', en: 'Universal' },
  selective: { sv: 'Selektiv', en: 'Selective' },
  indicated: { sv: 'Indikerad', en: 'Indicated' },
};

/** How a document connects with another, from the document that says so and from the other one. */
export const relationNames: Record<Relation, { outgoing: Bilingual; incoming: Bilingual }> = {
  'depends-on': {
    outgoing: { sv: 'Bygger på', en: 'Depends on' },
    incoming: { sv: 'Är grund för', en: 'Is the ground for' },
  },
  'makes-concrete': {
    outgoing: { sv: 'Konkretiserar', en: 'Makes concrete' },
    incoming: { sv: 'Konkretiseras av', en: 'Is made concrete by' },
  },
  overlaps: {
    outgoing: { sv: 'Överlappar', en: 'Overlaps' },
    incoming: { sv: 'Överlappar', en: 'Overlaps' },
  },
  supersedes: {
    outgoing: { sv: 'Ersätter', en: 'Supersedes' },
    incoming: { sv: 'Ersätts av', en: 'Is superseded by' },
  },
  supports: {
    outgoing: { sv: 'Stöder', en: 'Supports' },
    incoming: { sv: 'Stöds av', en: 'Is supported by' },
  },
};

export const planningNames: Record<Planning, Bilingual> = {
  planning: { sv: 'Planerande', en: 'Planning' },
  regulating: { sv: 'Reglerande', en: 'Regulating' },
};

export const fundingKindNames: Record<FundingKind, Bilingual> = {
  'own-budget': { sv: 'Egen budget', en: 'Own budget' },
  'state-grant': { sv: 'Statsbidrag', en: 'State grant' },
};

export const areaGroupNames: Record<AreaGroup, Bilingual> = {
  process: { sv: 'Så arbetar vi', en: 'How we work' },
  direction: { sv: 'Dit vill vi', en: 'Where we are heading' },
};

export const allBoardsAndCompaniesName: Bilingual = {
  sv: 'Samtliga nämnder och styrelser',
  en: 'All boards and companies',
};
