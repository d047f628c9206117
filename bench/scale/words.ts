/** Made-up Swedish for the city that is only measured: nothing of it comes from a real document or a real board. */

const OPENINGS = [
  'Under året har vi',
  'Tillsammans med skolan har vi',
  'Sedan i våras har förvaltningen',
  'I samråd med föreningarna har vi',
  'På två av våra tre enheter har personalen',
  'Efter förra årets brister har vi',
  'Med stöd av bolagen i närheten har vi',
  'Som ett första steg har nämnden',
];
const DEEDS = [
  'utbildat nya medarbetare i',
  'prövat ett annat sätt att arbeta med',
  'tagit fram en gemensam rutin för',
  'följt upp och skrivit om',
  'skjutit upp det mesta av',
  'fördubblat antalet träffar om',
  'låtit ungdomar själva beskriva',
  'avsatt en halv tjänst för',
];
const MATTERS = [
  'trygga vägar till och från träningen',
  'stöd till föräldrar som oroar sig',
  'belysning och sikt kring hållplatser',
  'tidiga samtal vid upprepad frånvaro',
  'öppna kvällar i kvarterets lokaler',
  'hur iakttagelser ska lämnas vidare',
  'mottagande av nyinflyttade familjer',
  'skadegörelse i trapphus och garage',
];
const ENDINGS = [
  'och ser att fler känner till det.',
  'men effekten går ännu inte att mäta.',
  'vilket har minskat antalet klagomål sedan i höstas.',
  'och fortsätter nästa år i samma takt.',
  'fast två vakanser har gjort att det går långsamt.',
  'och har redovisat det för nämnden i november.',
  'så att ansvaret nu är tydligt i varje grupp.',
  'utan att kostnaden har ökat.',
];
const SHORT = [
  'Vi återkommer med siffror.',
  'Arbetet fortsätter.',
  'Mer finns i verksamhetsberättelsen.',
  'Berör främst den norra delen.',
];
export const HINDRANCES = [
  'Tid',
  'Vakanser',
  'Oklart vem som äger frågan',
  'Sekretess mellan nämnderna gör att uppgifter inte kan delas',
  'Pengar för nästa år är inte beslutade',
  'Lokaler saknas kvällstid',
];
export const REASONS = [
  'Vi har inga barn eller unga i vår verksamhet.',
  'Insatsen gäller stadsområden där vi inte har lokaler.',
  'Uppgiften togs över av en annan nämnd vid årsskiftet.',
];
export const THEMES = [
  'trygghet kvällstid',
  'närvaro i skolan',
  'stöd till unga vuxna',
  'fritid för alla',
  'tryggt boende',
  'fria val utan hot',
  'säkra arbetsplatser',
  'lokal samverkan',
  'belysta stråk',
  'tidiga samtal',
  'öppna mötesplatser',
  'minskad skadegörelse',
];
export const FIELDS = [
  'Utbildningsnämnden',
  'Förskolenämnden',
  'Omsorgsnämnden',
  'Fritidsnämnden',
  'Byggnämnden',
  'Gatunämnden',
  'Parknämnden',
  'Biblioteksnämnden',
  'Vuxennämnden',
  'Arbetsnämnden',
  'Miljönämnden',
];
export const PLACES = ['Ås', 'Näs', 'Berga', 'Vika', 'Strand'];
export const COMPANIES = [
  'Bostäder',
  'Lokaler',
  'Energi',
  'Spårvägar',
  'Hamnar',
  'Arenor',
  'Parkeringar',
  'Avfall',
];

/** Sentences in a set order, the same each time; every fifth is short. */
function* sentences(): Generator<string> {
  let state = 1;
  const pick = (list: readonly string[]) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return list[(state >> 8) % list.length]!;
  };
  for (let n = 0; ; n += 1) {
    const begun = `${pick(OPENINGS)} ${pick(DEEDS)} ${pick(MATTERS)}`;
    yield n % 5 === 0 ? `${begun}.` : `${begun} ${pick(ENDINGS)}`;
  }
}

/** Halves of comments: a first of 50 to 300 characters, and a second, perhaps empty, that follows it. */
export function makeComments(): { first: string[]; second: string[] } {
  const source = sentences();
  const make = (count: number, most: (n: number) => number, begin: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => {
      let text = begin(n);
      for (let added = 0; added < most(n); added += 1) {
        const longer = `${text} ${source.next().value}`.trim();
        if (longer.length > 296) break;
        text = longer;
      }
      return text;
    });
  const first = make(
    997,
    (n) => 1 + (n % 2),
    () => '',
  );
  const second = make(
    991,
    (n) => n % 3,
    (n) => (n % 3 === 0 ? '' : SHORT[n % SHORT.length]!),
  );
  return { first, second };
}
