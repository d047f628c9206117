import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { MOST_ROWS } from './contract.ts';
import { readRegisterFile } from './read-file.ts';
import type { Register } from './register.ts';
import { planImport, previewOf } from './service.ts';
import { writeXlsx } from './write-file.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const board = (n: number, name: string, more: Partial<Register['organisations'][number]> = {}) => ({
  id: id(n),
  kind: 'board' as const,
  name,
  shortName: '',
  aliases: [],
  parentId: null,
  areaId: null,
  successorId: null,
  inDeclarationOfIntent: false,
  validFrom: '2000-01-01',
  validTo: null,
  revision: 1,
  ...more,
});
const register: Register = {
  areas: [
    { id: id(50), kind: 'city-area', name: 'Hisingen', validFrom: '2000-01-01', validTo: null, revision: 1 },
  ],
  organisations: [
    board(1, 'Kulturnämnden'),
    board(2, 'Bytesnämnden', { validTo: '2019-12-31' }),
    board(3, 'Bytesnämnden', { validFrom: '2019-01-01', validTo: '2020-12-31' }),
  ],
  people: [
    {
      id: id(90),
      name: 'Ada Demo',
      title: '',
      email: 'ada@exempel.se',
      validFrom: '2020-01-01',
      validTo: null,
      revision: 1,
      roles: [
        { id: id(91), role: 'administrator', organisationId: id(1), validFrom: '2020-01-01', validTo: null },
      ],
    },
  ],
};
const who = { personId: id(90), mayEditPeople: true, today: '2026-11-22' };
const preview = async (csv: string, as = who) =>
  previewOf(planImport(await readRegisterFile(utf8(csv)), register, as), 'sv', utf8(csv));
const faultsOf = async (csv: string, as = who) => (await preview(csv, as)).rows.map(({ faults }) => faults);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error: { definition: { code: string }; more: { detail?: { sv: string } } }) =>
      `${error.definition.code} ${error.more.detail?.sv ?? ''}`,
  );

test('a fault names its row and its column, in Swedish', async () => {
  expect(
    await faultsOf(
      [
        'Namn;Typ;Hör till;Första dag;Avsiktsförklaring',
        'Prov;Nämd;;;',
        'Prov 2;Förvaltning;Okända nämnden;;',
        'Prov 3;Nämnd;;21/11 2026;kanske',
        ';Nämnd;;;',
      ].join('\n'),
    ),
  ).toEqual([
    [expect.stringMatching(/^Rad 2, kolumnen Typ: ”Nämd” finns inte. Välj bland Kommunfullmäktige, /)],
    ['Rad 3, kolumnen Hör till: ”Okända nämnden” finns inte. Lägg till den, eller rätta namnet.'],
    [
      'Rad 4, kolumnen Första dag: ”21/11 2026” är inget datum. Skriv som 2026-11-21.',
      'Rad 4, kolumnen Avsiktsförklaring: ”kanske” är varken Ja eller Nej.',
    ],
    ['Rad 5, kolumnen Namn: fyll i cellen.'],
  ]);
});

test('the same organisation twice, and two of one name, are told of', async () => {
  const [same, taken, other] = await faultsOf(
    `Namn;Typ;Id\nKulturnämnden;Nämnd;\nKulturnämnden;Nämnd;${id(1)}\nKULTURNÄMNDEN;Nämnd;${id(7)}`,
  );
  expect(same).toEqual(['Rad 3: samma organisation står på rad 2.']);
  expect(taken).toEqual(['Rad 4, kolumnen Namn: ”KULTURNÄMNDEN” finns redan.']);
  expect(other).toBeUndefined();
});

