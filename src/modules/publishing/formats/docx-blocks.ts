import { type HeadingLevel, Paragraph, TextRun } from 'docx';

/** XML cannot hold these; they stand as their code. */
export const safe = (text: string) =>
  text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
    /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (unit) => `[U+${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );

export const heading = (level: (typeof HeadingLevel)[keyof typeof HeadingLevel], text: string) =>
  new Paragraph({ heading: level, children: [new TextRun(safe(text))] });
