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
});
