import city from '../../../../data/goteborg.json' with { type: 'json' };

/** Titles of the demo city's documents, for other modules' part of it. */
export const DEMO_TITLES = {
  program: city.documents.program.title,
  plan: city.documents.plan.title,
  planAgainstSilence: city.documents.planAgainstSilence.title,
} as const;
