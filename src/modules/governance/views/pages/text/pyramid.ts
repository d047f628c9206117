import { catalogue } from '../../../../../platform/i18n/catalogue.ts';

export const pyramidTexts = catalogue({
  sv: {
    title: 'Den förebyggande pyramiden',
    lead: 'Vilka insatser och strategier som finns på varje nivå. En insats kan finnas på flera nivåer.',
    caption: (universal: string, selective: string, indicated: string) =>
      `Pyramiden visar ${universal} på generell nivå, ${selective} på selektiv nivå och ${indicated} på indikerad nivå.`,
    count: (n: number) => (n === 1 ? '1 insats' : `${n} insatser`),
    levels: {
      universal: 'För alla',
      selective: 'För grupper och platser där risken är högre',
      indicated: 'För enskilda som redan är på väg',
    },
    nothing: 'Ingenting på den här nivån.',
    table: 'Insatser och nivåer',
    number: 'Nummer',
    item: 'Insats eller strategi',
    document: 'Dokument',
    yes: 'Ja',
    without: 'Saknar nivå',
    withoutLead:
      'Insatser och strategier som inte säger vilken nivå de hör till, och dokument som inte har några.',
    all: (n: number) => (n === 1 ? '1 utan nivå' : `${n} utan nivå`),
    noItems: 'inga insatser eller strategier',
    noneTitle: 'Inga insatser ännu',
    noneText: 'Pyramiden fylls när en plan med insatser finns i registret.',
  },
  en: {
    title: 'The prevention pyramid',
    lead: 'Which measures and strategies there are on each level. A measure can be on several levels.',
    caption: (universal, selective, indicated) =>
      `The pyramid shows ${universal} on the universal level, ${selective} on the selective and ${indicated} on the indicated.`,
    count: (n) => (n === 1 ? '1 measure' : `${n} measures`),
    levels: {
      universal: 'For everybody',
      selective: 'For groups and places where the risk is higher',
      indicated: 'For single persons already on the way',
    },
    nothing: 'Nothing on this level.',
    table: 'Measures and levels',
    number: 'Number',
    item: 'Measure or strategy',
    document: 'Document',
    yes: 'Yes',
    without: 'No level',
    withoutLead:
      'Measures and strategies that do not say which level they belong to, and documents that have none.',
    all: (n) => (n === 1 ? '1 without a level' : `${n} without a level`),
    noItems: 'no measures or strategies',
    noneTitle: 'No measures yet',
    noneText: 'The pyramid fills when a plan with measures is in the register.',
  },
});
