import { randomBytes } from 'node:crypto';
import { zipSync } from 'fflate';
import type { createDemoLoader } from '../bin/demo-city.ts';
import { addFile, removeEvidence } from '../src/modules/followup/evidence/service.ts';
import { getWork } from '../src/modules/followup/service/results.ts';
import { listRounds } from '../src/modules/followup/service/rounds.ts';
import { demoPeopleOf } from '../src/modules/organisation/index.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** A Word file of nearly 10 MB, most of it a picture that cannot be packed. */
function makeLargeFile(): Uint8Array {
  const text = (content: string) => new TextEncoder().encode(content);
  return zipSync({
    '[Content_Types].xml': text(
      `<Types><Override PartName="/word/document.xml" ContentType="${OFFICE}"/></Types>`,
    ),
    'word/document.xml': text('<w:document/>'),
    'word/media/image1.jpg': [randomBytes(10 * 1024 * 1024 - 4096), { level: 0 }],
  });
}

/** Does the work while a coordinator of another board uploads large files one after another. */
export async function whileUploading<T>(
  loader: ReturnType<typeof createDemoLoader>,
  work: () => Promise<T>,
): Promise<{ result: T; files: number }> {
  const { coordinator } = demoPeopleOf('Nämnden för funktionsstöd');
  const person = { person: coordinator, role: 'board-coordinator' } as const;
  const questionId = await loader.as(person, async (ctx) => {
    const [round] = (await listRounds(ctx, { status: 'open', limit: 1 })).items;
    return (await getWork(ctx, round!.id)).answers.find(({ state }) => state === 'draft')!.questionId;
  });
  const bytes = makeLargeFile();
  const runner = {
    asker: { token: null, requestId: 'bench', language: 'sv' } as const,
    within: <R>(within: Parameters<typeof loader.as<R>>[1]) => loader.as(person, within),
  };
  let files = 0;
  let over = false;
  const uploading = (async () => {
    while (!over) {
      const { id } = await addFile(runner, questionId, { bytes, fileName: 'stor.docx' });
      await loader.as(person, (ctx) => removeEvidence(ctx, id));
      files += 1;
    }
  })();
  const result = await work();
  over = true;
  await uploading;
  return { result, files };
}
