import city from '../../../data/goteborg.json' with { type: 'json' };
import type { ActingContext } from '../../platform/identity/context.ts';
import type { DemoLoader } from '../../platform/module.ts';
import { DEMO_PEOPLE, listOrganisations } from '../organisation/index.ts';
import type { DocumentProposalInput } from './contract.ts';
import { AGREEMENT, RELATED } from './demo/documents.ts';
import { EARLIER, MEASURES } from './demo/measures.ts';
import * as service from './service.ts';

type Proposed = NonNullable<DocumentProposalInput['items']>[number];
const { program, plan, planAgainstSilence, planDraft } = city.documents;
const from = (year: number) => `${year}-01-01`;
const to = (year: number) => `${year}-12-31`;
/** What the demo city follows up goes on applying in years to come, when the real decisions have run out. */
const inForce = (ctx: ActingContext, year: number) => to(Math.max(year, ctx.now().getFullYear()));

/** Organisations of the demo city by the names its data use. */
async function readRegister(ctx: ActingContext): Promise<(key: string) => string> {
  const { organisations } = await listOrganisations(ctx, { scope: 'all', limit: 500 });
  const byName = new Map(organisations.map(({ id, name }) => [name, id]));
  const names = new Map(city.organisations.map(({ id, name }) => [id, name]));
  return (key) => {
    const id = byName.get(names.get(key) ?? key);
    if (!id) throw new Error(`the demo city has no organisation ${key}`);
    return id;
  };
}

interface Decision {
  by?: string;
  date?: string;
  paragraph?: string;
}

async function adopt(ctx: ActingContext, versionId: string, decision: Decision): Promise<void> {
  const { version } = await service.getVersionContent(ctx, versionId);
  await service.moveVersion(ctx, versionId, {
    to: 'adopted',
    revision: version.revision,
    decidedByOrganisationId: decision.by ?? null,
    decisionDate: decision.date ?? null,
    decisionParagraph: decision.paragraph ?? '',
    decisionUnknown: !decision.date,
  });
}

async function sendOnConsultation(ctx: ActingContext, versionId: string): Promise<void> {
  const { version } = await service.getVersionContent(ctx, versionId);
  await service.moveVersion(ctx, versionId, {
    to: 'consultation',
    revision: version.revision,
    decidedByOrganisationId: null,
    decisionDate: null,
    decisionParagraph: '',
    decisionUnknown: false,
  });
}

/** The program: five goal areas, eighteen strategies that concern every board and company. */
async function loadProgram(ctx: ActingContext, id: (key: string) => string) {
  const made = await service.createDocumentFromProposal(ctx, {
    document: {
      kind: 'program',
      title: program.title,
      shortTitle: 'Trygghetsprogrammet',
      diaryNumber: program.diaryNumber,
      documentOwner: plan.documentOwner,
      validFrom: from(program.validFrom),
      validTo: inForce(ctx, program.validTo),
      purpose: 'Visar vad staden vill uppnå för att fler ska vara trygga och färre utsättas för brott.',
      appliesTo: 'Alla nämnder och styrelser',
    },
    areas: program.goalAreas.map((area) => ({
      number: area.number,
      title: area.title,
      areaGroup: area.group as 'process' | 'direction',
      items: area.strategies.map(({ number, strategy, question }) => ({
        number,
        title: strategy,
        question,
        responsibleScope: 'all-boards-and-companies' as const,
      })),
    })),
  });
  await adopt(ctx, made.versionId, {
    by: id(program.decidedBy),
    date: program.decisionDate,
    paragraph: program.decisionParagraph,
  });
  const { items } = await service.getVersionContent(ctx, made.versionId);
  return { ...made, lineages: new Map(items.map(({ number, lineageId }) => [number, lineageId])) };
}

/** What the documents that the plan refers to are called and who keeps them: what they say is not here. */
async function loadRelated(ctx: ActingContext): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { title, diaryNumber, kind, planning } of RELATED) {
    const made = await service.createDocumentFromProposal(ctx, {
      document: { kind, planning, title, diaryNumber },
    });
    await adopt(ctx, made.versionId, {});
    ids.set(title, made.documentId);
  }
  return ids;
}

