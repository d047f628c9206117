import { z } from 'zod';
import {
  AreaGroup,
  AreaKind,
  CylinderCategory,
  Day,
  Direction,
  FundingKind,
  ItemKind,
  Part,
  PreventionLevel,
  Reference,
  ResponsibleScope,
} from './terms.ts';

const title = z.string().trim().max(500);
const text = z.string().max(20_000);
const year = z.int().min(1900).max(2200);
const amount = z.number().min(0).max(999_999_999_999);

/** An organisation on an item, and what its part is about when the document says so. */
export const ItemOrganisation = z.object({
  organisation: Reference,
  part: Part,
  note: z.string(),
});
export type ItemOrganisation = z.infer<typeof ItemOrganisation>;

/** Another item, short enough to stand in a list. */
export const ItemReference = z.object({
  id: z.uuid(),
  lineageId: z.uuid(),
  number: z.string(),
  title: z.string(),
});
export type ItemReference = z.infer<typeof ItemReference>;

/** A strategy that a measure makes concrete, in the current version of its document. */
export const StrategyReference = ItemReference.extend({
  document: z.object({ id: z.uuid(), title: z.string(), shortTitle: z.string() }),
});
export type StrategyReference = z.infer<typeof StrategyReference>;

export const FundingInput = z.object({
  kind: FundingKind,
  name: title,
  validFrom: Day.nullable().default(null),
  validTo: Day.nullable().default(null),
  /** Kronor for the whole period; null when not known. */
  amount: amount.nullable().default(null),
});
export type FundingInput = z.infer<typeof FundingInput>;
export const Funding = FundingInput.extend({ id: z.uuid() });
export type Funding = z.infer<typeof Funding>;

/** The fields of an item that a person writes; the same in the document, the editor and the comparison. */
export const ItemFields = z.object({
  number: z.string().trim().max(20),
  title,
  description: text,
  /** The follow-up question the document itself asks; empty when it asks none. */
  question: title,
  expectedResult: text,
  targetGroup: text,
  preventionLevels: z.array(PreventionLevel).max(3),
  cylinderCategories: z.array(CylinderCategory).max(4),
  responsibleScope: ResponsibleScope.nullable(),
  /** Kronor per year; null when not estimated. */
  costPerYear: amount.nullable(),
  /** null when not said. */
  fitsBudget: z.boolean().nullable(),
  note: text,
});
export type ItemFields = z.infer<typeof ItemFields>;

/** A strategy of a program or a measure of a plan, with everything that stands at it. */
export const Item = ItemFields.extend({
  id: z.uuid(),
  versionId: z.uuid(),
  areaId: z.uuid().nullable(),
  /** The same in every version of the document that has this item. */
  lineageId: z.uuid(),
  kind: ItemKind,
  position: z.int(),
  revision: z.int(),
  organisations: z.array(ItemOrganisation),
  /** Items of the same version that it is linked with; the other end shows the same fact. */
  linked: z.array(ItemReference),
  /** Strategies it makes concrete. */
  strategies: z.array(StrategyReference),
  funding: z.array(Funding),
});
export type Item = z.infer<typeof Item>;

export const AreaFields = z.object({
  number: z.string().trim().max(20),
  title,
  description: text,
  areaGroup: AreaGroup.nullable(),
});
export type AreaFields = z.infer<typeof AreaFields>;

export const Area = AreaFields.extend({
  id: z.uuid(),
  versionId: z.uuid(),
  lineageId: z.uuid(),
  kind: AreaKind,
  position: z.int(),
  revision: z.int(),
});
export type Area = z.infer<typeof Area>;

export const GoalInput = z.object({ lineageId: z.uuid().optional(), text: title.min(1) });
export const Goal = z.object({ id: z.uuid(), lineageId: z.uuid(), text: z.string() });
export type Goal = z.infer<typeof Goal>;

export const IndicatorInput = z.object({
  lineageId: z.uuid().optional(),
  goal: title.default(''),
  name: z.string().trim().min(1).max(300),
  unit: z.string().trim().max(100).default(''),
  source: title.default(''),
  /** Whether more or less is better; null when not said. */
  direction: Direction.nullable().default(null),
  baselineYear: year.nullable().default(null),
  /** null when missing, which is not zero. */
  baseline: z.number().nullable().default(null),
  targetYear: year.nullable().default(null),
  /** null when missing, which is not zero. */
  target: z.number().nullable().default(null),
});
export type IndicatorInput = z.infer<typeof IndicatorInput>;
export const Indicator = IndicatorInput.extend({ id: z.uuid(), lineageId: z.uuid() });
export type Indicator = z.infer<typeof Indicator>;

export const AppendixInput = z.object({ title: z.string().trim().min(1).max(300) });
export const Appendix = AppendixInput.extend({ id: z.uuid() });

export const SupportingDocumentInput = z.object({
  title: z.string().trim().min(1).max(500),
  note: text.default(''),
});
export const SupportingDocument = SupportingDocumentInput.extend({ id: z.uuid() });
