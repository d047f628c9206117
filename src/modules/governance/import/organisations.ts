import type { RegisterName } from './register.ts';

/** An organisation found in a text: its register name and where it stands. */
interface FoundOrganisation {
  name: string;
  start: number;
  end: number;
  /** Whether the register knows it; otherwise it was recognised by its form. */
  registered: boolean;
}

export interface OrganisationFinder {
  /** Organisations named in a text, one each, in order of appearance. */
  list(text: string): FoundOrganisation[];
  /** The register name of a text that is one organisation's name and nothing else, or null. */
  match(text: string): string | null;
}

const BOUNDARY = '(?<![\\p{L}\\d-])';
const END = '(?![\\p{L}\\d])';

/** Words that end like a board or a company but name no particular one. */
const GENERIC =
  /^(?:(?:fack|del|under|kommun|krisled|grann|moder|dotter|bolag|region|gemensam|ansvarig|berörd|social)?nämnd(?:en)?|(?:moder|dotter|aktie|allmännytte)?bolaget|bolagsstyrelsen|förvaltningen|styrelsen|myndigheten|kontoret|verket|koncernen)$/i;

const FIXED =
  'kommunstyrelsen|kommunfullmäktige|stadsfullmäktige|stadsledningskontoret|stadsrevisionen|revisorskollegiet|räddningstjänsten|polismyndigheten(?: storgöteborg| region väst)?|polisområde storgöteborg|kriminalvården(?: region väst)?|frivården';

interface Candidate extends FoundOrganisation {
  names: { name: string; registered: boolean }[];
}

/**
 * Recognises organisations by the register's names and aliases, and by the form of the name, so that
 * boards and companies the register lacks are found too ('Byggnadsnämnden', 'Higab AB').
 */
export function organisationFinder(register: RegisterName[]): OrganisationFinder {
  const official = new Map<string, string>();
  for (const entry of register) {
    for (const name of [entry.name, ...(entry.aliases ?? []), ...companyAliases(entry)]) {
      if (!official.has(key(name))) official.set(key(name), entry.name);
    }
  }
  const areas = register.flatMap((entry) => /^Socialnämnd(?:en)? (\p{Lu}.*)$/u.exec(entry.name)?.[1] ?? []);
  const patterns = buildPatterns(register);

  const named = (form: string): { name: string; registered: boolean } => {
    const known = official.get(key(form));
    return known ? { name: known, registered: true } : { name: inFullForm(form), registered: false };
  };

  const read = (text: string): FoundOrganisation[] => {
    const lower = text.toLowerCase();
    const candidates: Candidate[] = lower.includes('ocial') ? listSocialBoards(text, areas, named) : [];
    for (const { pattern, needs } of patterns) {
      if (needs && !needs.some((part) => lower.includes(part))) continue;
      for (const match of text.matchAll(pattern)) {
        const form = match[0].trim().replace(/[.,;:]$/, '');
        if (form.length < 2 || GENERIC.test(form) || /^social(?:nämnd|förvaltning)/i.test(form)) continue;
        const start = match.index + match[0].indexOf(form);
        candidates.push({ ...named(form), start, end: start + form.length, names: [named(form)] });
      }
    }
    return withoutOverlap(candidates);
  };
  // The same few boards stand in the same words at measure after measure.
  const known = new Map<string, FoundOrganisation[]>();
  const list = (text: string): FoundOrganisation[] => {
    let found = known.get(text);
    if (!found) {
      found = read(text);
      known.set(text, found);
    }
    return found;
  };

  return {
    list,
    match(text) {
      const bare = text
        .replace(/[.:,;*]+$/, '')
        .replace(/^\d+[.)]\s*/, '')
        .replace(/\s*[,(]\s*\p{Lu}\p{L}{1,5}\)?$/u, '')
        .trim();
      const listed = official.get(key(bare));
      if (listed) return listed;
      const found = list(bare);
      const only = found.length === 1 ? found[0]! : null;
      return only && only.start === 0 && only.end >= bare.length ? only.name : null;
    },
  };
}

/** Names compare without regard to case, spaces, hyphens, the city's name and the definite form. */
function key(name: string): string {
  return name
    .toLowerCase()
    .replace(/^göteborgs? stads? /, '')
    .replace(/nämnd(?:en|erna)?(?![\p{L}])/gu, 'nämnd')
    .replace(/ och /g, ' & ')
    .replace(/[\s.-]/g, '');
}

