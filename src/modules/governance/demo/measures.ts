import type { PreventionLevel } from '../contract.ts';

/** What the demo city adds to a measure of the plan: a description of our own, its levels, the strategies behind it. */
export const MEASURES: Record<string, { text: string; levels: PreventionLevel[]; strategies: string[] }> = {
  '1:1': {
    text: 'Stödet till föräldrar byggs ut med fler kurser och kortare väntetid. Det ska gå att få hjälp samma månad som oron uppstår.',
    levels: ['selective'],
    strategies: ['4:1', '4:2'],
  },
  '1:2': {
    text: 'Varje stadsområde väljer några platser där nämnderna arbetar tillsammans med skola, fritid och bostadsbolag. Lägesbilden styr vilka platser det blir.',
    levels: ['universal', 'selective'],
    strategies: ['3:1', '4:1'],
  },
  '1:3': {
    text: 'Föreningar som redan möter familjerna får ett tydligare uppdrag. En utredning följs av ett försök i ett stadsområde.',
    levels: ['selective'],
    strategies: ['2:3'],
  },
  '1:4': {
    text: 'Nämnderna går igenom vilket intensivt stöd som finns, hur många som får det och var det saknas. Resultatet blir ett underlag för nästa budget.',
    levels: ['selective', 'indicated'],
    strategies: ['1:1', '4:2'],
  },
  '1:5': {
    text: 'En rutin som alla socialnämnder följer beskriver vem som gör vad de första dagarna efter att ett barn har uppmärksammats.',
    levels: ['indicated'],
    strategies: ['4:2', '2:2'],
  },
  '2:1': {
    text: 'Sociala insatsgrupper finns i hela staden och arbetar på samma sätt. Den unge och handläggaren gör en plan tillsammans.',
    levels: ['indicated'],
    strategies: ['4:2', '4:3'],
  },
  '2:2': {
    text: 'Staden, polisen och kriminalvården ger samma budskap till grupper som skjuter: våldet måste upphöra, och den som vill sluta får hjälp.',
    levels: ['indicated'],
    strategies: ['2:2', '4:3'],
  },
  '2:3': {
    text: 'Ett team i varje stadsområde kopplar ihop förskolan med socialtjänsten och möter föräldrar där de redan är.',
    levels: ['universal', 'selective'],
    strategies: ['3:1', '4:1'],
  },
  '2:4': {
    text: 'Socialsekreterare finns på plats under skoldagen på de skolor som har störst behov, och följer med när elever rör sig till och från skolan.',
    levels: ['selective', 'indicated'],
    strategies: ['3:1', '4:2'],
  },
  '3:1': {
    text: 'En central funktion håller ihop arbetet. I varje stadsområde finns en motpart med mandat att fatta beslut.',
    levels: ['universal', 'selective', 'indicated'],
    strategies: ['2:1', '2:2'],
  },
  '3:2': {
    text: 'Nämnder och bolag med tillsyn, upphandling eller bidrag deltar när flera myndigheter kontrollerar samma verksamhet.',
    levels: ['indicated'],
    strategies: ['5:2', '5:3'],
  },
  '4:1': {
    text: 'En gång om året räknas hur många som finns i varje kategori, utan att någon enskild person kan pekas ut.',
    levels: ['selective', 'indicated'],
    strategies: ['1:1'],
  },
  '4:2': {
    text: 'Varje nämnd och styrelse listar sina egna verktyg i en gemensam matris: kontroll, lokaler, bidrag, tillsyn och annat som påverkar gängens villkor.',
    levels: ['universal', 'selective', 'indicated'],
    strategies: ['5:1', '5:3'],
  },
  '4:3': {
    text: 'Processledare för SSPF och SIG får handledning och träffas regelbundet för att arbeta likartat.',
    levels: ['selective', 'indicated'],
    strategies: ['1:2', '2:2'],
  },
  '4:4': {
    text: 'Samma bedömningsmetoder används i alla stadsområden, så att lika behov leder till lika stöd.',
    levels: ['indicated'],
    strategies: ['1:2', '4:2'],
  },
  '4:5': {
    text: 'Prover från avloppsvattnet analyseras några gånger om året och läggs till lägesbilden.',
    levels: ['universal'],
    strategies: ['1:1', '4:1'],
  },
  '4:6': {
    text: 'Medarbetare utbildas i metodstödet och prövar det på en egen lägesbild.',
    levels: ['selective'],
    strategies: ['1:2', '5:3'],
  },
};

/** How the wording sent on consultation differed from the one that was adopted. */
export const EARLIER = {
  '1:2': { expectedResult: 'Barn och föräldrar får en bättre livssituation' },
  '2:3': { expectedResult: 'Fler barn i förskolan når de pedagogiska målen' },
  '2:4': {
    description:
      'Socialsekreterare finns på plats efter skoldagen på de skolor som har störst behov, och följer med när elever rör sig till och från skolan.',
  },
} as const;
