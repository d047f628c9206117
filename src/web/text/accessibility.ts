import { catalogue } from '../../platform/i18n/catalogue.ts';

/** The statement that law 2018:1937 (13 §) asks for. */
export const accessibilityTexts = catalogue({
  sv: {
    title: 'Tillgänglighets\u00adredogörelse',
    lead: (municipality: string) =>
      `${municipality} står bakom den här webbplatsen. Alla ska kunna använda den. Här står hur webbplatsen uppfyller lagen (2018:1937) om tillgänglighet till digital offentlig service, vad som brister och hur du säger till.`,
    howTitle: 'Hur tillgänglig webbplatsen är',
    how: 'Webbplatsen är byggd för att följa WCAG 2.2 på nivå AA och den europeiska standarden EN 301 549. Vi känner inte till några brister på webbplatsens egna sidor.',
    knownTitle: 'Det här kan ändå vara svårt',
    known: [
      'Dokument som andra har lämnat in, till exempel ett inskannat protokoll, kan sakna den struktur som en skärmläsare behöver. Innehållet finns då som text på dokumentets sida.',
      'Bilder som visar samband mellan många insatser är täta. Samma uppgifter finns alltid som tabell under bilden.',
      'I kartan sist i en rapport som PDF är radernas rubriker vanliga celler. Samma karta finns på rapportens publika sida, med riktiga rubriker.',
      'Den här sidan behöver skript. De publicerade rapporterna läses utan.',
    ].join('\n'),
    testedTitle: 'Hur vi har prövat',
    tested:
      'Varje sida prövas automatiskt med verktyget axe i ljust och mörkt utseende varje gång webbplatsen ändras. Tangentbord, 320 bildpunkters bredd och dubbel textstorlek prövas också. Prövningen är vår egen.',
    reportTitle: 'Säg till om något inte fungerar',
    report:
      'Hör av dig till kommunens kontaktcenter om du hittar något som är svårt att använda, eller om du behöver innehållet på ett annat sätt. Tala om vilken sida det gäller.',
    supervisionTitle: 'Tillsyn',
    supervision:
      'Myndigheten för digital förvaltning, Digg, ser till att lagen följs. Du kan anmäla till dem om du inte är nöjd med hur vi har tagit hand om det du har påpekat.',
    supervisionLink: 'Anmäl till Digg',
  },
  en: {
    title: 'Accessibility statement',
    lead: (municipality) =>
      `${municipality} is responsible for this website. Everybody should be able to use it. This page says how the website meets the law (2018:1937) on accessibility of digital public services, what falls short and how to tell us.`,
    howTitle: 'How accessible the website is',
    how: 'The website is built to follow WCAG 2.2 at level AA and the European standard EN 301 549. We know of no faults on its own pages.',
    knownTitle: 'What may still be difficult',
    known: [
      'Documents that others have handed in, a scanned record for instance, may lack the structure that a screen reader needs. The content is then there as text on the page of the document.',
      'Pictures that show how many measures hang together are dense. The same information is always there as a table below the picture.',
      'In the map at the end of a report as PDF the headings of rows are ordinary cells. The same map is on the public page of the report, with real headings.',
      'This page needs script. The published reports are read without.',
    ].join('\n'),
    testedTitle: 'How we have tested',
    tested:
      'Every page is tested automatically with the tool axe in light and dark appearance each time the website changes. Keyboard use, a width of 320 pixels and double text size are tested too. The testing is our own.',
    reportTitle: 'Tell us if something does not work',
    report:
      "Contact the municipality's contact centre if you find something that is difficult to use, or if you need the content in another form. Say which page it is about.",
    supervisionTitle: 'Supervision',
    supervision:
      'The Agency for Digital Government, Digg, supervises the law. You can report to them if you are not content with how we have dealt with what you have pointed out.',
    supervisionLink: 'Report to Digg (in Swedish)',
  },
});