interface Measure {
  number: string;
  title: string;
  expectedResult: string;
  targetGroup: string;
  cylinderCategories: string[];
  coordinators: string[];
  responsible: string[];
  responsibleScope?: string;
  linkedMeasures: string[];
}

function proposeMeasure(measure: Measure, id: (key: string) => string, strategies: Map<string, string>) {
  const own = MEASURES[measure.number]!;
  const cost = plan.costEstimates.find((each) => each.measure === measure.number);
  const contributors =
    measure.number === '1:2'
      ? [
          'forskolenamnden',
          'grundskolenamnden',
          'funktionsstod',
          'framtiden',
          'idrotts-och-foreningsnamnden',
          'kulturnamnden',
        ]
      : [];
  const organisations: NonNullable<Proposed['organisations']> = [];
  for (const key of measure.coordinators)
    organisations.push({ organisationId: id(key), part: 'coordinator' });
  for (const key of measure.responsible) organisations.push({ organisationId: id(key), part: 'responsible' });
  for (const key of contributors) organisations.push({ organisationId: id(key), part: 'contributor' });
  const grants = measure.number === '1:1' || measure.number === '1:2' ? city.grants : [];
  return {
    number: measure.number,
    title: measure.title,
    description: own.text,
    expectedResult: measure.expectedResult,
    targetGroup: measure.targetGroup,
    preventionLevels: own.levels,
    cylinderCategories: measure.cylinderCategories as ('A' | 'B' | 'C' | 'D')[],
    responsibleScope: measure.responsibleScope ? ('all-boards-and-companies' as const) : null,
    costPerYear: cost?.sekPerYear ?? null,
    fitsBudget: cost ? cost.fitsBudget : null,
    organisations,
    linkedNumbers: measure.linkedMeasures,
    strategyLineageIds: own.strategies.map((number) => strategies.get(number)!),
    funding: grants.map((grant) => ({
      kind: 'state-grant' as const,
      name: `${grant.name} (hela stadens bidrag)`,
      validFrom: from(grant.year),
      validTo: to(grant.year),
      amount: grant.sek + ('topUpSek' in grant ? Number(grant.topUpSek) : 0),
    })),
    ...EARLIER[measure.number as keyof typeof EARLIER],
  };
}

/** The plan twice: as it went out on consultation, and as it was adopted. */
async function loadPlan(
  ctx: ActingContext,
  id: (key: string) => string,
  base: Awaited<ReturnType<typeof loadProgram>>,
  related: Map<string, string>,
): Promise<string> {
  const indicators = plan.indicators.map((each) => ({ ...each, direction: each.direction as 'down' }));
  const first = await service.createDocumentFromProposal(ctx, {
    document: {
      kind: 'plan',
      title: plan.title,
      shortTitle: 'Handlingsplanen',
      diaryNumber: plan.diaryNumber,
      documentOwner: plan.documentOwner,
      validFrom: from(planDraft.validFrom),
      validTo: to(planDraft.validTo),
      purpose:
        'Säger vad nämnder och bolag ska göra för att färre unga ska rekryteras och gängen få mindre makt.',
      appliesTo: 'Alla nämnder och styrelser',
    },
    goals: plan.goals,
    areas: plan.focusAreas.map(({ number, title, measures }) => ({
      number,
      title,
      items: measures.map((measure) => proposeMeasure(measure, id, base.lineages)),
    })),
    indicators: indicators.map((each) => ({
      ...each,
      baseline: null,
      baselineYear: each.baselineYear - 1,
      targetYear: each.targetYear - 1,
    })),
    appendices: plan.appendices.map((title) => ({ title })),
    supportingDocuments: [
      {
        title: 'Metodhandbok mot otillåten påverkan',
        note: 'Hur chefer och medarbetare gör när någon hotar.',
      },
      { title: 'Lägesbilder per stadsområde', note: 'Underlag för var insatserna behövs mest.' },
    ],
    relatedDocuments: [
      {
        toDocumentId: base.documentId,
        relation: 'makes-concrete',
        sentence: 'Insatserna är stadens sätt att genomföra programmets strategier mot gäng.',
      },
      ...RELATED.map(({ title, relation, sentence }) => ({
        toDocumentId: related.get(title)!,
        relation,
        sentence,
      })),
      { toTitle: AGREEMENT.title, relation: 'depends-on', sentence: AGREEMENT.sentence },
    ],
  });
  await sendOnConsultation(ctx, first.versionId);

  const second = await service.addVersion(ctx, first.documentId, { basedOnVersionId: first.versionId });
  const copy = await service.getVersionContent(ctx, second.versionId);
  const { validFrom, validTo } = copy.version;
  await service.changeVersion(ctx, second.versionId, {
    revision: copy.version.revision,
    changes: { validFrom: from(plan.validFrom), validTo: inForce(ctx, plan.validTo) },
    was: { validFrom, validTo },
  });
  const measures = new Map(
    plan.focusAreas.flatMap((area): Measure[] => area.measures).map((each) => [each.number, each]),
  );
  for (const number of Object.keys(EARLIER)) {
    const item = copy.items.find((each) => each.number === number)!;
    const changes = {
      description: MEASURES[number]!.text,
      expectedResult: measures.get(number)!.expectedResult,
    };
    await service.changeItem(ctx, item.id, { revision: item.revision, changes, was: {} });
  }
  const { version } = await service.getVersionContent(ctx, second.versionId);
  await service.changeLists(ctx, second.versionId, {
    revision: version.revision,
    indicators: indicators.map((each) => ({
      ...each,
      lineageId: copy.indicators.find(({ name }) => name === each.name)?.lineageId,
    })),
  });
  await sendOnConsultation(ctx, second.versionId);
  // The council adopted it in 2023; the data do not say on which day, so that stands as missing.
  await adopt(ctx, second.versionId, { by: id(plan.decidedBy) });
  return first.documentId;
}

