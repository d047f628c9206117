import type { FieldError } from '../../../platform/http/problem.ts';
import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import {
  type AcceptedItem,
  type CreatedVersion,
  DocumentProposal,
  type DocumentProposalInput,
} from '../contract.ts';
import { mayAddDocument } from '../policy.ts';
import { governanceProblems } from '../problems.ts';
import { withoutUndefined } from '../rules/merge.ts';
import { checkPeriod, isOpen } from '../rules/status.ts';
import * as changes from '../store/changes.ts';
import { insertDocument, replaceDocumentLinks } from '../store/documents.ts';
import { listLineages } from '../store/lineages.ts';
import { insertVersion } from '../store/versions.ts';
import { EMPTY_ITEM } from './items.ts';
import { openDocument } from './opening.ts';

/** Links whose other end is not among the proposal's items. */
function checkLinks(proposal: DocumentProposal): FieldError[] {
  const all = [...proposal.items, ...proposal.areas.flatMap(({ items }) => items)];
  const numbers = new Set(all.map(({ number }) => number).filter(Boolean));
  return all.flatMap((item) =>
    item.linkedNumbers
      .filter((number) => !numbers.has(number) || number === item.number)
      .map((number) => ({
        path: 'linkedNumbers',
        message: {
          sv: `${item.number ?? item.title} är kopplad till ${number}, som inte finns i dokumentet.`,
          en: `${item.number ?? item.title} is linked with ${number}, which is not in the document.`,
        },
      })),
  );
}

/**
 * Makes an accepted proposal into a new document with a draft, or a new draft of a document that is there. In the
 * latter case areas and items keep their lineage by number, so that the versions can be compared.
 */
export async function createDocumentFromProposal(
  ctx: ActingContext,
  input: DocumentProposalInput,
): Promise<CreatedVersion> {
  const proposal = DocumentProposal.parse(input);
  if (!mayAddDocument(ctx.actor)) throw problems.notFound();
  const errors = [...checkPeriod(proposal.document), ...checkLinks(proposal)];
  if (errors.length > 0) throw problems.invalid({ errors });

  const { document } = proposal;
  let documentId = proposal.documentId;
  let basedOnVersionId: string | null = null;
  if (documentId) {
    const present = await openDocument(ctx, documentId);
    if (present.versions.some(({ status }) => isOpen(status))) throw governanceProblems.draftExists();
    basedOnVersionId = present.versions[0]?.id ?? null;
  } else {
    documentId = await insertDocument(ctx.db, document, ctx.actor.organisationId);
  }
  const lineages = await listLineages(ctx.db, documentId);
  const versionId = await insertVersion(ctx.db, documentId, {
    status: 'draft',
    basedOnVersionId,
    validFrom: document.validFrom,
    validTo: document.validTo,
    appliesTo: document.appliesTo,
    lastRevised: proposal.lastRevised,
    purpose: document.purpose,
  });

  const program = document.kind === 'program';
  const used = new Set<string>();
  /** The lineage something with this number or name had before, unless another one here has taken it. */
  const lineageOf = (kind: keyof typeof lineages, key: string | undefined) => {
    const lineageId = key ? lineages[kind].get(key) : undefined;
    if (!lineageId || used.has(lineageId)) return undefined;
    used.add(lineageId);
    return lineageId;
  };
  const idByNumber = new Map<string, string>();
  const links: [string, string][] = [];
  const pending: { id: string; item: AcceptedItem }[] = [];
  const addItems = async (areaId: string | null, items: AcceptedItem[]) => {
    for (const item of items) {
      const whole = { ...EMPTY_ITEM, ...withoutUndefined(item) };
      const id = await changes.insertItem(
        ctx.db,
        versionId,
        {
          ...whole,
          areaId,
          kind: program ? 'strategy' : 'measure',
          lineageId: lineageOf('items', item.number),
        },
        null,
      );
      if (item.number) idByNumber.set(item.number, id);
      pending.push({ id, item });
    }
  };
  await addItems(null, proposal.items);
  for (const { items, ...area } of proposal.areas) {
    const whole = { number: '', description: '', areaGroup: null, ...withoutUndefined(area) };
    const areaId = await changes.insertArea(
      ctx.db,
      versionId,
      {
        ...whole,
        kind: program ? 'goal-area' : 'focus-area',
        lineageId: lineageOf('areas', area.number),
      },
      null,
    );
    await addItems(areaId, items);
  }
  for (const { id, item } of pending) {
    for (const number of item.linkedNumbers) links.push([id, idByNumber.get(number)!]);
    if (item.strategyLineageIds.length > 0) {
      await changes.replaceStrategies(ctx.db, versionId, id, item.strategyLineageIds);
    }
    if (item.funding.length > 0) await changes.replaceFunding(ctx.db, versionId, id, item.funding);
  }
  await changes.insertParts(
    ctx.db,
    versionId,
    pending.flatMap(({ id, item }) => item.organisations.map((each) => ({ ...each, itemId: id }))),
  );
  await changes.insertLinks(ctx.db, versionId, links);
  await changes.replaceLists(ctx.db, versionId, {
    goals: proposal.goals.map((text) => ({ text, lineageId: lineageOf('goals', text) })),
    indicators: proposal.indicators.map((each) => ({
      ...each,
      lineageId: each.lineageId ?? lineageOf('indicators', each.name),
    })),
    appendices: proposal.appendices,
    supportingDocuments: proposal.supportingDocuments,
  });
  if (proposal.relatedDocuments.length > 0) {
    await replaceDocumentLinks(ctx.db, documentId, proposal.relatedDocuments);
  }
  return { documentId, versionId };
}