test('several of a name must be told apart, by first day or by id', async () => {
  expect(await faultsOf('Namn;Typ;Gick upp i;Sista dag\nNy;Nämnd;Bytesnämnden;2026-01-01')).toEqual([
    ['Rad 2, kolumnen Gick upp i: flera heter ”Bytesnämnden”. Skriv id i stället för namnet.'],
  ]);
  const { rows } = await preview('Namn;Typ;Första dag;Sista dag\nBytesnämnden;Nämnd;2019-01-01;2021-12-31');
  expect(rows).toMatchObject([
    { state: 'changed', changes: [{ column: 'Sista dag', from: '2020-12-31', to: '2021-12-31' }] },
  ]);
});

test('organisations that belong to each other in a circle are told of', async () => {
  const faults = await faultsOf('Namn;Typ;Hör till\nEtt;Nämnd;Två\nTvå;Nämnd;Ett');
  expect(faults.flat()).toEqual([
    'Rad 2, kolumnen Hör till: organisationen leder tillbaka till sig själv.',
    'Rad 3, kolumnen Hör till: organisationen leder tillbaka till sig själv.',
  ]);
});

test('a file may name what it adds itself, in any order', async () => {
  const { counts } = await preview(
    'Namn;Typ;Hör till;Område\nKontoret;Förvaltning;Nya nämnden;Hisingen\nNya nämnden;Nämnd;;',
  );
  expect(counts).toEqual({ new: 2, changed: 0, unchanged: 0, wrong: 0 });
});

test('a column that the file lacks leaves what is there, an empty cell empties it', async () => {
  const rows = (await preview('Namn;Typ\nKulturnämnden;Nämnd')).counts;
  expect(rows.unchanged).toBe(1);
  const changed = await preview('Namn;Typ;Kortnamn;Avsiktsförklaring\nKulturnämnden;Nämnd;KN;ja');
  expect(changed.rows[0]?.changes).toEqual([
    { column: 'Kortnamn', from: '', to: 'KN' },
    { column: 'Avsiktsförklaring', from: 'Nej', to: 'Ja' },
  ]);
});

test('an administrator cannot give themself a role by importing one', async () => {
  const give = 'Namn;E-post;Roll;Organisation\nAda Demo;ada@exempel.se;Planerare;Kulturnämnden';
  expect(await faultsOf(give)).toEqual([
    ['Rad 2, kolumnen Roll: din egen roll kan du inte ändra. En annan administratör måste göra det.'],
  ]);
  expect(await faultsOf(give, { ...who, personId: id(99) })).toEqual([[]]);
  expect(await faultsOf(give, { ...who, mayEditPeople: false })).toEqual([
    ['Rad 2: personer och roller läggs in av en administratör.'],
  ]);
});

test('roles must fit the person, the unit and each other', async () => {
  const heading = 'Namn;E-post;Roll;Organisation;Första dag;Sista dag;Roll-id';
  const faults = await faultsOf(
    [
      heading,
      'Bo Demo;;Samordnare;;;;',
      'Bo Demo;;Samordnare;Kulturnämnden;2026-01-01;2025-01-01;',
      'Cia Demo;ingen adress;Godkännare;Kulturnämnden;;;',
      'Dag Demo;;Godkännare;Kulturnämnden;2026-01-01;;',
      'Dag Demo;;Godkännare;Kulturnämnden;2026-06-01;;',
      `Ada Demo;ada@exempel.se;Planerare;Kulturnämnden;;;${id(91)}`,
    ].join('\n'),
    { ...who, personId: '' },
  );
  expect(faults.map((each) => each[0]?.replace(/:.*$/, ''))).toEqual(
    [
      'Rad 2, kolumnen Organisation',
      'Rad 3, kolumnen Sista dag',
      'Rad 4, kolumnen E-post',
      'Rad 6, kolumnen Roll',
      'Rad 7, kolumnen Roll-id',
      undefined,
    ].slice(0, faults.length),
  );
});

test('a person on two rows must be the same person', async () => {
  const faults = await faultsOf(
    'Namn;Titel;Roll;Organisation\nBo Demo;Chef;Samordnare;Kulturnämnden\nBo Demo;Ledare;Godkännare;Kulturnämnden',
  );
  expect(faults[0]).toEqual(['Rad 3: personen står på rad 2 också, med andra uppgifter.']);
});

