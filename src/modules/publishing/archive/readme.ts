import { date, figure } from '../rules/words.ts';
import type { PackageFacts } from './mets.ts';
import type { PackedFile } from './package.ts';

/** What the package is, for whoever opens it in fifty years with nothing but a program that shows text. */
export function readme(facts: PackageFacts, files: readonly PackedFile[]): string {
  // A title with a line break in it must not look like a row of ours.
  const inLine = (text: string) => text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  const row = (name: string, value: string) =>
    value === '' ? [] : [`${`${name}:`.padEnd(22)}${inLine(value)}`];
  const title = inLine(facts.title);
  return [
    title,
    '='.repeat(title.length),
    '',
    ...row('Arkivbildare', facts.city),
    ...row('Ansvarig', facts.owner),
    ...row('Diarienummer', facts.diaryNumber),
    ...row('Avser år', String(facts.year)),
    ...row('Följer upp', facts.documents.join('; ')),
    ...row('Dokumentens nummer', facts.documentNumbers.join(', ')),
    ...row('Omgången stängdes', date(facts.closedAt)),
    ...row('Innehållet låstes', date(facts.frozenAt)),
    ...row('Tillägg', figure(facts.addenda)),
    ...(facts.office === null ? [] : row('Text i rapporten', `${facts.office.by}, ${facts.office.edition}`)),
    ...row('Paketet gjordes', date(facts.createdAt)),
    '',
    'Paketet är rapporten om en avslutad uppföljning: vad nämnder och bolag har svarat om de',
    'styrande dokumenten. Bara godkända svar finns med. Innehållet har inte ändrats sedan det',
    'låstes; rättelser är daterade tillägg.',
    '',
    ...(facts.office === null
      ? []
      : [
          `Sammanfattning, bedömning och kommentarer är skrivna av ${inLine(facts.office.by)} och är inte`,
          'nämndernas svar. De står i alla filer, och för sig i rapport/text.txt.',
          '',
        ]),
    'Filerna i mappen rapport har alla samma innehåll:',
    '  -arkiv.pdf  att läsa (PDF/A-2a)',
    '  .json       hela innehållet, ordagrant',
    '  .xlsx .csv  svaren som tabell',
    'I mappen underlag finns de filer som nämnder och bolag har fogat till sina svar, som de lämnades.',
    'Där finns en förteckning med nämnd, insats, ursprungligt namn och kontrollsumma.',
    ...(facts.leftOut === 0
      ? []
      : [
          `${figure(facts.leftOut)} av dem fick inte plats i paketet. De är märkta i förteckningen och hämtas var för sig.`,
        ]),
    '',
    'Kontroll',
    '--------',
    'manifest-sha256.txt har en kontrollsumma (SHA-256) för varje fil utom sig själv. Den läses av',
    'program som sha256sum: sha256sum -c manifest-sha256.txt',
    'sip.xml beskriver samma filer som METS.',
    'I JSON-filen är värdet av content den text som låstes. Dess kontrollsumma är',
    facts.hash,
    ...(facts.office === null
      ? []
      : [
          'Värdet av office är texten. Dess kontrollsumma är av fälten assessment, documents, questions',
          'och summary som JSON utan blanksteg, med nycklarna i bokstavsordning:',
          facts.office.hash,
        ]),
    '',
    'Filer',
    '-----',
    ...files.map(({ path, label, bytes }) => `${path}  (${inLine(label)}; ${figure(bytes.length)} byte)`),
    '',
  ].join('\r\n');
}
