import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';
import { type MarkedContent, readMarks } from './pdf-content.ts';

/** What each standard wants to be said in the metadata. */
const MARKS = {
  'pdf/ua-1': [/<pdfuaid:part>1</],
  'pdf/a-2a': [/<pdfaid:part>2</, /<pdfaid:conformance>A</],
} as const;
export type Standard = keyof typeof MARKS;

const STANDARD_TYPES = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
  Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure Formula Form`
    .trim()
    .split(/\s+/),
);
/** What may stand directly in what: the rules that a reader needs to find its way in a table or a list. */
const PARENTS: Record<string, string[]> = {
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  THead: ['Table'],
  TBody: ['Table'],
  LI: ['L'],
  LBody: ['LI'],
  TOCI: ['TOC'],
};

interface Node {
  type: string;
  dict: PDFDict;
  parent: Node | null;
  children: Node[];
}

const key = PDFName.of.bind(PDFName);
const textOf = (value: unknown) =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';

/**
 * Those conditions of PDF/UA-1 and PDF/A-2a (after the Matterhorn protocol) that a program can decide, looked for in a
 * finished file. It is no validator: colours, reading order and whether an alternative text is a good one are for people.
 * @returns one line for each fault
 */
export function faultsIn(pdf: PDFDocument, standard: Standard): string[] {
  const { context, catalog } = pdf;
  const faults: string[] = [];
  const fault = (text: string) => faults.push(text);
  const look = (value: PDFObject | undefined) => (value instanceof PDFRef ? context.lookup(value) : value);
  const dict = (value: PDFObject | undefined) => {
    const found = look(value);
    return found instanceof PDFDict ? found : null;
  };
  const list = (value: PDFObject | undefined): PDFObject[] => {
    const found = look(value);
    return found instanceof PDFArray ? found.asArray() : found === undefined ? [] : [value!];
  };

  // The document as a whole.
  if (String(dict(catalog.get(key('MarkInfo')))?.get(key('Marked'))) !== 'true')
    fault('not marked as tagged');
  if (!/^sv\b/.test(textOf(look(catalog.get(key('Lang')))))) fault('no language');
  if (
    standard === 'pdf/ua-1' &&
    String(dict(catalog.get(key('ViewerPreferences')))?.get(key('DisplayDocTitle'))) !== 'true'
  )
    fault('the title is not shown in the window');
  const metadata = look(catalog.get(key('Metadata')));
  const xmp =
    metadata instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(metadata).decode()).toString() : '';
  if (!/<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]+</.test(xmp)) fault('no title in the metadata');
  for (const mark of MARKS[standard]) if (!mark.test(xmp)) fault(`the metadata does not say ${standard}`);
  if (context.trailerInfo.Encrypt) fault('encrypted');
  if (catalog.has(key('AA')) || dict(catalog.get(key('Names')))?.has(key('JavaScript')))
    fault('runs something');
  for (const [, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFDict && object.get(key('S')) === key('JavaScript')) fault('has JavaScript');
  if (dict(catalog.get(key('OpenAction')))?.get(key('S')) === key('JavaScript')) fault('has JavaScript');
  if (standard === 'pdf/a-2a') {
    const intents = list(catalog.get(key('OutputIntents'))).map(dict);
    if (
      !intents.some((each) => each?.get(key('S')) === key('GTS_PDFA1') && each.has(key('DestOutputProfile')))
    )
      fault('no output intent');
  }
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    if (object.get(key('Type')) === key('FontDescriptor'))
      if (!['FontFile', 'FontFile2', 'FontFile3'].some((name) => object.has(key(name))))
        fault('a font is not embedded');
    if (object.get(key('Subtype')) === key('Type0') && !object.has(key('ToUnicode')))
      fault('a font does not tell its letters');
  }

  // The structure.
  const root = dict(catalog.get(key('StructTreeRoot')));
  if (!root) return [...faults, 'no structure'];
  const roles = dict(root.get(key('RoleMap')));
  const nodes: Node[] = [];
  const places = new Map<PDFDict, Node>();
  const typeOf = (value: PDFDict) => {
    let type = value.get(key('S'));
    for (let step = 0; step < 8 && type instanceof PDFName; step += 1) {
      const name = type.asString().slice(1);
      if (STANDARD_TYPES.has(name)) return name;
      type = look(roles?.get(type));
    }
    fault(`a tag that nobody knows: ${String(value.get(key('S')))}`);
    return '';
  };
  const walk = (value: PDFObject, parent: Node | null): void => {
    const found = dict(value);
    if (!found?.has(key('S'))) return;
    const node: Node = { type: typeOf(found), dict: found, parent, children: [] };
    nodes.push(node);
    places.set(found, node);
    parent?.children.push(node);
    for (const child of list(found.get(key('K')))) walk(child, node);
  };
  for (const child of list(root.get(key('K')))) walk(child, null);

  const attribute = (node: Node, name: string) =>
    list(node.dict.get(key('A')))
      .map(dict)
      .map((each) => look(each?.get(key(name))))
      .find((each) => each !== undefined);
  let level = 0;
  for (const node of nodes) {
    const { type, parent } = node;
    if (PARENTS[type] && !PARENTS[type].includes(parent?.type ?? ''))
      fault(`${type} in ${parent?.type ?? 'nothing'}`);
    if (type === 'Figure' && textOf(look(node.dict.get(key('Alt')))).trim() === '')
      fault('a figure without alternative text');
    if (type === 'TH' && !['/Row', '/Column', '/Both'].includes(String(attribute(node, 'Scope'))))
      fault('a header cell without scope');
    const heading = /^H([1-6])$/.exec(type);
    if (heading) {
      const own = Number(heading[1]);
      if (own > level + 1) fault(`heading ${own} after ${level}`);
      level = own;
    }
    if (type === 'Table') {
      const rows = node.children.flatMap((child) => (child.type === 'TR' ? [child] : child.children));
      const span = (cell: Node) => {
        const columns = attribute(cell, 'ColSpan');
        return columns instanceof PDFNumber ? columns.asNumber() : 1;
      };
      const widths = new Set(rows.map(({ children }) => children.reduce((sum, cell) => sum + span(cell), 0)));
      if (widths.size > 1) fault(`a table with rows of ${[...widths].join(' and ')} cells`);
      if (!rows.some(({ children }) => children.some((cell) => cell.type === 'TH')))
        fault('a table without headers');
    }
  }

  // What stands on the pages, and that each piece of it belongs somewhere in the structure.
  const parents = numberTree(root.get(key('ParentTree')), dict, list);
  for (const [at, page] of pdf.getPages().entries()) {
    const on = `page ${at + 1}`;
    const annotations = list(page.node.get(key('Annots'))).map(dict);
    if (annotations.length > 0 && page.node.get(key('Tabs')) !== key('S'))
      fault(`${on}: tab order is not that of the structure`);
    for (const annotation of annotations) {
      if (annotation?.get(key('Subtype')) !== key('Link')) continue;
      if (textOf(look(annotation.get(key('Contents')))).trim() === '')
        fault(`${on}: a link without a description`);
      const place = annotation.get(key('StructParent'));
      const owner = place instanceof PDFNumber ? dict(parents.get(place.asNumber())) : null;
      if (!owner || places.get(owner)?.type !== 'Link') fault(`${on}: a link outside the structure`);
    }
    const place = page.node.get(key('StructParents'));
    const owners = place instanceof PDFNumber ? list(parents.get(place.asNumber())) : [];
    const marks: MarkedContent = readMarks(streamOf(page.node.get(key('Contents')), look, list));
    if (marks.loose > 0) fault(`${on}: ${marks.loose} pieces are neither tagged nor artifacts`);
    for (const id of marks.ids) {
      const owner = dict(owners[id]);
      if (!owner || !places.has(owner)) fault(`${on}: piece ${id} is not in the structure`);
    }
    if (new Set(marks.ids).size !== marks.ids.length) fault(`${on}: two pieces with one number`);
  }
  return faults;
}

function numberTree(
  value: PDFObject | undefined,
  dict: (value: PDFObject | undefined) => PDFDict | null,
  list: (value: PDFObject | undefined) => PDFObject[],
): Map<number, PDFObject> {
  const found = new Map<number, PDFObject>();
  const node = dict(value);
  const numbers = list(node?.get(key('Nums')));
  for (let at = 0; at + 1 < numbers.length; at += 2)
    found.set((numbers[at] as PDFNumber).asNumber(), numbers[at + 1]!);
  for (const kid of list(node?.get(key('Kids'))))
    for (const [number, each] of numberTree(kid, dict, list)) found.set(number, each);
  return found;
}

function streamOf(
  value: PDFObject | undefined,
  look: (value: PDFObject | undefined) => PDFObject | undefined,
  list: (value: PDFObject | undefined) => PDFObject[],
): string {
  return list(value)
    .map(look)
    .map((each) =>
      each instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(each).decode()).toString('latin1') : '',
    )
    .join('\n');
}
