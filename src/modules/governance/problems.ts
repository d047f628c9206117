import { defineProblems } from '../../platform/http/problem.ts';

export const governanceProblems = defineProblems({
  versionClosed: {
    code: 'governance.version-closed',
    status: 409,
    title: { sv: 'Versionen går inte att ändra', en: 'The version cannot be changed' },
    detail: {
      sv: 'Versionen är utsänd eller antagen. Gör en ny version om något ska ändras.',
      en: 'The version has been sent out or adopted. Make a new version if something is to be changed.',
    },
  },
  moveNotPossible: {
    code: 'governance.move-not-possible',
    status: 409,
    title: { sv: 'Versionen kan inte få den statusen', en: 'The version cannot get that status' },
    detail: {
      sv: 'Versionens status har ändrats under tiden. Ladda om sidan och se vad som gäller.',
      en: 'The status of the version has changed meanwhile. Reload the page and see what applies.',
    },
  },
  areaNotEmpty: {
    code: 'governance.area-not-empty',
    status: 409,
    title: { sv: 'Området är inte tomt', en: 'The area is not empty' },
    detail: {
      sv: 'Flytta eller ta bort det som står i området först.',
      en: 'Move or remove what stands in the area first.',
    },
  },
  draftExists: {
    code: 'governance.draft-exists',
    status: 409,
    title: { sv: 'Det finns redan en version som bearbetas', en: 'A version is already being worked on' },
    detail: {
      sv: 'Fortsätt i den versionen, eller ta bort den först.',
      en: 'Continue in that version, or remove it first.',
    },
  },
});
