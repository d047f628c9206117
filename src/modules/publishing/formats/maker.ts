import { Worker } from 'node:worker_threads';
import { ReportEdition } from '../contract/content.ts';
import { reportPage } from '../public/pages.ts';
import { about } from '../rules/about.ts';
import { writeCsv } from './csv.ts';
import { writeDocx } from './docx.ts';
import { setPdf } from './pdf.ts';
import type { MakeRequest } from './request.ts';
import { writeXlsx } from './xlsx.ts';

/**
 * A program of its own, so that making a file keeps nobody waiting: takes a request and an edition as JSON on its input,
 * gives the file on its output, tells on stderr how far it is.
 */
const tell = (phase: string) => process.stderr.write(`phase ${phase}\n`);

async function readInput(): Promise<{ request: MakeRequest; edition: ReportEdition }> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const input = Buffer.concat(chunks);
  const end = input.indexOf(10);
  return {
    request: JSON.parse(input.subarray(0, end).toString('utf8')) as MakeRequest,
    edition: ReportEdition.parse(JSON.parse(input.subarray(end + 1).toString('utf8'))),
  };
}

async function make(request: MakeRequest, edition: ReportEdition): Promise<Uint8Array | string> {
  const { format, colour, volume, page } = request;
  switch (format) {
    case 'about':
      return JSON.stringify(about(edition));
    case 'csv':
      return writeCsv(edition);
    case 'page':
      return reportPage(page!.slug, edition, page!.publishedAt, volume);
    case 'docx':
      return await writeDocx(edition, colour, volume);
    case 'xlsx':
      return await writeXlsx(edition);
    default:
      return await setPdf(edition, { ...request, format }, () => tell('writing'));
  }
}

/**
 * Ends this program when the server that started it is gone: nobody would take the file. On a thread of its own, since
 * setting a report leaves this one no time to look.
 */
function endWith(server: number): void {
  const look = `setInterval(() => process.ppid === ${server} || process.kill(process.pid, 'SIGKILL'), 200)`;
  new Worker(look, { eval: true }).unref();
}

endWith(Number(process.argv[2]));
const { request, edition } = await readInput();
tell('setting');
process.stdout.write(await make(request, edition), () => process.exit(0));
