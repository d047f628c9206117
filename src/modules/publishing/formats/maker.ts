import { Worker } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { ReportEdition } from '../contract/content.ts';
import { TEMPLATE } from '../pdf/template.ts';
import { writeDocx } from './docx.ts';
import { writeXlsx } from './xlsx.ts';

/** What is needed to set a PDF. */
export interface PdfRequest {
  format: 'pdf' | 'pdfa';
  /** The template reads it as `/data.json`. */
  data: unknown;
  /** A folder that does not exist: nothing in it can be read into the document. */
  workspace: string;
  fontPaths: string[];
  /** Seconds since 1970, so that the same edition gives the same bytes. */
  timestamp: number;
}

export interface OfficeRequest {
  format: 'docx' | 'xlsx';
  edition: ReportEdition;
  colour: string;
}

/**
 * A program of its own, so that making a file keeps nobody waiting: takes a request as JSON on its input, gives the file
 * on its output, tells on stderr how far it is.
 */
const tell = (phase: string) => process.stderr.write(`phase ${phase}\n`);

async function readRequest(): Promise<PdfRequest | OfficeRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as PdfRequest | OfficeRequest;
}

function setPdf({ format, data, workspace, fontPaths, timestamp }: PdfRequest): Uint8Array {
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] });
  compiler.mapShadow(`${workspace}/data.json`, Buffer.from(JSON.stringify(data)));
  const compiled = compiler.compile({ mainFileContent: TEMPLATE });
  if (!compiled.result) {
    compiled.printErrors();
    process.exit(1);
  }
  tell('writing');
  return compiler.pdf(compiled.result, {
    pdfStandard: format === 'pdfa' ? 'a-2a' : 'ua-1',
    creationTimestamp: timestamp,
  });
}

async function make(request: PdfRequest | OfficeRequest): Promise<Uint8Array> {
  switch (request.format) {
    case 'docx':
      return await writeDocx(request.edition, request.colour);
    case 'xlsx':
      return await writeXlsx(request.edition);
    default:
      return setPdf(request);
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
const request = await readRequest();
tell('setting');
process.stdout.write(await make(request), () => process.exit(0));
