import { catalogue } from '../../../../platform/i18n/catalogue.ts';

const inWords = (words: readonly string[]) => (count: number) => words[count] ?? String(count);
const riseOrFall = (rises: number, falls: number) => (rises > 0 ? 'rise' : falls > 0 ? 'fall' : 'same');
/** Numbers up to twelve in words, as Swedish is written. */
const swedish = inWords('noll en två tre fyra fem sex sju åtta nio tio elva tolv'.split(' '));
const english = inWords('none one two three four five six seven eight nine ten eleven twelve'.split(' '));
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Sentences about what has changed; each states what was counted and nothing else. */
export const changeTexts = catalogue({
  sv: {
    says: {
      yes: 'svarar ja',
      partly: 'svarar delvis',
      no: 'svarar nej',
      notApplicable: 'svarar inte aktuellt',
      none: 'saknar svar',
    },
    difference: (says: string, before: number, now: number, year: number) =>
      `${capital(swedish(Math.abs(now - before)))} ${now > before ? 'fler' : 'färre'} ${says} än ${year}: ${before} då, ${now} nu.`,
    same: (year: number) => `Svaren fördelar sig som ${year}.`,
    asked: (before: number, now: number, year: number) =>
      `Frågan gick till ${before} organisationer ${year} och till ${now} nu.`,
    compared: (compared: number, rises: number, falls: number) =>
      compared === 1
        ? `En strategi eller insats kan jämföras med förra gången. Andelen ja bland svaren ${{ rise: 'har ökat', fall: 'har minskat', same: 'är densamma' }[riseOrFall(rises, falls)]}.`
        : `Av ${swedish(compared)} strategier och insatser som kan jämföras med förra gången har andelen ja bland svaren ökat för ${rises === 0 ? 'ingen' : swedish(rises)} och minskat för ${falls === 0 ? 'ingen' : swedish(falls)}.`,
  },
  en: {
    says: {
      yes: 'answer yes',
      partly: 'answer partly',
      no: 'answer no',
      notApplicable: 'answer not applicable',
      none: 'have not answered',
    },
    difference: (says, before, now, year) =>
      `${capital(english(Math.abs(now - before)))} ${now > before ? 'more' : 'fewer'} ${says} than in ${year}: ${before} then, ${now} now.`,
    same: (year) => `The answers are distributed as in ${year}.`,
    asked: (before, now, year) =>
      `The question went to ${before} organisations in ${year} and to ${now} now.`,
    compared: (compared, rises, falls) =>
      compared === 1
        ? `One strategy or measure can be compared with the time before. The share of yes among the answers ${{ rise: 'has risen', fall: 'has fallen', same: 'is the same' }[riseOrFall(rises, falls)]}.`
        : `Of ${english(compared)} strategies and measures that can be compared with the time before, the share of yes among the answers has risen for ${english(rises)} and fallen for ${english(falls)}.`,
  },
});
