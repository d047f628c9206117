import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds against WCAG 2.2 A and AA and its best practices, one readable line each; empty is right.
 * Evaluated in the page rather than added as a script, which the content security policy forbids.
 * @param looks 'colours' when the page has been looked at already and only its colours are others
 */
export async function findAccessibilityFaults(
  page: Page,
  looks: 'everything' | 'colours' = 'everything',
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await source);
  // Half faded in, a dialog has half its contrast: what moves comes to rest first.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((each) => each.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((each) => each.finished),
    ).then(() => undefined),
  );
  const { violations } = await page.evaluate(
    async (runOnly) =>
      (await (window as unknown as { axe: { run(options: object): Promise<unknown> } }).axe.run({
        runOnly,
      })) as AxeResults,
    looks === 'everything'
      ? { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
      : { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary ?? ''}`,
    ),
  );
}