/** 'Förvaltnings AB Framtiden' also goes by 'Framtiden', 'AB Framtiden' and 'Framtidskoncernen'. */
function companyAliases(entry: RegisterName): string[] {
  if (entry.kind !== 'company') return [];
  const core = entry.name
    .replace(/^(?:\p{Lu}\p{Ll}+s )?AB /u, '')
    .replace(/ AB$/, '')
    .trim();
  if (core.length < 4) return [];
  return [core, `${core} AB`, `AB ${core}`, `${core}koncernen`, `${core.replace(/en$/, '')}skoncernen`];
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}

/** A form of names, and parts in lower case of which a text must have one to have such a name: a quick look first. */
interface NamePattern {
  pattern: RegExp;
  needs?: string[];
}

function buildPatterns(register: RegisterName[]): NamePattern[] {
  const insensitive: string[] = [];
  const sensitive: string[] = [];
  for (const entry of register) {
    if (/^Socialnämnd/.test(entry.name)) continue;
    for (const name of [entry.name, ...(entry.aliases ?? [])]) {
      if (name.length <= 4 || entry.kind === 'company') sensitive.push(name);
      else insensitive.push(name);
    }
    sensitive.push(...companyAliases(entry));
  }
  const longestFirst = (names: string[]) =>
    names
      .sort((a, b) => b.length - a.length)
      .map(escapePattern)
      .join('|');
  const known: NamePattern[] = [];
  if (insensitive.length > 0)
    known.push({ pattern: new RegExp(`${BOUNDARY}(?:${longestFirst(insensitive)})${END}`, 'giu') });
  if (sensitive.length > 0)
    known.push({ pattern: new RegExp(`${BOUNDARY}(?:${longestFirst(sensitive)})${END}`, 'gu') });
  return [
    ...known,
    // 'Idrotts- och föreningsnämnden', 'Äldre samt vård- och omsorgsnämnden', 'Byggnadsnämnden'
    {
      pattern: new RegExp(
        `${BOUNDARY}(?:äldre samt )?(?:(?:\\p{L}{2,30}-,? ){1,3}(?:och|samt|eller) )?\\p{L}{2,40}nämnd(?:en)?${END}`,
        'giu',
      ),
      needs: ['nämnd'],
    },
    // 'Tekniska nämnden'
    {
      pattern: new RegExp(`${BOUNDARY}(?:tekniska|sociala|gemensamma|kommunala) nämnden${END}`, 'giu'),
      needs: ['nämnden'],
    },
    // 'Nämnden för Intraservice', 'Nämnden för konsument- och medborgarservice'
    {
      pattern: new RegExp(
        `${BOUNDARY}nämnden för (?:\\p{L}{2,30}- och )?(?!att${END}|den${END}|det${END})\\p{L}{3,40}(?: och (?!\\p{L}*(?:nämnd|styrelse|förvaltning|bolag|koncern|AB${END}|polis))\\p{Ll}{3,30}(?=[,.;)]|$| samt| och))?${END}`,
        'giu',
      ),
      needs: ['nämnden för'],
    },
    // 'Göteborgs Stads Parkering AB', 'Bostads AB Poseidon', 'AB Framtiden'
    {
      pattern: new RegExp(
        `${BOUNDARY}\\p{Lu}[\\p{L}\\d&.-]{0,30}(?: (?:\\p{Lu}[\\p{L}\\d.-]{0,30}|&|i)){0,4} AB${END}`,
        'gu',
      ),
      needs: [' ab'],
    },
    {
      pattern: new RegExp(
        `${BOUNDARY}(?:(?:Förvaltnings|Bostads|Fastighets|Kommunala) )?AB \\p{Lu}\\p{L}{2,30}${END}`,
        'gu',
      ),
      needs: ['ab '],
    },
    {
      pattern: new RegExp(
        `${BOUNDARY}\\p{Lu}\\p{L}{2,30}(?:koncernen|bolaget|bostäder|styrelsen|myndigheten|verket)${END}`,
        'gu',
      ),
      needs: ['koncernen', 'bolaget', 'bostäder', 'styrelsen', 'myndigheten', 'verket'],
    },
    {
      pattern: new RegExp(`${BOUNDARY}(?:${FIXED})${END}`, 'giu'),
      needs: ['kommun', 'fullmäktige', 'tad', 'revi', 'räddning', 'poli', 'vården'],
    },
    {
      pattern: new RegExp(`${BOUNDARY}(?:\\p{L}{2,30}- och )?\\p{L}{3,40}förvaltningen${END}`, 'gu'),
      needs: ['förvaltningen'],
    },
  ];
}

