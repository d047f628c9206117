import city from '../../../data/goteborg.json' with { type: 'json' };
import type { Role } from '../../platform/identity/contract.ts';
import type { DemoLoader } from '../../platform/module.ts';
import {
  AreaDraft,
  type OrganisationDraft,
  OrganisationDraft as OrganisationDraftSchema,
  type OrganisationKind,
} from './contract.ts';
import { PersonDraft } from './people-contract.ts';
import { addArea } from './service/areas.ts';
import { addOrganisation, listOrganisations } from './service/organisations.ts';
import { addPerson, giveRole, listPeople } from './service/people.ts';

/** Every person in the demo city is invented; the surnames say so. */
export const DEMO_PEOPLE = {
  administrator: 'Disa Demosson',
  secondAdministrator: 'Ivar Provsten',
  planner: 'Petra Provberg',
  secondPlanner: 'Karim Exempelsson',
  reader: 'Lena Låtsasdotter',
  logReviewer: 'Göran Granskén-Demo',
} as const;

/** Second coordinators, so that questions can be handed out and two can write in one answer. */
export const DEMO_COLLEAGUES: Readonly<Record<string, string>> = {
  'Socialnämnd Nordost': 'Kim Provsjö',
  'Socialnämnd Hisingen': 'Ronja Demodal',
};

const FIRST_NAMES = [
  'Alva',
  'Bilal',
  'Cecilia',
  'Daniel',
  'Elin',
  'Farah',
  'Gustav',
  'Hanna',
  'Idris',
  'Jenny',
  'Kalle',
  'Leila',
  'Mats',
  'Nadia',
  'Oskar',
  'Petronella',
  'Rebin',
  'Sara',
  'Tove',
  'Ulf',
  'Vera',
  'William',
  'Ylva',
  'Zeynep',
  'Åsa',
  'Ärla',
  'Örjan',
  'Maja',
  'Noor',
  'Sixten',
  'Tilde',
  'Viktor',
];
const SURNAMES = [
  'Demoberg',
  'Exempelgren',
  'Provlund',
  'Påhittsson',
  'Fiktivström',
  'Låtsasved',
  'Testmark',
  'Övningsdal',
];

const ALIASES: Record<string, string[]> = {
  'Förvaltnings AB Framtiden': ['Framtidskoncernen', 'Framtiden', 'Framtiden AB'],
  'Business Region Göteborg AB': ['Business Region Göteborg', 'BRG'],
  'Göteborg & Co': ['Göteborg & Co AB', 'Göteborg & Co-koncernen'],
  Polismyndigheten: ['Polisen', 'Polismyndigheten Storgöteborg', 'polisområde Storgöteborg'],
  Kronofogdemyndigheten: ['Kronofogden'],
  'Idrotts- och föreningsnämnden': ['Idrotts- och föreningsförvaltningen'],
};

/** Nobody here can be reached by mail, so that there is something to see of it. */
const WITHOUT_ADDRESS = ['Grundskolenämnden', 'Kulturnämnden'];

/** An address that can be nobody's: the domain is set aside for examples. */
function demoAddressOf(name: string): string {
  const plain = name.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return `${plain.toLowerCase().replace(/[^a-z]+/g, '.')}@example.se`;
}

/** The invented coordinator and approver of a unit, the same at every start. */
export function demoPeopleOf(unit: string): { coordinator: string; approver: string } {
  const units = answeringUnits();
  const at = units.indexOf(unit);
  const name = (n: number) =>
    `${FIRST_NAMES[n % FIRST_NAMES.length]} ${SURNAMES[(n * 3 + Math.floor(n / 8)) % SURNAMES.length]}`;
  return { coordinator: name(at * 2), approver: name(at * 2 + 1) };
}

/** Boards and companies that answer follow-ups, by full name. */
export function answeringUnits(): string[] {
  return city.organisations.filter(({ kind }) => kind !== 'council').map(({ name }) => name);
}

