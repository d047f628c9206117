/** An organisation as the register knows it, of any time. */
export interface RegisterEntry {
  id: string;
  name: string;
  /** Short name and other names that documents use. */
  aliases: readonly string[];
  kind: string;
  /** The board that an administration works for. */
  parentId: string | null;
  /** What it was merged into. */
  successorId: string | null;
}

export interface Recognised {
  organisationId: string;
  mentions: number;
  /** Its share of everything that speaks for somebody, 0–1. */
  score: number;
}

/** A document says whose it is at its beginning. */
const BEGINNING = 1500;
const AT_BEGINNING = 5;
const LONGEST_READ = 200_000;
const MOST_SHOWN = 5;

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A board is also named by its administration: 'Socialförvaltningen Sydväst', 'grundskoleförvaltningen'. */
const forms = (name: string) =>
  escapePattern(name.trim())
    .replace(/nämnd(?:en)?(?!\p{L})/giu, '(?:nämnd|förvaltning)(?:ens?)?')
    .replace(/förvaltningen(?!\p{L})/giu, '(?:nämnd|förvaltning)(?:ens?)?')
    .replace(/\s+/g, '\\s+');

/** Who it is that a name of the register stands for among those asked: itself, or what it was or became. */
function standsFor(register: readonly RegisterEntry[], askedIds: ReadonlySet<string>) {
  const byId = new Map(register.map((entry) => [entry.id, entry]));
  /** Along the way that an organisation was merged. */
  const onward = (id: string) => {
    const seen = new Set<string>();
    for (let at = byId.get(id)?.successorId; at && !seen.has(at); at = byId.get(at)?.successorId) {
      if (askedIds.has(at)) return at;
      seen.add(at);
    }
    return null;
  };
  const backward = new Map<string, Set<string>>();
  for (const asked of askedIds) {
    const seen = new Set<string>([asked]);
    for (let at = byId.get(asked)?.successorId; at && !seen.has(at); at = byId.get(at)?.successorId) {
      backward.set(at, (backward.get(at) ?? new Set()).add(asked));
      seen.add(at);
    }
  }
  return (id: string): { organisationId: string; weight: number } | null => {
    if (askedIds.has(id)) return { organisationId: id, weight: 1 };
    const later = onward(id);
    if (later) return { organisationId: later, weight: 0.5 };
    const earlier = [...(backward.get(id) ?? [])];
    if (earlier.length === 1) return { organisationId: earlier[0]!, weight: 0.5 };
    const parent = byId.get(id)?.parentId;
    if (byId.get(id)?.kind === 'administration' && parent && askedIds.has(parent))
      return { organisationId: parent, weight: 1 };
    return null;
  };
}

/** Letters without marks, as file names are often written. */
const unmarked = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ');

/** Words that only one of those asked has in its name, as a file name would write them. */
function distinctiveWords(entries: readonly RegisterEntry[]): Map<string, string> {
  const owners = new Map<string, Set<string>>();
  for (const { id, name, aliases } of entries) {
    for (const word of unmarked([name, ...aliases].join(' ')).split(' ')) {
      if (word.length >= 4) owners.set(word, (owners.get(word) ?? new Set()).add(id));
    }
  }
  return new Map([...owners].filter(([, ids]) => ids.size === 1).map(([word, ids]) => [word, [...ids][0]!]));
}

/**
 * Whose answers a document holds, by the names in its text and in its file name; those most spoken for first. A board
 * that has been merged is found by its own name when it was asked, and by what it became when that is who was asked.
 */
export function recogniseOrganisation(
  source: { text: string; fileName: string },
  register: readonly RegisterEntry[],
  askedIds: readonly string[],
): Recognised[] {
  const asked = new Set(askedIds);
  const whom = standsFor(register, asked);
  const text = source.text.slice(0, LONGEST_READ);
  const points = new Map<string, { mentions: number; points: number }>();
  const add = (id: string, count: number, worth: number) => {
    const present = points.get(id) ?? { mentions: 0, points: 0 };
    points.set(id, { mentions: present.mentions + count, points: present.points + worth });
  };
  for (const entry of register) {
    const target = whom(entry.id);
    if (!target) continue;
    const names = [entry.name, ...entry.aliases].filter((name) => name.trim().length >= 2);
    // A short alias such as KS is written in capitals or it is something else.
    for (const [name, flags] of names.map((each) => [each, each.length <= 4 ? 'gu' : 'giu'] as const)) {
      for (const match of text.matchAll(
        new RegExp(`(?<![\\p{L}\\d-])${forms(name)}(?![\\p{L}\\d])`, flags),
      )) {
        add(target.organisationId, 1, (match.index < BEGINNING ? AT_BEGINNING : 1) * target.weight);
      }
    }
  }
  const words = distinctiveWords(register.filter(({ id }) => asked.has(id)));
  for (const word of unmarked(source.fileName.replace(/\.\w+$/, '')).split(' ')) {
    const id = words.get(word);
    if (id) add(id, 0, 4);
  }
  const sum = [...points.values()].reduce((total, each) => total + each.points, 0);
  return [...points]
    .map(([organisationId, each]) => ({
      organisationId,
      mentions: each.mentions,
      score: Math.round((each.points / sum) * 100) / 100,
    }))
    .sort((a, b) => b.score - a.score || (a.organisationId < b.organisationId ? -1 : 1))
    .slice(0, MOST_SHOWN);
}

/** The one that a document is taken to come from until a person says otherwise; null when two are as likely. */
export function likeliest(recognised: readonly Recognised[]): string | null {
  const [first, second] = recognised;
  if (!first) return null;
  return !second || first.score >= 1.5 * second.score ? first.organisationId : null;
}

const key = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/nämnd(?:en)?(?!\p{L})/gu, 'nämnd')
    .replace(/ och /g, '&')
    .replace(/[\s.-]/g, '');

/** Finds those asked by identifier, or by exactly a name that the register knows. */
export function organisationFinder(register: readonly RegisterEntry[], askedIds: readonly string[]) {
  const asked = new Set(askedIds);
  const whom = standsFor(register, asked);
  const byName = new Map<string, Set<string>>();
  const note = (name: string, id: string) =>
    byName.set(key(name), (byName.get(key(name)) ?? new Set()).add(id));
  const ownNames = register.filter(({ id }) => asked.has(id));
  for (const entry of ownNames) for (const name of [entry.name, ...entry.aliases]) note(name, entry.id);
  for (const entry of register) {
    const target = whom(entry.id);
    if (!target || asked.has(entry.id)) continue;
    for (const name of [entry.name, ...entry.aliases])
      if (!byName.has(key(name))) note(name, target.organisationId);
  }
  return (id: string | null, name: string | null): string | null => {
    if (id !== null && asked.has(id)) return id;
    const found = name === null ? undefined : byName.get(key(name));
    return found?.size === 1 ? [...found][0]! : null;
  };
}
