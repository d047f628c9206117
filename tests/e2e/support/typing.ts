import type { Page } from 'playwright-core';

/** Every character typed, with when the key went down. */
export interface Typed {
  text: string;
  at: number[];
}

/** Types words that are numbered, so that what comes back can be told, until it is over. */
export async function typeUntil(page: Page, typed: Typed, over: () => boolean): Promise<void> {
  for (let n = 0; !over(); n += 1) {
    for (const letter of `ord${n} `) {
      if (over()) return;
      const at = performance.now();
      try {
        await page.keyboard.type(letter);
      } catch {
        // The browser is gone: this letter was never typed.
        return;
      }
      typed.text += letter;
      typed.at.push(at);
      await new Promise((resolve) => setTimeout(resolve, 25 + Math.random() * 30));
    }
  }
}

/**
 * How old, in milliseconds, the oldest letter was that did not come back; zero when all came back.
 * @param moment when it happened
 * @throws Error when what came back is not what was typed
 */
export function findLoss(typed: Typed, back: string, moment: number): number {
  if (!typed.text.startsWith(back.slice(0, typed.text.length)))
    throw new Error(`“${back.slice(-60)}” is not what was typed: “${typed.text.slice(-60)}”`);
  const lost = typed.at[back.length];
  return lost === undefined ? 0 : Math.max(0, moment - lost);
}
