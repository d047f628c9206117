import type { ActingContext } from '../../../platform/identity/context.ts';
import type { DemoLoader } from '../../../platform/module.ts';
import { DEMO_TITLES } from '../../governance/index.ts';
import { DEMO_PEOPLE } from '../../organisation/index.ts';
import type { Question } from '../contract.ts';
import type { FileEntry } from '../filling/contract.ts';
import { keepFile } from '../filling/service/files.ts';
import type { ReadFile } from '../filling/service/reading.ts';
import { beginFilledRound, listEarlierChoices } from '../filling/service/rounds.ts';
import { saveFile } from '../filling/service/saving.ts';
import { EMPTY_ANSWER } from '../rules.ts';
import { listQuestions } from '../service/questions.ts';
import { closeRound, getRound, openRound } from '../service/rounds.ts';
import { chance } from './answers.ts';
import { ON_STRATEGIES } from './texts.ts';

const PLANNER = { person: DEMO_PEOPLE.planner, role: 'planner' } as const;
const WORDS = { yes: 'Ja', partly: 'Delvis', no: 'Nej' } as const;
const LATER = [
  'Arbetet kom igång först under hösten.',
  'Året har mest gått åt till att planera.',
  'Det är första året som vi redovisar frågan.',
];

/** Early in the program boards had come less far than they have today. */
function valueFor(unit: string, number: string): keyof typeof WORDS {
  const luck = chance(unit, number, 'the first year');
  if (luck > 0.62) return 'yes';
  return luck > 0.24 ? 'partly' : 'no';
}

/** A document of the kind that boards sent by e-mail before: question, strategy, answer, comment. Every text is invented. */
function writeDocument(unit: string, year: number, questions: readonly Question[]): ReadFile {
  let text = `1 Uppföljning ${DEMO_TITLES.program} ${year}\n\n${unit}\n`;
  const entries = questions.map((question): FileEntry => {
    const number = question.number ?? '';
    const value = valueFor(unit, number);
    const said = ON_STRATEGIES[number] ?? { well: '', slowly: '' };
    const later = LATER[Math.floor(chance(number, unit, 'later') * LATER.length)]!;
    const comment = value === 'yes' ? said.well : [said.slowly, later].join(' ');
    text += '\nUppföljningsfrågor Svarsalternativ med kommentar\n\n';
    const start = text.length;
    text += `${question.text}\n\nStrategi ${number} ${question.title}\n\n${WORDS[value]}\n\n${comment}\n`;
    return {
      ...{ document: DEMO_TITLES.program, number, title: question.title, question: question.text },
      ...{ lineageId: null, organisation: null, organisationId: null },
      content: { ...EMPTY_ANSWER, value, comment },
      ...{ links: [], leftBehind: [] },
      place: { start, end: text.length, page: null },
    };
  });
  return { format: 'document', text, pages: [{ page: 1, start: 0, end: text.length }], entries };
}

/** The social boards' answers on the program from before answers were gathered here, filled in from their documents. */
export async function fillEarlierRound(loader: DemoLoader, year: number): Promise<void> {
  await loader.as(PLANNER, async (acting) => {
    const ctx: ActingContext = { ...acting, now: () => new Date(`${year + 1}-02-11T09:40:00Z`) };
    const { documents, organisations } = await listEarlierChoices(ctx, year);
    const boards = organisations.filter(({ name }) => name.startsWith('Socialnämnd'));
    const draft = await beginFilledRound(ctx, {
      title: `Uppföljning ${year}, socialnämnderna`,
      year,
      introduction: 'Svaren lämnades i dokument och är ifyllda här i efterhand, ordagrant.',
      versionIds: documents
        .filter(({ title }) => title === DEMO_TITLES.program)
        .map((each) => each.versionId),
      everyone: false,
      organisationIds: boards.map(({ id }) => id),
    });
    const { id } = await openRound(ctx, draft.id, draft.revision);
    const questions = await listQuestions(ctx, id);
    for (const { name } of boards) {
      const read = writeDocument(name, year, questions);
      const file = {
        fileName: `Uppföljning ${year} ${name}.txt`,
        bytes: new TextEncoder().encode(read.text),
      };
      const fileId = await keepFile(ctx, id, file, read);
      await saveFile(ctx, id, fileId, { organisationId: null, decisions: [] });
    }
    await closeRound(ctx, id, (await getRound(ctx, id)).revision);
  });
}
