import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { TEMPLATE } from './template.ts';

/** A program of its own: takes a request as JSON on its input, gives the PDF on its output, tells how far it is on stderr. */
export interface TypesetRequest {
  /** The template reads it as `/data.json`. */
  data: unknown;
  /** An empty folder: nothing in it can be read into the document. */
  workspace: string;
  fontPaths: string[];
  standard: 'ua-1' | 'a-2a';
  /** Seconds since 1970, so that the same edition gives the same bytes. */
  timestamp: number;
}

const tell = (phase: string) => process.stderr.write(`phase ${phase}\n`);

async function readRequest(): Promise<TypesetRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as TypesetRequest;
}

const request = await readRequest();
tell('setting');
const compiler = NodeCompiler.create({
  workspace: request.workspace,
  fontArgs: [{ fontPaths: request.fontPaths }],
});
compiler.mapShadow(`${request.workspace}/data.json`, Buffer.from(JSON.stringify(request.data)));
const compiled = compiler.compile({ mainFileContent: TEMPLATE });
if (!compiled.result) {
  compiled.printErrors();
  process.exit(1);
}
tell('writing');
const pdf = compiler.pdf(compiled.result, {
  pdfStandard: request.standard,
  creationTimestamp: request.timestamp,
});
process.stdout.write(pdf, () => process.exit(0));
