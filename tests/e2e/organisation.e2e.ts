import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAccessibilityFaults } from './support/accessibility.ts';
import { address, comesToRest, openBrowser, unprovoked, visitAs } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const ORGANISATIONS = '/administration/organisationer';
const open = async (page: Page, path: string) => {
  await page.goto(address() + path);
  await comesToRest(page);
};
const ask = async <T>(page: Page, path: string): Promise<T> =>
  (await (await page.request.get(`${address()}/api/v1${path}`)).json()) as T;
const idOf = async (page: Page, name: string) => {
  const { organisations } = await ask<{ organisations: { id: string; name: string }[] }>(
    page,
    `/organisations?on=all&q=${encodeURIComponent(name)}`,
  );
  return organisations.find((each) => each.name === name)!.id;
};

test('an administrator adds a person, gives a role by keyboard and ends it', async () => {
  const { context, page, complaints } = await visitAs(browser, 'administrator');
  await open(page, '/administration/personer/ny');
  await page.getByRole('button', { name: 'Lägg till person' }).click();
  await page.getByRole('link', { name: 'Skriv personens namn på en rad.' }).waitFor();
  await page.getByLabel('Namn', { exact: true }).fill('Rut Prövarsson');
  await page.getByLabel(/E-post/).fill('rut.provarsson@exempel.se');
  await page.getByRole('button', { name: 'Lägg till person' }).click();
  await page.getByRole('heading', { level: 1, name: 'Rut Prövarsson' }).waitFor();
  await page.getByText('rut.provarsson@exempel.se').waitFor();

  await page.getByLabel('Roll', { exact: true }).selectOption('board-coordinator');
  const picker = page.getByRole('combobox', { name: 'Organisation' });
  await picker.focus();
  await page.keyboard.type('kultur');
  await page.getByRole('option', { name: 'Kulturnämnden' }).waitFor();
  expect(await picker.getAttribute('aria-expanded')).toBe('true');
  expect(await findAccessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => picker.inputValue()).toBe('Kulturnämnden');
  await page.getByRole('button', { name: 'Ge rollen' }).click();
  const row = page.getByRole('row', { name: /Samordnare.*Kulturnämnden/ });
  await row.waitFor();
  await expect.poll(() => picker.inputValue()).toBe('');

  await page.getByRole('button', { name: 'Avsluta Samordnare i Kulturnämnden' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Rut Prövarsson är inte längre Samordnare').waitFor();
  expect(await findAccessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Avsluta rollen' }).click();
  await page.getByText('Rollen är avslutad.').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('an administrator is told that their own role is somebody else’s to change', async () => {
  const { context, page, person } = await visitAs(browser, 'administrator');
  await open(page, `/administration/personer/${person.id}`);
  await page.getByText('En annan administratör måste göra det.').waitFor();
  expect(await page.getByRole('button', { name: 'Ge rollen' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: /^Avsluta/ }).count()).toBe(0);
  await context.close();
});

test('a board goes up in another, and both show it', async () => {
  const { context, page, complaints } = await visitAs(browser, 'administrator');
  await open(page, `${ORGANISATIONS}/ny`);
  await page.getByLabel('Typ').selectOption('board');
  await page.getByLabel('Namn', { exact: true }).fill('Provnämnden');
  await page.getByRole('button', { name: 'Lägg till organisation' }).click();
  await page.getByRole('heading', { level: 1, name: 'Provnämnden' }).waitFor();
  await page.getByRole('link', { name: 'Låt upphöra' }).click();
  await page.getByRole('heading', { level: 1, name: 'Provnämnden upphör' }).waitFor();
  await page.getByRole('combobox', { name: 'Upphör och går upp i' }).fill('kulturn');
  await page.getByRole('option', { name: 'Kulturnämnden' }).click();
  await page.getByLabel('Sista dag').fill('2024-12-31');
  await page.getByRole('button', { name: 'Granska och låt upphöra' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Provnämnden får 31 dec. 2024 som sista dag och går upp i Kulturnämnden.').waitFor();
  await dialog.getByRole('button', { name: 'Avbryt' }).click();
  await page.getByRole('button', { name: 'Granska och låt upphöra' }).click();
  await dialog.getByRole('button', { name: 'Låt upphöra' }).click();
  await page.getByRole('heading', { level: 1, name: 'Provnämnden', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Kulturnämnden' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Kulturnämnden' }).waitFor();
  await page.getByText('Tog över efter').waitFor();
  await open(page, `${ORGANISATIONS}?q=provn`);
  await page.getByText('Inget').or(page.getByText('0 rader')).first().waitFor();
  await open(page, `${ORGANISATIONS}?q=provn&on=2024-12-31`);
  await page.getByRole('link', { name: 'Provnämnden' }).waitFor();
  await page.getByText('Du ser hur det var den 31 dec. 2024.').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('of two who change an organisation the second sees what the first saved, and chooses', async () => {
  const first = await visitAs(browser, 'planner');
  const second = await visitAs(browser, 'administrator');
  const path = `${ORGANISATIONS}/${await idOf(first.page, 'Utbildningsnämnden')}/andra`;
  await open(first.page, path);
  await open(second.page, path);
  const save = async (page: Page, shortName: string) => {
    await page.getByLabel('Kortnamn').fill(shortName);
    await page.getByRole('button', { name: 'Spara' }).click();
  };
  await save(first.page, 'UBN');
  await first.page.getByRole('heading', { level: 1, name: 'Utbildningsnämnden', exact: true }).waitFor();
  await save(second.page, 'UTB');
  await second.page.getByText('Kortnamn: UBN').waitFor();
  expect(await findAccessibilityFaults(second.page)).toEqual([]);
  await second.page.getByRole('button', { name: 'Ta det som gäller nu' }).click();
  await expect.poll(() => second.page.getByLabel('Kortnamn').inputValue()).toBe('UBN');
  await save(second.page, 'Utbildning');
  await second.page.getByRole('heading', { level: 1, name: 'Utbildningsnämnden', exact: true }).waitFor();
  await first.context.close();
  await second.context.close();
});

test('a planner exports, changes the file, sees what it would do and saves it', async () => {
  const { context, page, complaints } = await visitAs(browser, 'planner');
  await open(page, '/administration/importera');
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Områden som CSV' }).click();
  const exported = await readFile((await (await waiting).path())!, 'utf8');
  expect(exported).toContain('Hisingen;Stadsområde');
  const upload = async (text: string) => {
    await page
      .getByLabel('Fil (XLSX eller CSV)')
      .setInputFiles({ name: 'områden.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'Granska filen' }).click();
  };
  await upload('Namn;Telefon\nx;1\n');
  await page.getByText('har någon av rubrikerna').waitFor();
  await upload(`${exported}Önnered;Stadsomrade\r\n`);
  await page.getByText(/Rad \d+, kolumnen Områdestyp: ”Stadsomrade” finns inte/).waitFor();
  expect(await findAccessibilityFaults(page)).toEqual([]);
  expect(await page.getByRole('button', { name: /^Spara/ }).count()).toBe(0);
  await upload(`${exported}Önnered;Stadsområde\r\n`);
  await page.getByRole('row', { name: /Önnered.*Ny/ }).waitFor();
  expect(await findAccessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Spara 1 rad i registret' }).click();
  await page.getByText('Registret är uppdaterat: 1 nya, 0 ändrade.').waitFor();
  await open(page, '/administration/omraden?q=nnered');
  await page.getByRole('link', { name: 'Önnered', exact: true }).waitFor();
  // The two files with faults in them are refused.
  expect(unprovoked(complaints, /status of 422/)).toEqual([]);
  await context.close();
});

test('a reader reads an organisation and finds no buttons to change it', async () => {
  const { context, page } = await visitAs(browser, 'reader');
  await open(page, `${ORGANISATIONS}/${await idOf(page, 'Socialnämnd Nordost')}`);
  await page.getByRole('heading', { name: 'Personer' }).waitFor();
  expect(await page.getByRole('link', { name: 'Ändra' }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Låt upphöra' }).count()).toBe(0);
  await context.close();
});
