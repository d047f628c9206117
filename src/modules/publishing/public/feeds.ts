import { html, Markup } from '../../../platform/http/markup.ts';
import type { PublicSummary } from '../store/public.ts';
import type { PUBLIC_FILES } from './pages.ts';

const latest = (reports: readonly PublicSummary[]) =>
  reports
    .map(({ changedAt }) => changedAt)
    .sort()
    .at(-1) ?? '1970-01-01T00:00:00.000Z';
const earliest = (reports: readonly PublicSummary[]) =>
  reports
    .map(({ publishedAt }) => publishedAt)
    .sort()
    .at(0) ?? '1970-01-01T00:00:00.000Z';
const inRfc822 = (moment: string) => new Date(moment).toUTCString();

/** Published reports as RSS 2.0. */
export const rss = (reports: readonly PublicSummary[], city: string, origin: string): string =>
  html`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>Publicerade uppföljningar, ${city}</title>
<link>${origin}/publicerat</link>
<description>Vad nämnder och bolag har svarat om de styrande dokumenten, år för år.</description>
<language>sv</language>
<lastBuildDate>${inRfc822(latest(reports))}</lastBuildDate>
<atom:link href="${`${origin}/publicerat/rss.xml`}" rel="self" type="application/rss+xml"/>
${reports.map(
  (report) => html`<item>
<title>${report.title}</title>
<link>${origin}/publicerat/rapport/${report.slug}</link>
<guid isPermaLink="false">sha256:${report.hash}:${report.changedAt}</guid>
<pubDate>${inRfc822(report.changedAt)}</pubDate>
<description>Samlad uppföljning ${report.year} från ${report.owner}. Kontrollsumma (SHA-256): ${report.hash}</description>
</item>\n`,
)}</channel>
</rss>
`.text;

const MEDIA: Partial<Record<keyof typeof PUBLIC_FILES, { media: string; type: string; what: string }>> = {
  'svar.csv': {
    media: 'text/csv',
    type: 'CSV',
    what: 'Alla svar, ett på varje rad. UTF-8 med semikolon mellan fälten.',
  },
  'svar.xlsx': {
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    type: 'XLSX',
    what: 'Alla svar, ett på varje rad, med karta, förändring och fullständighet på egna blad.',
  },
  'rapport.json': {
    media: 'application/json',
    type: 'JSON',
    what: 'Hela rapportens innehåll, ordagrant, med kontrollsumma.',
  },
};
const EU = 'http://publications.europa.eu/resource/authority';

/**
 * A value that is a thing with an address and a class. DCAT-AP says of which class each value is; stated here, a validator
 * needs no vocabulary beside it.
 */
const thing = (property: string, type: string, about: string) =>
  html`<${new Markup(property)}><${new Markup(type)} rdf:about="${about}"/></${new Markup(property)}>`;
/** The same for a word of a vocabulary, with what it is called. */
const concept = (property: string, about: string, label: string) =>
  html`<${new Markup(property)}><skos:Concept rdf:about="${about}"><skos:prefLabel xml:lang="sv">${label}</skos:prefLabel></skos:Concept></${new Markup(property)}>`;
const LICENCE = thing(
  'dcterms:license',
  'dcterms:LicenseDocument',
  'http://creativecommons.org/publicdomain/zero/1.0/',
);
const SWEDISH = thing('dcterms:language', 'dcterms:LinguisticSystem', `${EU}/language/SWE`);
const SWEDEN = thing('dcterms:spatial', 'dcterms:Location', `${EU}/country/SWE`);
const moment = (property: string, at: string) =>
  html`<${new Markup(property)} rdf:datatype="http://www.w3.org/2001/XMLSchema#dateTime">${at}</${new Markup(property)}>`;

/**
 * The open data as a catalogue by DCAT-AP-SE 3 (docs.dataportal.se/dcat): a data set a report, a distribution a file
 * that machines read.
 */