/** 'byggnadsnämnd' → 'Byggnadsnämnden'. */
function inFullForm(form: string): string {
  const definite = form.replace(/nämnd$/, 'nämnden').replace(/\s+/g, ' ');
  return definite.charAt(0).toUpperCase() + definite.slice(1);
}

/** 'socialnämnderna Centrum, Hisingen, och Sydväst' names three boards. */
function listSocialBoards(
  text: string,
  areas: string[],
  named: (form: string) => { name: string; registered: boolean },
): Candidate[] {
  const found: Candidate[] = [];
  const opening =
    /(?<![\p{L}-])(?:(samtliga|alla|de fyra|respektive|varje|stadens) (?:fyra )?)?(social(?:nämnd(?:en|erna|er)?|förvaltning(?:en|arna|ar)?))(?![\p{L}])/giu;
  for (const match of text.matchAll(opening)) {
    const word = match[2]!.toLowerCase();
    const base = word.startsWith('socialnämnd') ? 'Socialnämnd' : 'Socialförvaltningen';
    const plural = /(?:erna|er|arna|ar)$/.test(word);
    let end = match.index + match[0].length;
    const names: { name: string; registered: boolean }[] = [];
    const next =
      /(?:\s*,)?\s*(?:(?:och|samt|&|i)\s+)?(?:stadsområde\s+)?(\p{Lu}\p{L}+)(?![\p{L}-]| AB(?!\p{L}))/uy;
    for (;;) {
      next.lastIndex = end;
      const item = next.exec(text);
      if (!item || !isArea(item[1]!, areas, names.length === 0 || plural)) break;
      const known = areas.find((area) => item[1] === area || item[1] === `${area}s`);
      names.push(named(`${base} ${known ?? item[1]}`));
      end = next.lastIndex;
    }
    if (names.length === 0 && base === 'Socialnämnd' && (plural || match[1])) {
      for (const area of areas) names.push(named(`Socialnämnd ${area}`));
    }
    if (names.length === 0 && base === 'Socialnämnd' && areas.length === 0)
      names.push(named('Socialnämnden'));
    const first = names[0];
    if (first) found.push({ ...first, start: match.index, end, names });
  }
  return found;
}

function isArea(word: string, areas: string[], open: boolean): boolean {
  if (areas.some((area) => word === area || word === `${area}s`)) return true;
  if (!open || word.length < 3) return false;
  return (
    !/(?:nämnd|nämnden|nämnderna|styrelsen|fullmäktige|myndigheten|verket|polisen|vården|kontoret|koncernen|bolaget|förvaltningen|kassan|fogden|regionen|tjänsten|AB)$/.test(
      word,
    ) &&
    !/^(?:Nämnden|Framtiden|Business|Göteborgs?|Förvaltnings|Bostads|Samordn|Ansvar|Målgrupp|Samtliga|Alla|Övriga)/.test(
      word,
    )
  );
}

/** Where two readings overlap the longer one stands. */
function withoutOverlap(candidates: Candidate[]): FoundOrganisation[] {
  const sorted = [...candidates].sort((a, b) => a.start - b.start || b.end - a.end);
  const found: FoundOrganisation[] = [];
  const seen = new Set<string>();
  let reached = -1;
  for (const candidate of sorted) {
    if (candidate.start < reached) continue;
    reached = candidate.end;
    for (const one of candidate.names) {
      if (seen.has(one.name)) continue;
      seen.add(one.name);
      found.push({ ...one, start: candidate.start, end: candidate.end });
    }
  }
  return found;
}

/** 'Samtliga nämnder och styrelser': a scope of its own, resolved when it is needed. */
export function readScope(text: string): 'all-boards-and-companies' | null {
  const scope =
    /(?<!\p{L})(?:samtliga|alla|stadens(?: samtliga)?)(?: stadens| kommunens| Göteborgs Stads)? nämnder(?:,| och| samt|\/| &)\s*(?:alla |samtliga )?(?:bolags|kommunala )?(?:styrelser|bolag)/iu;
  return scope.test(text) || /^(?:samtliga|alla) nämnder\.?$/iu.test(text.trim())
    ? 'all-boards-and-companies'
    : null;
}
