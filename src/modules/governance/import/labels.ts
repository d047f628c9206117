import type { Line } from './line.ts';

/** The fields that a measure's or a strategy's table can have. */
export type ItemField =
  | 'number'
  | 'title'
  | 'description'
  | 'expectedResult'
  | 'targetGroup'
  | 'coordinators'
  | 'responsible'
  | 'contributors'
  | 'linkedMeasures'
  | 'costPerYear'
  | 'preventionLevels'
  | 'other';

/** What the labels say in the documents; the first that matches wins, so longer ones stand first. */
const LABELS: [ItemField, string][] = [
  [
    'expectedResult',
    'förvänta[dt]e?[\\s/]+(?:resultat|effekte?r?)(?: av insatsen)?|önska[dt]e? (?:resultat|effekt)|resultatmål',
  ],
  ['targetGroup', 'målgrupp(?:er|en)?'],
  [
    'coordinators',
    'samordnings?ansvar(?:ig|iga)?(?: nämnde?r?| för insatsen)?|samordna(?:nde|s av|re|r)(?: nämnde?r?| organisation)?|ansvarig för samordning(?:en)?',
  ],
  [
    'contributors',
    'bidra(?:r|gande)(?: nämnde?r?(?: och (?:styrelser|bolag))?| aktörer| parter)?|medverka(?:r|nde)(?: nämnde?r?(?: och (?:styrelser|bolag))?| aktörer| parter)?|övriga (?:deltagande|berörda) (?:nämnder|aktörer)(?: och (?:styrelser|bolag))?|samverkans?part(?:er|ners?)?|samverkan med',
  ],
  [
    'responsible',
    'ansvar(?:ig|iga|stagande)?(?:[ /]+(?:nämnd(?:er)?(?:[ /]*(?:och |eller )?(?:styrelse(?:r)?|bolag|bolagsstyrelse(?:r)?))?|styrelse(?:r)?|organisation(?:er)?|part(?:er)?|aktör(?:er)?|för genomförande(?:t)?|genomförare))?|genomförande?ansvar|utför(?:are|s av)',
  ],
  [
    'linkedMeasures',
    'koppl(?:ing(?:ar)?|ade?|as)(?: till)?(?: andra| övriga)? (?:insatser|insats|strategier)|kopplingar?|kopplad till|länkade insatser',
  ],
  ['costPerYear', '(?:uppskattad |beräknad |årlig )?kostnad(?:er)?(?: per år)?(?: \\(.{1,20}\\))?'],
  ['preventionLevels', 'preventionsnivå(?:er)?'],
  ['description', 'beskrivning|bakgrund och beskrivning|innehåll'],
  [
    'other',
    'tid(?:s)?plan|finansiering|uppföljning|indikator(?:er)?|status|prioritet|genomförs|typ av insats|nytt uppdrag',
  ],
];
const TITLE_LABELS: [ItemField, string][] = [
  ['number', 'nr\\.?|nummer|insats(?:ens)? ?nr'],
  ['title', 'insats(?:er)?|strategi(?:er)?|åtgärd(?:er)?|aktivitet(?:er)?|rubrik|benämning|titel|namn'],
];

const AFTER_LABEL = '(?=$|[\\s:.\\t–-])';
const COMPILED = LABELS.map(([field, label]) => ({
  field,
  start: new RegExp(`^(?:${label})${AFTER_LABEL}`, 'iu'),
  whole: new RegExp(`^(?:${label})\\s*:?$`, 'iu'),
}));
const COMPILED_TITLES = TITLE_LABELS.map(([field, label]) => ({
  field,
  whole: new RegExp(`^(?:${label})\\s*:?$`, 'iu'),
}));

/** Value openings that make a label without a colon certain although they begin in lower case. */
const LOWER_CASE_VALUE =
  /^(?:social|nämnd|samtliga|alla|respektive|varje|berörda|kommun|stads|\p{L}+nämnd|\p{L}+- och)/iu;

export interface FoundLabel {
  field: ItemField;
  /** What follows the label on its line, '' when the value comes later. */
  value: string;
  valueStart: number;
  /** How many lines the label itself took (2 when it is wrapped). */
  lines: 1 | 2;
  /** Whether a colon, a cell or a line of its own sets it apart from running text. */
  setApart: boolean;
}

