/** An organisation as the register names it; aliases are other names it goes by in documents. */
export interface RegisterName {
  name: string;
  kind: string;
  aliases?: string[];
}

/** Used where no register is at hand (command line without a database): the demo city's organisations. */
export const DEFAULT_REGISTER: RegisterName[] = [
  { name: 'Kommunfullmäktige', kind: 'council', aliases: ['KF'] },
  { name: 'Kommunstyrelsen', kind: 'executive-board', aliases: ['KS'] },
  { name: 'Socialnämnd Centrum', kind: 'board' },
  { name: 'Socialnämnd Hisingen', kind: 'board' },
  { name: 'Socialnämnd Nordost', kind: 'board' },
  { name: 'Socialnämnd Sydväst', kind: 'board' },
  { name: 'Förskolenämnden', kind: 'board' },
  { name: 'Grundskolenämnden', kind: 'board' },
  { name: 'Utbildningsnämnden', kind: 'board' },
  { name: 'Idrotts- och föreningsnämnden', kind: 'board' },
  { name: 'Kulturnämnden', kind: 'board' },
  { name: 'Nämnden för funktionsstöd', kind: 'board' },
  { name: 'Nämnden för demokrati och medborgarservice', kind: 'board' },
  { name: 'Miljö- och klimatnämnden', kind: 'board' },
  { name: 'Förvaltnings AB Framtiden', kind: 'company', aliases: ['Framtidskoncernen', 'Framtiden'] },
  { name: 'Business Region Göteborg AB', kind: 'company', aliases: ['BRG'] },
  { name: 'Göteborg & Co', kind: 'company', aliases: ['Göteborg & Co AB'] },
  { name: 'Polismyndigheten', kind: 'state-agency', aliases: ['Polisen'] },
  { name: 'Kriminalvården', kind: 'state-agency' },
  { name: 'Skatteverket', kind: 'state-agency' },
  { name: 'Åklagarmyndigheten', kind: 'state-agency' },
  { name: 'Ekobrottsmyndigheten', kind: 'state-agency' },
  { name: 'Arbetsförmedlingen', kind: 'state-agency' },
  { name: 'Kronofogdemyndigheten', kind: 'state-agency', aliases: ['Kronofogden'] },
  { name: 'Försäkringskassan', kind: 'state-agency' },
  { name: 'Länsstyrelsen', kind: 'state-agency' },
  { name: 'Tullverket', kind: 'state-agency' },
  { name: 'Säkerhetspolisen', kind: 'state-agency' },
  { name: 'Västra Götalandsregionen', kind: 'region', aliases: ['VGR'] },
  { name: 'Statens institutionsstyrelse', kind: 'state-agency', aliases: ['SiS'] },
  { name: 'Räddningstjänsten', kind: 'municipal-federation' },
];
