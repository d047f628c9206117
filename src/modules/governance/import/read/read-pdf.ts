import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ImportError } from '../errors.ts';
import type { SourceText } from '../source.ts';
import { layOutPages } from './page-layout.ts';
import type { Fragment, PageOfFragments } from './page-lines.ts';
import { toSourceText } from './pages.ts';

/** Fewer letters than this in a whole document with pictures: the pages are photographs, perhaps with a stamp on. */
const scanLetters = 40;

/**
 * Reads the text of a PDF in reading order, with a TAB between table cells.
 * Refuses what would be read in part only: a file without its end mark may lack pages.
 */
export async function readPdf(bytes: Uint8Array): Promise<SourceText> {
  requireEndMark(bytes);
  const broken = watchForBreakage();
  try {
    return await Promise.race([readWhole(bytes), broken.promise]);
  } finally {
    broken.stop();
  }
}

/** In a damaged file the library may fail in a promise that nobody waits for, and then never come to an end. */
function watchForBreakage(): { promise: Promise<never>; stop: () => void } {
  let stop = () => {};
  const promise = new Promise<never>((_, reject) => {
    const onRejection = (error: unknown) => reject(new ImportError('damaged-pdf', error));
    process.on('unhandledRejection', onRejection);
    stop = () => process.off('unhandledRejection', onRejection);
  });
  return { promise, stop };
}

async function readWhole(bytes: Uint8Array): Promise<SourceText> {
  const document = await openPdf(bytes);
  try {
    const pages: PageOfFragments[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      pages.push(await readFragments(page));
      page.cleanup();
    }
    const source = toSourceText(layOutPages(pages));
    const letters = source.text.match(/\p{L}/gu)?.length ?? 0;
    if (letters < scanLetters && (await hasPictures(document))) throw new ImportError('scan-without-text');
    if (letters === 0) throw new ImportError('empty-file');
    return source;
  } catch (error) {
    throw error instanceof ImportError ? error : new ImportError('damaged-pdf', error);
  } finally {
    await document.loadingTask.destroy().catch(() => undefined);
  }
}

function requireEndMark(bytes: Uint8Array): void {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 4096))).toString('latin1');
  if (!tail.includes('%%EOF')) throw new ImportError('damaged-pdf');
}

async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // Its own worker runs inside ours: found here, it is not looked for on disk.
  (globalThis as { pdfjsWorker?: unknown }).pdfjsWorker ??= await import(
    // @ts-expect-error the package ships no types for this file
    'pdfjs-dist/legacy/build/pdf.worker.mjs'
  );
  try {
    return await pdfjs.getDocument({
      data: new Uint8Array(bytes),
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      useWasm: false,
      stopAtErrors: false,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
    }).promise;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    throw new ImportError(name === 'PasswordException' ? 'encrypted-pdf' : 'damaged-pdf', error);
  }
}

async function readFragments(page: PDFPageProxy): Promise<PageOfFragments> {
  const content = await page.getTextContent({ includeMarkedContent: false });
  const fragments: Fragment[] = [];
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [a = 1, b = 0, , d = 1, x = 0, y = 0] = item.transform as number[];
    const upright = Math.abs(b) < Math.abs(a) * 0.1;
    const size = upright ? Math.abs(d) || item.height || 1 : item.height || Math.abs(b) || 1;
    fragments.push({
      text: item.str,
      x,
      right: x + (upright ? item.width : size),
      y,
      size,
      font: item.fontName,
      order: fragments.length,
      upright,
    });
  }
  const [, bottom = 0, , top = 842] = page.view;
  return { fragments, height: top - bottom };
}

async function hasPictures(document: PDFDocumentProxy): Promise<boolean> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const page = await document.getPage(1);
  const { fnArray } = await page.getOperatorList();
  return fnArray.some(
    (op) =>
      op === OPS.paintImageXObject || op === OPS.paintInlineImageXObject || op === OPS.paintImageMaskXObject,
  );
}
