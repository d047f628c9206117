import type { Role } from '../identity/contract.ts';
import { catalogue } from './catalogue.ts';
import type { Language } from './language.ts';

const names = catalogue({
  sv: {
    planner: 'Planerare',
    'board-coordinator': 'Samordnare',
    'board-approver': 'Godkännare',
    reader: 'Förtroendevald läsare',
    administrator: 'Administratör',
    'log-reviewer': 'Logggranskare',
  } satisfies Record<Role, string>,
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
export function roleName(role: Role, language: Language = 'sv'): string {
  return names[language][role];
}
