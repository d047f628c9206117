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
  const violations = await page.evaluate(
    async (runOnly) => {
      const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
      // Of what is right, axe would describe every element, which is most of its work, and is read by nobody.
      return (await axe.run({ runOnly, resultTypes: ['violations'] })).violations;
    },
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

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 320, height: 700 };

/**
 * Looks at a page that has come to rest, as it is on a desktop in light and in dark colours, and at phone width.
 * One load serves all: the themes and the widths are CSS. The page is left at desktop width in light colours.
 * @param narrow whether axe looks at the phone's page too, or only whether it is wider than the phone
 */
export async function findFaultsInAllLooks(page: Page, narrow: 'axe' | 'width' = 'width'): Promise<string[]> {
  const faults: string[] = [];
  const note = (look: string, found: string[]) => faults.push(...found.map((fault) => `${look}: ${fault}`));
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ colorScheme: 'light' });
  note('light', await findAccessibilityFaults(page));
  await page.emulateMedia({ colorScheme: 'dark' });
  note('dark', await findAccessibilityFaults(page, 'colours'));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(PHONE);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (overflow > 0) faults.push(`${overflow} px wider than a phone`);
  if (narrow === 'axe') note('phone', await findAccessibilityFaults(page));
  await page.setViewportSize(DESKTOP);
  return faults;
}
