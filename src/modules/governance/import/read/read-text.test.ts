import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportError } from '../errors.ts';
import { readText } from './read-text.ts';

const swedish = 'Åtgärder för trygga kvällar – ”lugna torg” på Öster.\nInsats 1:1 Fler bänkar\n'.repeat(5);

function windows1252(text: string): Uint8Array {
  const special: Record<string, number> = { '–': 0x96, '”': 0x94 };
  return Uint8Array.from(text, (character) => special[character] ?? character.charCodeAt(0));
}

function utf16(text: string, { big, mark }: { big: boolean; mark: boolean }): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return big ? bytes.swap16() : bytes;
}

describe('text is decoded whatever program wrote it', () => {
  it.each([
    ['UTF-8', Buffer.from(swedish)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${swedish}`)],
    ['UTF-16 little end first', utf16(swedish, { big: false, mark: true })],
    ['UTF-16 big end first', utf16(swedish, { big: true, mark: true })],
    ['UTF-16 without a mark', utf16(swedish, { big: false, mark: false })],
    ['Windows-1252', windows1252(swedish)],
    ['Windows line ends', Buffer.from(swedish.replaceAll('\n', '\r\n'))],
    ['letters in two parts', Buffer.from(swedish.normalize('NFD'))],
  ])('%s', async (_, bytes) => {
    expect((await readText(new Uint8Array(bytes))).text).toBe(swedish);
  });

  it('keeps every character of UTF-8 text, at the same place', async () => {
    const characters = fc
      .stringMatching(/^[a-zåäöÅÄÖ0-9 :;•–\n\t]{1,80}$/)
      .filter((text) => text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(characters, async (text) => (await readText(Buffer.from(text))).text === text),
    );
  });

  it('reads one broken byte in otherwise good UTF-8 as one broken character', async () => {
    const bytes = Buffer.concat([Buffer.from(swedish), Buffer.from([0xff]), Buffer.from(swedish)]);
    expect((await readText(bytes)).text).toBe(`${swedish}\ufffd${swedish}`);
  });
});

describe('pages', () => {
  it('are split at form feeds, and say where they begin and end', async () => {
    const { text, pages } = await readText(Buffer.from('ett\ftvå\f\ffyra'));
    expect(pages.map(({ start, end }) => text.slice(start, end))).toEqual(['ett', 'två', '', 'fyra']);
    expect(pages.map(({ page }) => page)).toEqual([1, 2, 3, 4]);
  });
});

it('refuses what is not text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 400, maxLength: 600 }), async (noise) => {
      const bytes = Uint8Array.from([...noise, 0, 1, 2, 0]);
      try {
        await readText(bytes);
        return false;
      } catch (error) {
        return error instanceof ImportError && error.code === 'binary-file';
      }
    }),
  );
});
