import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { locateFonts } from './fonts.ts';

/** Dots for each unit of the drawing: sharp enough for paper at the size a report shows it. */
const SHARPNESS = 2.5;

const fontFiles = locateFonts().flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ttf'))
    .map((name) => join(folder, name)),
);

/** A drawing of ours as PNG, on white. For programs that show no SVG. */
export function drawAsPng(svg: string): Buffer {
  return new Resvg(svg, {
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Source Sans 3' },
    fitTo: { mode: 'zoom', value: SHARPNESS },
    background: 'white',
  })
    .render()
    .asPng();
}