/** The plan against cultures of silence: three questions, one of them to the boards it concerns. */
async function loadPlanAgainstSilence(ctx: ActingContext, id: (key: string) => string, programId: string) {
  const texts: Record<string, string> = {
    '1:1': 'Chefer och skyddsombud känner till metodhandboken och går igenom den varje år.',
    '1:2': 'Ett team stöttar chefer när medarbetare hotas eller pressas.',
    '2:1': 'Alla som möter medborgare vet vad otillåten påverkan är och vart de vänder sig.',
  };
  const concerned = [
    'sn-centrum',
    'sn-hisingen',
    'sn-nordost',
    'sn-sydvast',
    'grundskolenamnden',
    'utbildningsnamnden',
  ];
  const made = await service.createDocumentFromProposal(ctx, {
    document: {
      kind: 'plan',
      title: planAgainstSilence.title,
      shortTitle: 'Planen mot tystnadskulturer',
      diaryNumber: planAgainstSilence.diaryNumber,
      documentOwner: plan.documentOwner,
      validFrom: from(planAgainstSilence.validFrom),
      validTo: to(planAgainstSilence.validTo),
      purpose: 'Ska göra det lättare att berätta om hot och påtryckningar, och svårare att tysta någon.',
    },
    items: planAgainstSilence.measures.map(({ number, title, question, scope }) => ({
      number,
      title,
      question,
      description: texts[number]!,
      preventionLevels: ['universal' as const],
      ...(scope === 'all-boards-and-companies'
        ? { responsibleScope: scope }
        : {
            note: 'Vilka nämnder som berörs är en bedömning i demostaden.',
            organisations: concerned.map((key) => ({
              organisationId: id(key),
              part: 'responsible' as const,
            })),
          }),
    })),
    relatedDocuments: [
      {
        toDocumentId: programId,
        relation: 'makes-concrete',
        sentence: 'Planen genomför strategin mot tystnadskulturer.',
      },
    ],
  });
  await adopt(ctx, made.versionId, {});
}

/** Göteborg's own documents as facts, with sentences of our own, and a new plan that is being written. */
export async function loadDemo(loader: DemoLoader): Promise<void> {
  await loader.as({ person: DEMO_PEOPLE.planner, role: 'planner' }, async (ctx) => {
    const id = await readRegister(ctx);
    const related = await loadRelated(ctx);
    const base = await loadProgram(ctx, id);
    await loadPlan(ctx, id, base, related);
    await loadPlanAgainstSilence(ctx, id, base.documentId);
  });
}
