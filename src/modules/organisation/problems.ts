import { defineProblems } from '../../platform/http/problem.ts';

export const organisationProblems = defineProblems({
  nameTaken: {
    code: 'organisation.name-taken',
    status: 409,
    title: { sv: 'Namnet finns redan', en: 'The name is taken' },
    detail: {
      sv: 'Det finns redan en organisation med det namnet. Öppna den, eller välj ett annat namn.',
      en: 'There already is an organisation of that name. Open it, or choose another name.',
    },
  },
  areaTaken: {
    code: 'organisation.area-taken',
    status: 409,
    title: { sv: 'Området finns redan', en: 'The area is there already' },
    detail: {
      sv: 'Det finns redan ett område med det namnet. Välj ett annat namn.',
      en: 'There already is an area of that name. Choose another name.',
    },
  },
  emailTaken: {
    code: 'organisation.email-taken',
    status: 409,
    title: { sv: 'E-postadressen används redan', en: 'The e-mail address is in use' },
    detail: {
      sv: 'En annan person har den e-postadressen. Öppna den personen, eller skriv en annan adress.',
      en: 'Another person has that e-mail address. Open that person, or write another address.',
    },
  },
  ownRole: {
    code: 'organisation.own-role',
    status: 409,
    title: { sv: 'Din egen roll ändrar någon annan', en: 'Somebody else changes your own role' },
    detail: {
      sv: 'Du kan inte ge dig själv en roll eller avsluta din egen. En annan administratör måste göra det.',
      en: 'You cannot give yourself a role or end your own. Another administrator must do it.',
    },
  },
  roleHeld: {
    code: 'organisation.role-held',
    status: 409,
    title: { sv: 'Personen har redan rollen', en: 'The person has the role already' },
    detail: {
      sv: 'Personen har redan den rollen i organisationen under en del av tiden. Avsluta den först, eller välj andra dagar.',
      en: 'The person already has that role in the organisation for part of the time. End it first, or choose other days.',
    },
  },
});