test('comma and the encoding of older Excel are read too', async () => {
  const text = 'Namn,Typ,Andra namn\n"Ånämnden, norra",Nämnd,Ån; Norra ån\n';
  const windows = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  const tables = await readRegisterFile(windows);
  const [planned] = planImport(tables, register, who).organisations;
  expect(planned?.after).toMatchObject({ name: 'Ånämnden, norra', aliases: ['Ån', 'Norra ån'] });
  expect(planned?.state).toBe('new');
});

test('wrong headings are named', async () => {
  const read = (csv: string) => refusal(readRegisterFile(utf8(csv)));
  expect(await read('Namn;Typ;Telefon\nA;Nämnd;1')).toBe(
    'organisation.import-headings Rad 1: rubriken ”Telefon” känns inte igen. Ta bort kolumnen eller rätta rubriken.',
  );
  expect(await read('Typ\nNämnd')).toBe('organisation.import-headings Rad 1: rubriken ”Namn” saknas.');
  expect(await read('Namn;Typ;Namn\nA;Nämnd;B')).toBe(
    'organisation.import-headings Rad 1: rubriken ”Namn” finns två gånger.',
  );
  expect(await read('a;b\n1;2')).toMatch(/^organisation.import-headings Rad 1 har rubrikerna: a, b\./);
});

test('an empty file, a file of headings and a broken file are refused in words', async () => {
  const read = (bytes: Uint8Array) => refusal(readRegisterFile(bytes)).then((text) => text.split(' ')[0]);
  expect(await read(utf8(''))).toBe('organisation.import-empty');
  expect(await read(utf8('Namn;Typ\n'))).toBe('organisation.import-empty');
  expect(await read(utf8('Namn;Typ\n"A;Nämnd'))).toBe('organisation.import-unreadable');
  expect(await read(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0))).toBe(
    'organisation.import-unreadable',
  );
  const whole = await writeXlsx(register, ['organisations']);
  expect(await read(whole.slice(0, whole.length / 2))).toBe('organisation.import-unreadable');
  expect(await read(zipSync({ 'readme.txt': strToU8('hej') }))).toBe('organisation.import-unreadable');
});

test('20,000 rows are read, 20,001 are refused', async () => {
  const rows = (count: number) =>
    utf8(`Namn;Typ\n${Array.from({ length: count }, (_, n) => `Nämnd ${n};Nämnd`).join('\n')}`);
  const tables = await readRegisterFile(rows(MOST_ROWS));
  // Time of the processor, not of the clock: other tests run beside this one.
  const begun = process.cpuUsage();
  expect(planImport(tables, register, who).organisations).toHaveLength(MOST_ROWS);
  const { user, system } = process.cpuUsage(begun);
  expect((user + system) / 1000).toBeLessThan(5000);
  expect(await refusal(readRegisterFile(rows(MOST_ROWS + 1)))).toMatch(/^organisation.import-rows/);
});

const sheet = (content: string) => ({
  '[Content_Types].xml': strToU8('<Types/>'),
  'xl/workbook.xml': strToU8(
    '<workbook><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
  ),
  'xl/_rels/workbook.xml.rels': strToU8(
    '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  ),
  'xl/worksheets/sheet1.xml': strToU8(content),
});

test('a spreadsheet that unpacks to something enormous is refused while packed', async () => {
  const bomb = zipSync(sheet(`<worksheet><sheetData>${' '.repeat(80_000_000)}</sheetData></worksheet>`), {
    level: 1,
  });
  expect(bomb.length).toBeLessThan(1_000_000);
  const before = process.memoryUsage().rss;
  expect(await refusal(readRegisterFile(bomb))).toMatch(/^organisation.import-rows/);
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
});

test('one cell in the farthest corner is refused before it is laid out', async () => {
  const far = zipSync(
    sheet(
      '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
    ),
  );
  expect(await refusal(readRegisterFile(far))).toMatch(/^organisation.import-rows/);
});
