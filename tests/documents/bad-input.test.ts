import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { importCommand } from '../../src/modules/governance/import/cli.ts';
import {
  ImportError,
  importErrorCodes,
  importErrorMessages,
} from '../../src/modules/governance/import/errors.ts';
import type { ImportLimits } from '../../src/modules/governance/import/limits.ts';
import { readAtMost } from '../../src/modules/governance/import/read-at-most.ts';
import { DEFAULT_REGISTER } from '../../src/modules/governance/import/register.ts';
import { readAndParse } from '../../src/modules/governance/import/run.ts';
import { makeEncryptedPdf, makePdfBomb, makeScan } from './bad-files.ts';
import { makeDocx } from './make-docx.ts';
import { makePdf } from './make-pdf.ts';

const encoder = new TextEncoder();
const prose = 'Solen gick upp över hamnen och måsarna letade frukost längs kajen. '.repeat(20);

async function codeOf(bytes: Uint8Array, limits?: Partial<ImportLimits>): Promise<string> {
  const error = await readAndParse(bytes, DEFAULT_REGISTER, limits).then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof ImportError ? error.code : `not refused by name: ${String(error)}`;
}

describe('a file that cannot be imported is refused by name', () => {
  let pdf: Uint8Array;
  let docx: Uint8Array;

  beforeAll(async () => {
    const document = { blocks: [{ paragraph: prose }, { paragraph: prose }] };
    pdf = await makePdf(document, { paint: 'by-cell', cellPadding: 2 });
    docx = await makeDocx(document);
  });

  it('an empty file', async () => {
    expect(await codeOf(new Uint8Array())).toBe('empty-file');
    expect(await codeOf(encoder.encode(' \r\n\t\n '))).toBe('empty-file');
  });

  it('a PDF with a password', async () => {
    expect(await codeOf(makeEncryptedPdf())).toBe('encrypted-pdf');
  });

  it('a PDF that was cut off, wherever the cut is', async () => {
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      expect(await codeOf(pdf.slice(0, Math.floor(pdf.length * share)))).toBe('damaged-pdf');
    }
    expect(await codeOf(encoder.encode('%PDF-1.7\n%%EOF\n'))).toBe('damaged-pdf');
  });

  it('a PDF without pages or with empty pages', async () => {
    const empty = await PDFDocument.create();
    empty.addPage();
    expect(await codeOf(await empty.save())).toBe('empty-file');
  });

  it('a scan without text', async () => {
    expect(await codeOf(await makeScan())).toBe('scan-without-text');
  });

  it('a Word file that was cut off or has lost its text', async () => {
    expect(await codeOf(docx.slice(0, docx.length >> 1))).toBe('damaged-docx');
    const hollow = zipSync({ '[Content_Types].xml': encoder.encode('<Types/>') });
    expect(await codeOf(hollow)).toBe('damaged-docx');
  });

  it('a zip bomb, declared or not', async () => {
    const honest = zipSync({ 'word/document.xml': new Uint8Array(120 * 1024 * 1024) }, { level: 9 });
    expect(honest.length).toBeLessThan(200 * 1024);
    expect(await codeOf(honest)).toBe('zip-bomb');
    // The same with small sizes written into its directory.
    const lying = honest.slice();
    const view = new DataView(lying.buffer);
    for (let at = 0; at < lying.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
    }
    expect(await codeOf(lying)).toBe('zip-bomb');
  });

  it('a Word file whose text declares entities', async () => {
    const xml = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><w>&x;</w>';
    expect(await codeOf(zipSync({ 'word/document.xml': encoder.encode(xml) }))).toBe('damaged-docx');
  });

  it('a PDF whose content unpacks without end', async () => {
    const code = await codeOf(
      makePdfBomb(deflateSync(Buffer.alloc(300 * 1024 * 1024, 'BT '), { level: 1 })),
      {
        megabytes: 64,
      },
    );
    expect(['too-much-memory', 'took-too-long', 'damaged-pdf', 'empty-file']).toContain(code);
  });

  it('text without structure', async () => {
    expect(await codeOf(encoder.encode(prose))).toBe('no-structure');
  });

  it('a binary that is called .txt, pictures, and other programs’ files', async () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251);
    expect(await codeOf(noise)).toBe('binary-file');
    expect(await codeOf(Buffer.from('7f454c460201010000000000', 'hex'))).toBe('binary-file');
    expect(await codeOf(Buffer.from('89504e470d0a1a0a0000', 'hex'))).toBe('image-file');
    expect(await codeOf(Buffer.from('d0cf11e0a1b11ae10000', 'hex'))).toBe('old-word-format');
    expect(await codeOf(encoder.encode('{\\rtf1\\ansi Insats 1:1}'))).toBe('rtf-format');
    const mime = {
      mimetype: [encoder.encode('application/vnd.oasis.opendocument.text'), { level: 0 as const }],
    };
    expect(await codeOf(zipSync({ ...(mime as object), 'content.xml': encoder.encode('<x/>') }))).toBe(
      'odt-format',
    );
    expect(await codeOf(zipSync({ 'xl/workbook.xml': encoder.encode('<x/>') }))).toBe('other-office-file');
  });

  it('a file over the size limit, without looking into it', async () => {
    expect(await codeOf(new Uint8Array(2048), { bytes: 1024 })).toBe('too-large');
  });

  it('reading that takes too long or needs too much memory', async () => {
    const long = encoder.encode(`Insats 1:1 Bänkar\nAnsvar Kulturnämnden\n${prose}`.repeat(2000));
    expect(await codeOf(long, { milliseconds: 1 })).toBe('took-too-long');
    expect(await codeOf(long, { megabytes: 4 })).toBe('too-much-memory');
  });
});

