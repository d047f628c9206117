import { expect, test } from 'vitest';
import type { PublicSummary } from '../store/public.ts';
import { dcat, rss } from './feeds.ts';

const reports: PublicSummary[] = [2024, 2025].map((year) => ({
  slug: `uppfoljning-${year}`,
  title: `Uppföljning ${year} <&> "mer"`,
  year,
  owner: 'Kommunstyrelsen',
  hash: String(year).padStart(64, 'a'),
  frozenAt: `${year}-12-19T14:05:00.000Z`,
  publishedAt: `${year + 1}-01-10T10:00:00.000Z`,
  changedAt: `${year + 1}-02-10T10:00:00.000Z`,
}));
const ORIGIN = 'https://samlad.provkoping.example';

interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

/** Reads XML strictly: what is not well-formed throws. */
function readXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let at = 0;
  const body = xml.replace(/^<\?xml [^?]*\?>/, '');
  for (const found of body.matchAll(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g)) {
    const between = body.slice(at, found.index);
    if (/[<>]|&(?!amp;|lt;|gt;|quot;|#39;)/.test(between)) throw new Error(`not well-formed: ${between}`);
    open.at(-1)!.text += between;
    at = found.index + found[0].length;
    const [, closing, name = '', attributes = '', empty] = found;
    if (closing) {
      if (open.pop()?.name !== name) throw new Error(`closed too early: ${name}`);
      continue;
    }
    const pairs = [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]);
    const element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
    open.at(-1)!.children.push(element);
    if (!empty) open.push(element);
  }
  if (open.length !== 1 || body.slice(at).trim() !== '') throw new Error('not closed');
  return root.children[0]!;
}

const all = (element: Element, name: string): Element[] => [
  ...(element.name === name ? [element] : []),
  ...element.children.flatMap((child) => all(child, name)),
];

/** What DCAT-AP-SE 3 demands of each class, once or at least once, and what it recommends and we have. */
const DEMANDED: Record<string, { once: string[]; some: string[] }> = {
  'dcat:Catalog': {
    once: ['dcterms:publisher', 'dcterms:license', 'dcterms:issued', 'dcterms:modified', 'foaf:homepage'],
    some: ['dcterms:title', 'dcterms:description', 'dcat:dataset', 'dcterms:language', 'dcat:themeTaxonomy'],
  },
  'dcat:Dataset': {
    once: ['dcterms:publisher', 'dcterms:accessRights', 'dcterms:issued', 'dcterms:temporal'],
    some: ['dcterms:title', 'dcterms:description', 'dcat:keyword', 'dcat:theme', 'dcat:distribution'],
  },
  'dcat:Distribution': {
    once: ['dcat:accessURL', 'dcterms:format', 'dcterms:license', 'dcatap:availability'],
    some: ['dcterms:title', 'dcterms:description'],
  },
  'foaf:Agent': { once: ['dcterms:type'], some: ['foaf:name'] },
  'skos:Concept': { once: ['skos:prefLabel'], some: [] },
  'skos:ConceptScheme': { once: [], some: ['dcterms:title'] },
};
/** Of which class the value of a property is; a link to nothing of it is a fault in DCAT-AP's own shapes. */
const CLASSES: Record<string, string> = {
  'dcterms:license': 'dcterms:LicenseDocument',
  'dcterms:language': 'dcterms:LinguisticSystem',
  'dcterms:accessRights': 'dcterms:RightsStatement',
  'dcterms:format': 'dcterms:MediaTypeOrExtent',
  'dcat:mediaType': 'dcterms:MediaType',
  'dcat:theme': 'skos:Concept',
  'dcat:landingPage': 'foaf:Document',
  'foaf:homepage': 'foaf:Document',
};

function faultsOf(xml: string): string[] {
  const root = readXml(xml);
  const faults: string[] = [];
  for (const [name, { once, some }] of Object.entries(DEMANDED)) {
    const found = all(root, name);
    if (found.length === 0) faults.push(`no ${name}`);
    for (const { children, attributes } of found) {
      const count = (property: string) => children.filter((child) => child.name === property).length;
      const about = `${name} ${attributes['rdf:about']}`;
      for (const property of once) if (count(property) !== 1) faults.push(`${about}: not one ${property}`);
      for (const property of some) if (count(property) < 1) faults.push(`${about}: no ${property}`);
    }
  }
  for (const [property, type] of Object.entries(CLASSES))
    for (const { children } of all(root, property))
      if (children.length !== 1 || children[0]!.name !== type) faults.push(`${property}: not a ${type}`);
  const named = new Set(
    all(root, 'dcat:Dataset')
      .concat(all(root, 'dcat:Distribution'), all(root, 'foaf:Agent'))
      .map(({ attributes }) => attributes['rdf:about']),
  );
  for (const property of ['dcat:dataset', 'dcat:distribution', 'dcterms:publisher'])
    for (const { attributes } of all(root, property))
      if (!named.has(attributes['rdf:resource'])) faults.push(`${property} leads nowhere`);
  return faults;
}

test('the catalogue has what DCAT-AP-SE demands, whatever is in a title', () => {
  expect(faultsOf(dcat(reports, 'Provköping <&>', ORIGIN))).toEqual([]);
});

test('the check of the catalogue notices what is taken away', () => {
  const whole = dcat(reports, 'Provköping', ORIGIN);
  const planted = [
    whole.replace(/<dcterms:license>.*?<\/dcterms:license>\n/, ''),
    whole.replace(/<dcat:accessURL[^>]*>\n/, ''),
    whole.replace(/<dcterms:format>.*?<\/dcterms:format>/, '<dcterms:format rdf:resource="x"/>'),
    whole.replace(/<foaf:name>[^<]*<\/foaf:name>\n/, ''),
    whole.replace(/<skos:prefLabel[^>]*>[^<]*<\/skos:prefLabel>/, ''),
    whole.replace(/rdf:about="[^"]*#data"/, 'rdf:about="annat"'),
  ];
  for (const faulty of planted) expect(faultsOf(faulty)).not.toEqual([]);
  expect(() => faultsOf(whole.replace('</dcat:Catalog>', ''))).toThrow();
});

test('the feed has what RSS 2.0 demands, with dates and identifiers that a reader tells apart', () => {
  const root = readXml(rss(reports, 'Provköping & Co', ORIGIN));
  expect(root).toMatchObject({ name: 'rss', attributes: { version: '2.0' } });
  const channel = root.children[0]!;
  const names = channel.children.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['title', 'link', 'description', 'language', 'atom:link']));
  const items = all(channel, 'item');
  expect(items).toHaveLength(2);
  for (const { children } of items) {
    const text = (name: string) => children.find((child) => child.name === name)!.text;
    expect(text('link')).toMatch(/^https:\/\/[^ ]+$/);
    expect(text('pubDate')).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
    expect(text('title')).toContain('&lt;&amp;&gt;');
  }
  const ids = (changedAt: string) =>
    [...rss([{ ...reports[0]!, changedAt }], 'Provköping', ORIGIN).matchAll(/<guid[^>]*>(.*?)<\/guid>/g)].map(
      ([, id]) => id,
    );
  // An addendum makes a reader show the report again.
  expect(ids('2026-02-10T10:00:00.000Z')).not.toEqual(ids('2026-03-10T10:00:00.000Z'));
  expect(new Set(items.map(({ children }) => children.find(({ name }) => name === 'guid')!.text)).size).toBe(
    2,
  );
});
