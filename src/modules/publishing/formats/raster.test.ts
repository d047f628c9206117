import { expect, test } from 'vitest';
import { drawAsPng } from './raster.ts';

const drawing = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20" viewBox="0 0 80 20" font-family="Source Sans 3"><rect width="10" height="10" fill="#12606b"/><text x="14" y="10" font-size="9">${text}</text></svg>`;
/** Width and height stand in the first chunk of a PNG. */
const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

test('a drawing becomes a picture two and a half times as large, with its letters', () => {
  const png = drawAsPng(drawing('Inget svar'));
  expect(sizeOf(png)).toEqual({ width: 200, height: 50 });
  expect(png.equals(drawAsPng(drawing('')))).toBe(false);
  expect(png.equals(drawAsPng(drawing('Delvis')))).toBe(false);
  expect(png.equals(drawAsPng(drawing('Inget svar')))).toBe(true);
});
