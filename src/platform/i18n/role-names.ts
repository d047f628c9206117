import { catalogue } from './catalogue.ts';
import type { Language } from './language.ts';

/** The roles a person can act in, each for one organisation. */
export const roleKeys = [
  'planner',
  'board-coordinator',
  'board-approver',
  'reader',
  'administrator',
  'log-reviewer',
] as const;
export type RoleKey = (typeof roleKeys)[number];

const names = catalogue({
  sv: {
    planner: 'Planerare',
    'board-coordinator': 'Samordnare',
    'board-approver': 'Godkännare',
    reader: 'Förtroendevald läsare',
    administrator: 'Administratör',
    'log-reviewer': 'Logggranskare',
  } satisfies Record<RoleKey, string>,
  en: {
    planner: 'Planner',
    'board-coordinator': 'Coordinator',
    'board-approver': 'Approver',
    reader: 'Elected reader',
    administrator: 'Administrator',
    'log-reviewer': 'Log reviewer',
  },
});

/** What the role is called: `Samordnare`. */
export function roleName(role: RoleKey, language: Language = 'sv'): string {
  return names[language][role];
}
