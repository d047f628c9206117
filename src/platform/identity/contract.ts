import { z } from 'zod';

export const ROLES = [
  'planner',
  'board-coordinator',
  'board-approver',
  'reader',
  'administrator',
  'log-reviewer',
] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

export const OrganisationName = z.object({ id: z.uuid(), name: z.string() });
export type OrganisationName = z.infer<typeof OrganisationName>;

/** A role in a unit that a person may act in. */
export const Assignment = z.object({ id: z.uuid(), role: Role, organisation: OrganisationName });
export type Assignment = z.infer<typeof Assignment>;

/** Who is signed in, and as what; `person` is null when nobody is. */
export const Session = z.object({
  person: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  acting: z.object({ assignmentId: z.uuid(), role: Role, organisation: OrganisationName }).nullable(),
  assignments: z.array(Assignment),
  demo: z.boolean(),
  csrfToken: z.string().nullable(),
  municipality: z.object({ name: z.string(), applicationName: z.string() }),
  expiresAt: z.string().nullable(),
});
export type Session = z.infer<typeof Session>;

export const DemoPeople = z.object({
  people: z.array(
    z.object({ id: z.uuid(), name: z.string(), title: z.string(), assignments: z.array(Assignment) }),
  ),
});
export type DemoPeople = z.infer<typeof DemoPeople>;

export const SignInAsDemoPerson = z.object({ personId: z.uuid() });
export const SwitchAssignment = z.object({ assignmentId: z.uuid() });

export const FormDraft = z.object({ content: z.record(z.string(), z.unknown()), savedAt: z.string() });
export type FormDraft = z.infer<typeof FormDraft>;