/** Areas, organisations, external parties, people and their roles, as facts of the city and invented persons. */
export async function loadDemo(loader: DemoLoader): Promise<void> {
  await loader.as({ person: DEMO_PEOPLE.administrator, role: 'administrator' }, async (ctx) => {
    const areas = new Map<string, string>();
    const addNamed = (kind: 'city-area' | 'police-area', name: string) =>
      addArea(ctx, AreaDraft.parse({ kind, name }));
    for (const { id, name } of city.areas) areas.set(id, (await addNamed('city-area', name)).id);
    for (const { name } of city.policeAreas) await addNamed('police-area', name);

    const present = await listOrganisations(ctx, { scope: 'all', on: 'all', limit: 500 });
    const ids = new Map(present.organisations.map(({ name, id }) => [name, id]));
    const add = async (draft: Partial<OrganisationDraft> & { kind: OrganisationKind; name: string }) => {
      if (ids.has(draft.name)) return;
      const whole = OrganisationDraftSchema.parse({ aliases: ALIASES[draft.name] ?? [], ...draft });
      ids.set(draft.name, (await addOrganisation(ctx, whole)).id);
    };
    for (const { name, kind, area } of city.organisations) {
      await add({ name, kind: kind as OrganisationKind, areaId: (area && areas.get(area)) || null });
    }
    for (const { name, kind, inDeclarationOfIntent } of city.externalParties) {
      await add({ name, kind: kind as OrganisationKind, inDeclarationOfIntent });
    }
    await add({
      name: 'Stadsledningskontoret',
      kind: 'administration',
      parentId: ids.get('Kommunstyrelsen') ?? null,
    });
    for (const area of city.areas) {
      await add({
        name: `Socialförvaltningen ${area.name}`,
        kind: 'administration',
        parentId: ids.get(`Socialnämnd ${area.name}`) ?? null,
        areaId: areas.get(area.id) ?? null,
      });
    }
    // A board that was merged stays in history: the regional social boards took over from the districts in 2021.
    await add({
      name: 'Stadsdelsnämnden Östra (upphörd)',
      kind: 'board',
      validFrom: '2011-01-01',
      validTo: '2020-12-31',
      successorId: ids.get('Socialnämnd Nordost') ?? null,
    });

    const everyone = await listPeople(ctx, { limit: 500 });
    const people = new Map(everyone.people.map(({ name, id }) => [name, id]));
    const give = async (name: string, title: string, role: Role, unit: string) => {
      const id =
        people.get(name) ??
        (
          await addPerson(
            ctx,
            PersonDraft.parse({
              name,
              title: `${title} (demo)`,
              validFrom: '2021-01-01',
              email: WITHOUT_ADDRESS.includes(unit) ? null : demoAddressOf(name),
            }),
            true,
          )
        ).id;
      people.set(name, id);
      await giveRole(ctx, id, {
        role,
        organisationId: ids.get(unit)!,
        validTo: null,
        validFrom: '2021-01-01',
      });
    };
    // Nobody gives themself a role, so there are two administrators.
    await give(DEMO_PEOPLE.secondAdministrator, 'Systemadministratör', 'administrator', 'Kommunstyrelsen');
    await give(DEMO_PEOPLE.planner, 'Planeringsledare', 'planner', 'Kommunstyrelsen');
    await give(DEMO_PEOPLE.secondPlanner, 'Utvecklingsledare', 'planner', 'Kommunstyrelsen');
    await give(DEMO_PEOPLE.reader, 'Ledamot i kommunstyrelsen', 'reader', 'Kommunstyrelsen');
    await give(DEMO_PEOPLE.logReviewer, 'Logggranskare', 'log-reviewer', 'Kommunstyrelsen');
    for (const unit of answeringUnits()) {
      const { coordinator, approver } = demoPeopleOf(unit);
      await give(coordinator, 'Utvecklingsledare trygghet', 'board-coordinator', unit);
      await give(approver, 'Avdelningschef', 'board-approver', unit);
    }
    for (const [unit, colleague] of Object.entries(DEMO_COLLEAGUES))
      await give(colleague, 'Verksamhetsutvecklare', 'board-coordinator', unit);
    // Who both writes and approves, never their own.
    await give(
      DEMO_COLLEAGUES['Socialnämnd Hisingen']!,
      'Verksamhetsutvecklare',
      'board-approver',
      'Socialnämnd Hisingen',
    );
    // One person with several hats, to try the role switcher with.
    await give(
      demoPeopleOf('Socialnämnd Sydväst').coordinator,
      'Utvecklingsledare trygghet',
      'planner',
      'Socialnämnd Sydväst',
    );
    await give(
      demoPeopleOf('Socialnämnd Sydväst').coordinator,
      'Utvecklingsledare trygghet',
      'reader',
      'Socialnämnd Sydväst',
    );
  });
}