describe('a 500 MB file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'samlad-large-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is refused by its size on the command line, without being read', async () => {
    const file = join(folder, 'stor.pdf');
    writeFileSync(file, '%PDF-1.7\n');
    truncateSync(file, 500 * 1024 * 1024);
    const said: string[] = [];
    const before = process.memoryUsage.rss();
    const code = await importCommand(
      file,
      { dryRun: true, json: true },
      { out: () => expect.unreachable(), err: (text) => said.push(text) },
    );
    expect(code).toBe(2);
    expect(said.join()).toContain('större än 50 MB');
    expect(process.memoryUsage.rss() - before).toBeLessThan(60 * 1024 * 1024);
  });

  it('is let go of at the limit when it is streamed', async () => {
    let given = 0;
    async function* endless() {
      for (; given < 500; given++) yield new Uint8Array(1024 * 1024);
    }
    await expect(readAtMost(endless(), 10 * 1024 * 1024)).rejects.toMatchObject({ code: 'too-large' });
    expect(given).toBeLessThan(12);
  });
});

it('leaves no worker, no listener and no file behind', async () => {
  await codeOf(encoder.encode(prose));
  // A place of its own for temporary files: other tests use the common one meanwhile.
  const place = mkdtempSync(join(tmpdir(), 'samlad-left-'));
  vi.stubEnv('TMPDIR', place);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(place, { recursive: true });
  });
  const active = () =>
    process.getActiveResourcesInfo().filter((name) => /Worker|MessagePort|Timeout/.test(name)).length;
  const before = active();
  const long = encoder.encode(prose.repeat(5000));
  expect(await codeOf(encoder.encode(prose.repeat(50)))).toBe('no-structure');
  expect(await codeOf(long, { milliseconds: 1 })).toBe('took-too-long');
  expect(await codeOf(long, { megabytes: 4 })).toBe('too-much-memory');
  // The test runner has timers of its own for a moment; what we had left would stay until the test is ended.
  while (active() > before) await sleep(20);
  expect(readdirSync(place)).toEqual([]);
});

it('says in both languages what to do', () => {
  for (const code of importErrorCodes) {
    expect(importErrorMessages[code].sv).toMatch(/[.!]$/);
    expect(importErrorMessages[code].en.length).toBeGreaterThan(40);
  }
});