/** How every label begins: most lines are none, and one look tells. */
const MAY_BE_LABEL =
  /^(?:förv|önsk|result|målg|samo|samv|ansv|bidr|medv|övri|genom|utfö|koppl|länk|upps|uppf|berä|årli|kost|prev|besk|bakg|inneh|tid|fina|indi|stat|prio|typ |nytt)/i;

/** The field a whole text is the label of, or null. `titles` includes the item's own heading words. */
export function fieldOfLabel(text: string, titles = false): ItemField | null {
  if (text.length > 60) return null;
  for (const { field, whole } of COMPILED) if (whole.test(text)) return field;
  if (titles) for (const { field, whole } of COMPILED_TITLES) if (whole.test(text)) return field;
  return null;
}

/** The label that a line begins with, or null. */
export function findLabel(line: Line, next: Line | undefined): FoundLabel | null {
  if (line.cells) return labelInCells(line) ?? wrappedLabelInCells(line, next);
  const text = line.text;
  if (!MAY_BE_LABEL.test(text)) return null;
  const head = text.slice(0, 80);
  for (const { field, start } of COMPILED) {
    const match = start.exec(head);
    if (!match) continue;
    const rest = text.slice(match[0].length);
    const colon = /^\s*[:–-]\s*/.exec(rest);
    const value = rest.slice(colon?.[0].length ?? 0).trim();
    if (!isLabelUse(field, value, Boolean(colon), line)) continue;
    return {
      field,
      value,
      valueStart: line.end - value.length,
      lines: 1,
      setApart: Boolean(colon) || value === '',
    };
  }
  return wrappedLabel(line, next);
}

function isLabelUse(field: ItemField, value: string, colon: boolean, line: Line): boolean {
  if (field === 'other' || field === 'description' || field === 'costPerYear')
    return colon && line.text.length < 400;
  if (colon || value === '') return true;
  if (line.level > 0) return false;
  if (/^[\p{Lu}\d"”(•☐☒]/u.test(value)) return true;
  return (field === 'responsible' || field === 'coordinators') && LOWER_CASE_VALUE.test(value);
}

function labelInCells(line: Line): FoundLabel | null {
  const cells = line.cells!;
  const first = cells.findIndex((cell) => cell.text !== '');
  const label = cells[first];
  const field = label ? fieldOfLabel(label.text) : null;
  if (!field || !label) return null;
  const values = cells.slice(first + 1).filter((cell) => cell.text !== '');
  // Two labels beside each other are the header of a table, not a label and its value.
  if (values.some((cell) => fieldOfLabel(cell.text, true))) return null;
  return {
    field,
    value: values.map((cell) => cell.text).join(' '),
    valueStart: values[0]?.start ?? line.end,
    lines: 1,
    setApart: true,
  };
}

/** A label broken over two rows of a narrow column: 'Förväntat | Mindre' above 'resultat | buller'. */
function wrappedLabelInCells(line: Line, next: Line | undefined): FoundLabel | null {
  const [first, ...values] = line.cells!;
  const [second, ...more] = next?.cells ?? [{ text: next?.text ?? '' }];
  if (!first || !second || first.text === '' || second.text === '' || next?.blankBefore) return null;
  if (first.text.length > 30 || second.text.length > 30) return null;
  const field = fieldOfLabel(
    first.text.endsWith('-') ? first.text.slice(0, -1) + second.text : `${first.text} ${second.text}`,
  );
  if (!field) return null;
  const value = [...values, ...more]
    .map((cell) => cell.text)
    .filter(Boolean)
    .join(' ');
  return { field, value, valueStart: values[0]?.start ?? line.end, lines: 2, setApart: true };
}

/** 'Samordnings-' / 'ansvar Socialnämnd …' and 'Förväntat' / 'resultat …': a label broken over two lines. */
function wrappedLabel(line: Line, next: Line | undefined): FoundLabel | null {
  if (!next || next.blankBefore || next.cells || line.text.length > 30 || /[.:]$/.test(line.text))
    return null;
  const joined = line.text.endsWith('-') ? line.text.slice(0, -1) + next.text : `${line.text} ${next.text}`;
  for (const { field, start } of COMPILED) {
    if (field === 'other' || field === 'description') continue;
    const match = start.exec(joined.slice(0, 80));
    if (!match || match[0].length <= line.text.length) continue;
    const value = joined
      .slice(match[0].length)
      .replace(/^\s*[:–-]\s*/, '')
      .trim();
    return { field, value, valueStart: next.end - value.length, lines: 2, setApart: value === '' };
  }
  return null;
}
