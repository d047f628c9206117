import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roleName } from '../../src/platform/i18n/role-names.ts';
import { ROLES } from '../../src/platform/identity/contract.ts';
import { address, collectComplaints, getDemoPerson, openBrowser, visitAs } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test.each(ROLES)('a %s signs in by choosing a person and sees a start page', async (role) => {
  const person = await getDemoPerson(role);
  const context = await browser.newContext({ locale: 'sv-SE' });
  const page = await context.newPage();
  const complaints = collectComplaints(page);
  await page.goto(address());
  await page.getByLabel('Sök bland personerna').fill(person.name);
  await page.getByRole('button', { name: person.name }).first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect.poll(() => new URL(page.url()).pathname).toBe('/');
  await expect.poll(() => page.getByRole('banner').textContent()).toContain(roleName(role));
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  expect(complaints).toEqual([]);
  await context.close();
});

test('the session is a cookie of this host alone that no script can read', async () => {
  const { context, page } = await visitAs(browser, 'planner');
  await page.goto(address());
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => name === '__Host-samlad');
  expect(session).toMatchObject({
    httpOnly: true,
    secure: true,
    sameSite: 'Lax',
    path: '/',
    domain: '127.0.0.1',
  });
  expect(await page.evaluate(() => document.cookie)).not.toContain('samlad=');
  await context.close();
});
