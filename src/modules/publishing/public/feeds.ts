import { html } from '../../../platform/http/markup.ts';
import type { PublicSummary } from '../store/public.ts';
import type { PUBLIC_FILES } from './pages.ts';

const latest = (reports: readonly PublicSummary[]) =>
  reports
    .map(({ changedAt }) => changedAt)
    .sort()
    .at(-1) ?? '1970-01-01T00:00:00.000Z';
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

const MEDIA: Partial<Record<keyof typeof PUBLIC_FILES, { media: string; type: string }>> = {
  'svar.csv': { media: 'text/csv', type: 'CSV' },
  'svar.xlsx': { media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', type: 'XLSX' },
  'rapport.json': { media: 'application/json', type: 'JSON' },
};
const CC0 = 'http://creativecommons.org/publicdomain/zero/1.0/';
const EU = 'http://publications.europa.eu/resource/authority';

/**
 * The open data as a catalogue by DCAT-AP-SE 3 (docs.dataportal.se/dcat): a data set a report, a distribution a file
 * that machines read.
 */
export const dcat = (reports: readonly PublicSummary[], city: string, origin: string): string =>
  html`<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:xsd="http://www.w3.org/2001/XMLSchema#">
<dcat:Catalog rdf:about="${`${origin}/publicerat/dcat.rdf`}">
<dcterms:title xml:lang="sv">Samlade uppföljningar, ${city}</dcterms:title>
<dcterms:description xml:lang="sv">Svar från nämnder och bolag om de styrande dokumenten, som öppna data.</dcterms:description>
<dcterms:publisher rdf:resource="${`${origin}/publicerat#utgivare`}"/>
<dcterms:license rdf:resource="${CC0}"/>
<dcterms:language rdf:resource="${`${EU}/language/SWE`}"/>
<dcterms:modified rdf:datatype="http://www.w3.org/2001/XMLSchema#dateTime">${latest(reports)}</dcterms:modified>
<foaf:homepage rdf:resource="${`${origin}/publicerat`}"/>
${reports.map(({ slug }) => html`<dcat:dataset rdf:resource="${`${origin}/publicerat/rapport/${slug}#data`}"/>\n`)}</dcat:Catalog>
<foaf:Agent rdf:about="${`${origin}/publicerat#utgivare`}">
<rdf:type rdf:resource="http://xmlns.com/foaf/0.1/Organization"/>
<dcterms:type rdf:resource="http://purl.org/adms/publishertype/LocalAuthority"/>
<foaf:name>${city}</foaf:name>
</foaf:Agent>
${reports.map((report) => {
  const page = `${origin}/publicerat/rapport/${report.slug}`;
  return html`<dcat:Dataset rdf:about="${`${page}#data`}">
<dcterms:title xml:lang="sv">${report.title}: svar från nämnder och bolag</dcterms:title>
<dcterms:description xml:lang="sv">Alla godkända svar i ${report.title}, ordagrant, med fördelning och förändring. Innehållet är låst; kontrollsumma (SHA-256) ${report.hash}.</dcterms:description>
<dcterms:identifier>${`${page}#data`}</dcterms:identifier>
<dcterms:publisher rdf:resource="${`${origin}/publicerat#utgivare`}"/>
<dcterms:accessRights rdf:resource="${`${EU}/access-right/PUBLIC`}"/>
<dcterms:language rdf:resource="${`${EU}/language/SWE`}"/>
<dcterms:issued rdf:datatype="http://www.w3.org/2001/XMLSchema#dateTime">${report.publishedAt}</dcterms:issued>
<dcterms:modified rdf:datatype="http://www.w3.org/2001/XMLSchema#dateTime">${report.changedAt}</dcterms:modified>
<dcterms:temporal><dcterms:PeriodOfTime><dcat:startDate rdf:datatype="http://www.w3.org/2001/XMLSchema#date">${report.year}-01-01</dcat:startDate><dcat:endDate rdf:datatype="http://www.w3.org/2001/XMLSchema#date">${report.year}-12-31</dcat:endDate></dcterms:PeriodOfTime></dcterms:temporal>
<dcat:theme rdf:resource="${`${EU}/data-theme/GOVE`}"/>
<dcat:keyword xml:lang="sv">uppföljning</dcat:keyword>
<dcat:landingPage rdf:resource="${page}"/>
${Object.keys(MEDIA).map((name) => html`<dcat:distribution rdf:resource="${`${page}/${name}`}"/>\n`)}</dcat:Dataset>
${Object.entries(MEDIA).map(
  ([name, { media, type }]) => html`<dcat:Distribution rdf:about="${`${page}/${name}`}">
<dcterms:title xml:lang="sv">${report.title} (${type})</dcterms:title>
<dcat:accessURL rdf:resource="${page}"/>
<dcat:downloadURL rdf:resource="${`${page}/${name}`}"/>
<dcterms:license rdf:resource="${CC0}"/>
<dcterms:format rdf:resource="${`${EU}/file-type/${type}`}"/>
<dcat:mediaType rdf:resource="${`https://www.iana.org/assignments/media-types/${media}`}"/>
</dcat:Distribution>\n`,
)}`;
})}</rdf:RDF>
`.text;
