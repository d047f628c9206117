import type { Language } from '../platform/i18n/language.ts';

export type Term = {
  /** The word as it stands in the interface, in Swedish. */
  swedish: string;
  english: string;
  explanation: Record<Language, string>;
};

const term = (swedish: string, english: string, sv: string, en: string): Term => ({
  swedish,
  english,
  explanation: { sv, en },
});

/** The words of the product, in the order of a Swedish dictionary once they are shown. */
export const glossary: readonly Term[] = [
  term(
    'Styrande dokument',
    'Governing document',
    'Ett program, en plan, en riktlinje eller en policy som kommunfullmäktige eller en nämnd har beslutat.',
    'A programme, plan, guideline or policy that the council or a board has adopted.',
  ),
  term(
    'Program',
    'Programme',
    'Styrande dokument som anger mål och strategier för flera år.',
    'A governing document that sets goals and strategies for several years.',
  ),
  term(
    'Plan',
    'Plan',
    'Styrande dokument som säger vilka insatser som ska göras, och av vem.',
    'A governing document that says which measures are to be taken, and by whom.',
  ),
  term(
    'Riktlinje',
    'Guideline',
    'Styrande dokument om hur ett arbete ska gå till.',
    'A governing document on how a kind of work is to be done.',
  ),
  term(
    'Policy',
    'Policy',
    'Styrande dokument om vilken hållning kommunen har i en fråga.',
    'A governing document on the stance of the municipality in a question.',
  ),
  term(
    'Målområde',
    'Goal area',
    'En del av ett program, med ett eller flera mål.',
    'A part of a programme, with one or more goals.',
  ),
  term('Mål', 'Goal', 'Vad som ska vara uppnått.', 'What is to be achieved.'),
  term(
    'Strategi',
    'Strategy',
    'Vad ett program föreskriver, numrerat till exempel 3:2.',
    'What a programme prescribes, numbered 3:2 for instance.',
  ),
  term(
    'Fokusområde',
    'Focus area',
    'En del av en plan, med insatser som hör ihop.',
    'A part of a plan, with measures that belong together.',
  ),
  term(
    'Insats i en plan',
    'Measure',
    'Något som en plan säger ska göras, numrerat till exempel 2:4.',
    'Something that a plan says is to be done, numbered 2:4 for instance.',
  ),
  term(
    'Förväntat resultat',
    'Expected result',
    'Vad en insats ska leda till.',
    'What a measure is to lead to.',
  ),
  term('Målgrupp', 'Target group', 'Dem som en insats är till för.', 'Those whom a measure is for.'),
  term(
    'Samordningsansvar',
    'Coordinator',
    'Att se till att alla som är ansvariga för en insats drar åt samma håll.',
    'The duty to see that everyone responsible for a measure pulls together.',
  ),
  term(
    'Ansvar',
    'Responsible',
    'Att göra det som insatsen säger, i den egna verksamheten.',
    'The duty to do what the measure says within one’s own organisation.',
  ),
  term(
    'Nämnd',
    'Board',
    'En egen myndighet i kommunen. Mellan två nämnder gäller sekretess.',
    'An authority of its own within the municipality. Secrecy stands between two boards.',
  ),
  term(
    'Bolag',
    'Company',
    'Ett aktiebolag som kommunen äger. Det leds av en styrelse.',
    'A limited company owned by the municipality, led by a company board.',
  ),
  term(
    'Förvaltning',
    'Administration',
    'De anställda som utför det en nämnd har beslutat.',
    'The staff who carry out what a board has decided.',
  ),
  term(
    'Kommunfullmäktige',
    'Council',
    'De folkvalda som beslutar om det viktigaste i kommunen.',
    'The elected assembly that decides the most important matters of the municipality.',
  ),
  term(
    'Kommunstyrelsen',
    'Executive board',
    'Leder och samordnar kommunens arbete.',
    'Leads and coordinates the work of the municipality.',
  ),
  term(
    'Stadsledningskontoret',
    'City executive office',
    'Kommunstyrelsens förvaltning.',
    'The administration of the executive board.',
  ),
  term(
    'Stadsområde',
    'City area',
    'En av stadens delar. Göteborg har Centrum, Hisingen, Nordost och Sydväst.',
    'One of the parts of the city. Gothenburg has Centrum, Hisingen, Nordost and Sydväst.',
  ),
  term(
    'Lokalpolisområde (LPO)',
    'Police area',
    'Polisens minsta område med egen ledning.',
    'The smallest police area with its own command.',
  ),
  term(
    'Diarienummer (dnr)',
    'Diary number',
    'Numret som ett ärende har i myndighetens register.',
    'The number of a matter in the register of an authority.',
  ),
  term(
    'Remiss',
    'Consultation',
    'När ett förslag skickas ut för synpunkter innan det beslutas.',
    'A proposal sent out for opinions before it is decided.',
  ),
  term('Remissinstans', 'Consulted body', 'Den som får en remiss.', 'One who receives a consultation.'),
  term('Remissvar', 'Consultation reply', 'Vad en remissinstans svarar.', 'What a consulted body replies.'),
  term(
    'Återremiss',
    'Referral back',
    'När ett ärende skickas tillbaka för att utredas mer.',
    'A matter sent back for more inquiry.',
  ),
  term('Yrkande', 'Motion', 'Ett förslag till beslut från en ledamot.', 'A proposed decision from a member.'),
  term(
    'Reservation',
    'Reservation',
    'När en ledamot i protokollet tar avstånd från ett beslut.',
    'A member’s recorded dissent from a decision.',
  ),
  term(
    'Yttrande',
    'Statement',
    'Skriftliga synpunkter som läggs till ett beslut.',
    'Written views added to a decision.',
  ),
  term(
    'Uppföljning',
    'Follow-up',
    'Att ta reda på om det som beslutats har blivit gjort.',
    'Finding out whether what was decided has been done.',
  ),
  term(
    'Uppföljningsomgång',
    'Follow-up round',
    'Ett tillfälle då nämnder och bolag svarar på frågor om sina insatser.',
    'An occasion when boards and companies answer questions about their measures.',
  ),
  term(
    'Uppföljningsfråga',
    'Question',
    'Frågan till en nämnd eller ett bolag om en insats. Svaret är ja, nej eller delvis, med kommentar.',
    'The question to a board or company about a measure. The answer is yes, no or partly, with a comment.',
  ),
  term(
    'Samlad uppföljning',
    'Compiled follow-up',
    'Rapporten till kommunfullmäktige om hela staden.',
    'The report to the council on the whole city.',
  ),
  term(
    'Indikator',
    'Indicator',
    'Ett mått som visar om utvecklingen går åt rätt håll.',
    'A measurement that shows whether things move the right way.',
  ),
  term(
    'Utgångsvärde',
    'Baseline',
    'Indikatorns värde när arbetet börjar.',
    'The value of an indicator when the work begins.',
  ),
  term('Målvärde', 'Target', 'Det värde som indikatorn ska nå.', 'The value an indicator is to reach.'),
  term('Utfall', 'Outcome', 'Indikatorns uppmätta värde.', 'The measured value of an indicator.'),
  term(
    'Lägesbild',
    'Situational picture',
    'En beskrivning av hur tryggheten och brottsligheten ser ut i ett område.',
    'A description of safety and crime in an area.',
  ),
  term(
    'Orsaksanalys',
    'Cause analysis',
    'En genomgång av varför läget är som det är.',
    'An examination of why things are as they are.',
  ),
  term(
    'Åtgärdsplan',
    'Action plan',
    'Vad som ska göras med anledning av en lägesbild.',
    'What is to be done because of a situational picture.',
  ),
  term('Åtgärd', 'Action', 'En sak att göra i en åtgärdsplan.', 'One thing to do in an action plan.'),
  term(
    'Samverkansöverenskommelse',
    'Collaboration agreement',
    'Vad kommunen och polisen har kommit överens om att göra tillsammans.',
    'What the municipality and the police have agreed to do together.',
  ),
  term(
    'Medborgarlöfte',
    'Citizen promise',
    'Ett löfte från kommunen och polisen till dem som bor i ett område.',
    'A promise from the municipality and the police to those who live in an area.',
  ),
  term(
    'Cylindermodellen',
    'Cylinder model',
    'En modell som delar in förebyggande arbete i kategori A till D efter hur nära kriminalitet målgruppen är. Den räknar, den pekar inte ut personer.',
    'A model that sorts preventive work into categories A to D by how close to crime its target group is. It counts, it never points out persons.',
  ),
  term(
    'Grundnivå',
    'Baseline offer',
    'Det arbete som ska finnas i alla områden.',
    'The work that every area must have.',
  ),
  term(
    'Metodmatris',
    'Method matrix',
    'En översikt över vilka metoder och verktyg varje nämnd har.',
    'An overview of the methods and tools each board has.',
  ),
  term(
    'Samverkansforum',
    'Collaboration forum',
    'En grupp från flera myndigheter som träffas regelbundet.',
    'A group from several authorities that meets regularly.',
  ),
  term(
    'SSPF',
    'SSPF',
    'Socialtjänst, skola, polis och fritid som samarbetar kring ett barn eller en grupp.',
    'Social services, school, police and leisure working together around a child or a group.',
  ),
  term(
    'SIG',
    'SIG',
    'Social insatsgrupp: stöd från flera myndigheter till unga vuxna.',
    'Social intervention group: support from several authorities for young adults.',
  ),
  term(
    'GVI',
    'GVI',
    'Gruppvåldsintervention: ett arbetssätt mot dödligt våld i kriminella grupper.',
    'Group violence intervention: a way of working against lethal violence in criminal groups.',
  ),
  term(
    'EST',
    'EST',
    'Effektiv samordning för trygghet: lägesbilder om platser, aldrig om personer.',
    'Effective coordination for safety: pictures of places, never of persons.',
  ),
  term(
    'Avhoppare',
    'Defector',
    'Den som vill lämna en kriminell miljö.',
    'One who wants to leave a criminal environment.',
  ),
  term('Sekretess', 'Secrecy', 'Förbud i lag att röja en uppgift.', 'A legal ban on disclosing information.'),
  term(
    'Samtycke',
    'Consent',
    'När någon säger ja till att uppgifter om den lämnas ut.',
    'When a person agrees that information about them is disclosed.',
  ),
  term(
    'Särskilt utsatt område',
    'Particularly vulnerable area',
    'Polisens högsta nivå för ett område där kriminella påverkar lokalsamhället. De andra är riskområde och utsatt område.',
    'The highest police level for an area where criminals influence the local community. The others are risk area and vulnerable area.',
  ),
  term(
    'Generell, selektiv, indikerad',
    'Universal, selective, indicated',
    'Förebyggande arbete för alla, för grupper med risk och för personer med tydliga problem.',
    'Prevention for everyone, for groups at risk and for persons with clear problems.',
  ),
  term(
    'Tystnadskultur',
    'Culture of silence',
    'När människor inte vågar berätta vad de vet.',
    'When people dare not tell what they know.',
  ),
  term(
    'Otillåten påverkan',
    'Undue influence',
    'Hot, våld, trakasserier eller lockelser för att styra någons arbete.',
    'Threats, violence, harassment or favours meant to steer someone’s work.',
  ),
  term(
    'Gallring',
    'Disposal',
    'Att uppgifter tas bort när de inte längre får eller behöver finnas.',
    'Removal of information that may not or need not be kept any longer.',
  ),
  term(
    'Loggkontroll',
    'Log review',
    'Att granska vem som har läst eller ändrat något.',
    'Reviewing who has read or changed something.',
  ),
];
