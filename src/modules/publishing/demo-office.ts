import type { ActingContext } from '../../platform/identity/context.ts';
import type { OfficePlace } from './contract/office.ts';
import { decideOfficeText, getOfficeWork, saveOfficeText } from './service/office.ts';

/** What an invented office says of the year in the demo city; documents in the order of the report. */
const SUMMARY = `Nästan alla nämnder och bolag har svarat, och ungefär hälften av svaren är ja. Längst har arbetet med att kartlägga läget kommit. Svårast har det varit att delta i insatser tillsammans med andra myndigheter.

Hinder nämns oftast där flera behöver arbeta ihop. De som har kommit igång tidigt beskriver nyttan med det: frågorna fastnar inte mellan verksamheterna.`;
const ASSESSMENT = `Arbetet går åt rätt håll, men i olika takt i olika delar av staden. Det som en nämnd kan göra själv blir gjort. Det som kräver samordning tar längre tid.

Nästa år behöver nämnderna bestämma vem som bjuder in, vem som kommer och hur ofta de ses. Vi återkommer med ett förslag till hur det kan gå till.`;
const DOCUMENTS = [
  'Kartläggningarna är gjorda och metodstödet används. Samordningen behöver bli tydligare: där svarar fler nej än ja. Vi bedömer att planen kan genomföras i tid om samordningen kommer på plats under våren.',
  'Planen är väl spridd. Metodhandboken används i de flesta verksamheter, och kunskapen om otillåten påverkan har ökat. Det som återstår är kompetensteam i varje stadsområde.',
];
/** By the beginning of the question's name. */
const COMMENTS: Record<string, string> = {
  '3:2':
    'Flera svar handlar om att nämnden inte har blivit inbjuden. Det är inte samma sak som att den har sagt nej till att vara med.',
};

/** Writes and decides the office's text of one report, through the same services as everybody. */
export async function writeDemoOffice(acting: ActingContext, roundId: string): Promise<void> {
  const { documents } = await getOfficeWork(acting, roundId);
  const save = (place: OfficePlace, text: string) =>
    saveOfficeText(acting, roundId, { ...place, text, baseRevision: 0 });
  await save({ section: 'summary', about: null }, SUMMARY);
  await save({ section: 'assessment', about: null }, ASSESSMENT);
  for (const [at, { versionId }] of documents.entries())
    if (DOCUMENTS[at]) await save({ section: 'document', about: versionId }, DOCUMENTS[at]);
  const questions = documents.flatMap((document) => document.questions);
  for (const [number, text] of Object.entries(COMMENTS)) {
    const question = questions.find(({ name }) => name.startsWith(`${number} `));
    if (question) await save({ section: 'question', about: question.questionId }, text);
  }
  const { drafts } = await getOfficeWork(acting, roundId);
  const seen = drafts.map(({ section, about, revision }) => ({ section, about, revision }));
  await decideOfficeText(acting, roundId, { latest: 0, seen });
}