export const dcat = (reports: readonly PublicSummary[], city: string, origin: string): string =>
  html`<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dcatap="http://data.europa.eu/r5r/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
<dcat:Catalog rdf:about="${`${origin}/publicerat/dcat.rdf`}">
<dcterms:title xml:lang="sv">Samlade uppföljningar, ${city}</dcterms:title>
<dcterms:title xml:lang="en">Compiled follow-ups, ${city}</dcterms:title>
<dcterms:description xml:lang="sv">Svar från nämnder och bolag om de styrande dokumenten, som öppna data.</dcterms:description>
<dcterms:publisher rdf:resource="${`${origin}/publicerat#utgivare`}"/>
${LICENCE}
${SWEDISH}
${SWEDEN}
${moment('dcterms:issued', earliest(reports))}
${moment('dcterms:modified', latest(reports))}
${thing('foaf:homepage', 'foaf:Document', `${origin}/publicerat`)}
<dcat:themeTaxonomy><skos:ConceptScheme rdf:about="${`${EU}/data-theme`}"><dcterms:title xml:lang="sv">Datateman</dcterms:title></skos:ConceptScheme></dcat:themeTaxonomy>
${reports.map(({ slug }) => html`<dcat:dataset rdf:resource="${`${origin}/publicerat/rapport/${slug}#data`}"/>\n`)}</dcat:Catalog>
<foaf:Agent rdf:about="${`${origin}/publicerat#utgivare`}">
<rdf:type rdf:resource="http://xmlns.com/foaf/0.1/Organization"/>
${concept('dcterms:type', 'http://purl.org/adms/publishertype/LocalAuthority', 'Kommun')}
<foaf:name>${city}</foaf:name>
</foaf:Agent>
${reports.map((report) => {
  const page = `${origin}/publicerat/rapport/${report.slug}`;
  return html`<dcat:Dataset rdf:about="${`${page}#data`}">
<dcterms:title xml:lang="sv">${report.title}: svar från nämnder och bolag</dcterms:title>
<dcterms:title xml:lang="en">${report.title}: answers from boards and companies</dcterms:title>
<dcterms:description xml:lang="sv">Alla godkända svar i ${report.title}, ordagrant, med fördelning och förändring. Innehållet är låst; kontrollsumma (SHA-256) ${report.hash}.</dcterms:description>
<dcterms:identifier>${`${page}#data`}</dcterms:identifier>
<dcterms:publisher rdf:resource="${`${origin}/publicerat#utgivare`}"/>
${thing('dcterms:accessRights', 'dcterms:RightsStatement', `${EU}/access-right/PUBLIC`)}
${SWEDISH}
${SWEDEN}
${moment('dcterms:issued', report.publishedAt)}
${moment('dcterms:modified', report.changedAt)}
<dcterms:temporal><dcterms:PeriodOfTime><dcat:startDate rdf:datatype="http://www.w3.org/2001/XMLSchema#date">${report.year}-01-01</dcat:startDate><dcat:endDate rdf:datatype="http://www.w3.org/2001/XMLSchema#date">${report.year}-12-31</dcat:endDate></dcterms:PeriodOfTime></dcterms:temporal>
${concept('dcat:theme', `${EU}/data-theme/GOVE`, 'Regeringen och den offentliga sektorn')}
<dcat:keyword xml:lang="sv">uppföljning</dcat:keyword>
<dcat:keyword xml:lang="en">follow-up</dcat:keyword>
${thing('dcat:landingPage', 'foaf:Document', page)}
${Object.keys(MEDIA).map((name) => html`<dcat:distribution rdf:resource="${`${page}/${name}`}"/>\n`)}</dcat:Dataset>
${Object.entries(MEDIA).map(
  ([name, { media, type, what }]) => html`<dcat:Distribution rdf:about="${`${page}/${name}`}">
<dcterms:title xml:lang="sv">${report.title} (${type})</dcterms:title>
<dcterms:description xml:lang="sv">${what}</dcterms:description>
<dcat:accessURL rdf:resource="${page}"/>
<dcat:downloadURL rdf:resource="${`${page}/${name}`}"/>
${LICENCE}
${concept('dcatap:availability', `${EU}/planned-availability/STABLE`, 'stabil')}
${thing('dcterms:format', 'dcterms:MediaTypeOrExtent', `${EU}/file-type/${type}`)}
${thing('dcat:mediaType', 'dcterms:MediaType', `https://www.iana.org/assignments/media-types/${media}`)}
</dcat:Distribution>\n`,
)}`;
})}</rdf:RDF>
`.text;
