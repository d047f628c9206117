import { z } from 'zod';
import {
  AppendixInput,
  AreaFields,
  FundingInput,
  IndicatorInput,
  ItemFields,
  SupportingDocumentInput,
} from './content.ts';
import { DocumentDraft, DocumentLinkInput } from './input.ts';
import { Day, Part } from './terms.ts';

/** A measure or strategy a person has accepted; what the source did not say is left out. */
export const AcceptedItem = ItemFields.partial().extend({
  title: z.string().trim().min(1).max(500),
  /** Organisations by their identifier in the register, one each. */
  organisations: z
    .array(
      z.object({
        organisationId: z.uuid(),
        part: Part,
        note: z.string().trim().max(500).default(''),
      }),
    )
    .max(600)
    .default([]),
  /** Numbers of items in this same proposal; one end is enough. A number that no item has is an error. */
  linkedNumbers: z.array(z.string()).max(200).default([]),
  /** Strategies of documents in the register, by lineage. */
  strategyLineageIds: z.array(z.uuid()).max(100).default([]),
  funding: z.array(FundingInput).max(20).default([]),
});
export type AcceptedItem = z.infer<typeof AcceptedItem>;

export const AcceptedArea = AreaFields.partial().extend({
  title: z.string().trim().min(1).max(500),
  items: z.array(AcceptedItem).max(500).default([]),
});
export type AcceptedArea = z.infer<typeof AcceptedArea>;

/** A structured document that a person has read and accepted, from import or demo data. */
export const DocumentProposal = z.object({
  /** Null makes a new document; otherwise the proposal becomes a new draft version of this one. */
  documentId: z.uuid().nullable().default(null),
  document: DocumentDraft,
  lastRevised: Day.nullable().default(null),
  goals: z.array(z.string().trim().min(1).max(500)).max(100).default([]),
  areas: z.array(AcceptedArea).max(100).default([]),
  /** Items that stand under no area. */
  items: z.array(AcceptedItem).max(500).default([]),
  indicators: z.array(IndicatorInput).max(100).default([]),
  appendices: z.array(AppendixInput).max(100).default([]),
  supportingDocuments: z.array(SupportingDocumentInput).max(200).default([]),
  relatedDocuments: z.array(DocumentLinkInput).max(200).default([]),
});
/** As it is sent: what has a default may be left out. */
export type DocumentProposalInput = z.input<typeof DocumentProposal>;
export type DocumentProposal = z.infer<typeof DocumentProposal>;

export const CreatedVersion = z.object({ documentId: z.uuid(), versionId: z.uuid() });
export type CreatedVersion = z.infer<typeof CreatedVersion>;
