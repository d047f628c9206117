import type { DocumentKind, Relation } from '../contract.ts';

/** Documents that the plan refers to: in the register with what is known of them, and how they connect. */
export const RELATED: {
  title: string;
  diaryNumber: string | null;
  kind: DocumentKind;
  planning: 'planning' | 'regulating';
  relation: Relation;
  sentence: string;
}[] = [
  {
    title: 'Program för en jämlik stad',
    diaryNumber: null,
    kind: 'program',
    planning: 'planning',
    relation: 'depends-on',
    sentence: 'Jämlika villkor är det mest allmänna skyddet mot att unga dras in i brott.',
  },
  {
    title: 'Plan för en jämlik stad',
    diaryNumber: null,
    kind: 'plan',
    planning: 'planning',
    relation: 'overlaps',
    sentence: 'Båda planerna ger förskola och skola uppdrag i områden där villkoren är sämst.',
  },
  {
    title: 'Barnrättsplan',
    diaryNumber: null,
    kind: 'plan',
    planning: 'planning',
    relation: 'depends-on',
    sentence: 'Varje insats som rör barn prövas mot barnets rättigheter.',
  },
  {
    title: 'Plan mot hedersrelaterat våld och förtryck',
    diaryNumber: null,
    kind: 'plan',
    planning: 'planning',
    relation: 'overlaps',
    sentence: 'Släktbaserade nätverk och hedersförtryck möts ofta av samma handläggare.',
  },
  {
    title: 'Riktlinje mot våldsbejakande extremism',
    diaryNumber: null,
    kind: 'guideline',
    planning: 'regulating',
    relation: 'supports',
    sentence: 'Riktlinjens arbetssätt används även när någon vill lämna ett gäng.',
  },
  {
    title: 'Handlingsplan för att inga områden ska vara särskilt utsatta',
    diaryNumber: '1669/20',
    kind: 'plan',
    planning: 'planning',
    relation: 'overlaps',
    sentence: 'Planerna delar målet om antalet särskilt utsatta områden men har olika insatser.',
  },
  {
    title: 'Riktlinje för arbete med avhoppare',
    diaryNumber: '1370/21',
    kind: 'guideline',
    planning: 'regulating',
    relation: 'supports',
    sentence: 'Riktlinjen säger vem som tar hand om den som vill lämna ett gäng.',
  },
  {
    title: 'Riktlinje för föreningsbidrag',
    diaryNumber: null,
    kind: 'guideline',
    planning: 'regulating',
    relation: 'supports',
    sentence: 'Kontrollen av bidrag är ett av stadens verktyg mot parallella strukturer.',
  },
];

/** Agreements are not governing documents: they are named without being in the register. */
export const AGREEMENT = {
  title: 'Central samverkansöverenskommelse med polisområde Storgöteborg',
  sentence: 'Överenskommelsen säger hur staden och polisen leder arbetet tillsammans.',
};
