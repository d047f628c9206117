import { FileRefused } from '../refusals.ts';

/** A text that a browser or an office program would take for something else. */
const DISGUISED = /^\s*(<!doctype|<html|<head|<body|<script|<\?xml|<\?php|<svg|<iframe|\{\\rtf)/i;
/** A cell that a spreadsheet program would calculate: = or @, or a sign that no number follows. */
const FORMULA = /(^|[\n;,\t])\s*"?(=|@|[+-](?![\d\s.,]))/;

/** @returns the text's character set, and whether a spreadsheet program would calculate something in it */
export function checkText(bytes: Uint8Array): { charset: 'utf-8' | 'windows-1252'; formulas: boolean } {
  if (bytes.includes(0)) throw new FileRefused('binary-text');
  let charset: 'utf-8' | 'windows-1252' = 'utf-8';
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    charset = 'windows-1252';
    text = new TextDecoder('windows-1252').decode(bytes);
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
  if (/[\x01-\x08\x0e-\x1f\x7f]/.test(text)) throw new FileRefused('binary-text');
  if (/^\s*(<\?xml[\s\S]{0,2000})?<svg/i.test(text)) throw new FileRefused('svg');
  if (DISGUISED.test(text)) throw new FileRefused('wrong-name');
  return { charset, formulas: FORMULA.test(text) };
}
