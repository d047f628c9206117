/** A text in both of the interface's languages. */
export interface Bilingual {
  sv: string;
  en: string;
}

/** One named error: its stable code, HTTP status and a message that a person can act on. */
export interface ProblemDefinition {
  code: string;
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
  title: Bilingual;
  detail: Bilingual;
}

export interface FieldError {
  /** Dotted path of the field, as the form names it. */
  path: string;
  message: string | Bilingual;
}

const defined = new Map<string, ProblemDefinition>();

/** Every named error there is, for the API description. */
export function listProblems(): ProblemDefinition[] {
  return [...defined.values()].sort((a, b) => a.code.localeCompare(b.code));
}

/** An expected error. Only these reach the client; anything else becomes `internal` and stays in the log. */
export class Problem extends Error {
  constructor(
    readonly definition: ProblemDefinition,
    readonly more: { errors?: FieldError[]; current?: unknown; detail?: Bilingual } = {},
  ) {
    super(`${definition.code}: ${definition.title.en}`);
    this.name = 'Problem';
  }
}

/** Declares a module's named errors. `throw problems.roundNotOpen()` */
export function defineProblems<Name extends string>(definitions: Record<Name, ProblemDefinition>) {
  for (const definition of Object.values<ProblemDefinition>(definitions)) {
    if (defined.has(definition.code)) throw new Error(`problem code ${definition.code} is defined twice`);
    defined.set(definition.code, definition);
  }
  return Object.fromEntries(
    Object.entries<ProblemDefinition>(definitions).map(([name, definition]) => [
      name,
      (more?: Problem['more']) => new Problem(definition, more),
    ]),
  ) as Record<Name, (more?: Problem['more']) => Problem>;
}

/** The errors every module shares. Forbidden and missing look the same: both are `notFound`. */
export const problems = defineProblems({
  notFound: {
    code: 'not-found',
    status: 404,
    title: { sv: 'Sidan finns inte', en: 'There is nothing here' },
    detail: {
      sv: 'Det du söker finns inte, eller så får du inte se det i den roll du har valt. Kontrollera adressen eller byt roll.',
      en: 'What you are looking for does not exist, or you may not see it in the role you act in. Check the address or switch role.',
    },
  },
  notSignedIn: {
    code: 'not-signed-in',
    status: 401,
    title: { sv: 'Du behöver logga in', en: 'You need to sign in' },
    detail: {
      sv: 'Din session är slut. Logga in igen. Det du har skrivit finns kvar.',
      en: 'Your session has ended. Sign in again. What you have typed is kept.',
    },
  },
  invalid: {
    code: 'invalid',
    status: 422,
    title: { sv: 'Något behöver rättas', en: 'Something needs to be corrected' },
    detail: { sv: 'Rätta fälten nedan och försök igen.', en: 'Correct the fields below and try again.' },
  },
  conflict: {
    code: 'conflict',
    status: 409,
    title: { sv: 'Någon annan har ändrat under tiden', en: 'Somebody else changed this meanwhile' },
    detail: {
      sv: 'Inget har skrivits över. Jämför med det som nu gäller och spara igen.',
      en: 'Nothing has been overwritten. Compare with what is there now and save again.',
    },
  },
  notAllowedNow: {
    code: 'not-allowed-now',
    status: 409,
    title: { sv: 'Det går inte just nu', en: 'This cannot be done now' },
    detail: {
      sv: 'Läget har ändrats så att det du ville göra inte längre går. Ladda om sidan.',
      en: 'Things have changed so that this can no longer be done. Reload the page.',
    },
  },
  tooLarge: {
    code: 'too-large',
    status: 413,
    title: { sv: 'Filen är för stor', en: 'The file is too large' },
    detail: {
      sv: 'Välj en mindre fil. Ingenting har sparats.',
      en: 'Choose a smaller file. Nothing has been saved.',
    },
  },
  tooMany: {
    code: 'too-many-requests',
    status: 429,
    title: { sv: 'För många försök', en: 'Too many attempts' },
    detail: { sv: 'Vänta en minut och försök igen.', en: 'Wait a minute and try again.' },
  },
  crossSite: {
    code: 'cross-site',
    status: 403,
    title: { sv: 'Anropet kom inte från Samlad', en: 'The request did not come from Samlad' },
    detail: { sv: 'Ladda om sidan och försök igen.', en: 'Reload the page and try again.' },
  },
  internal: {
    code: 'internal',
    status: 500,
    title: { sv: 'Något gick fel hos oss', en: 'Something went wrong on our side' },
    detail: {
      sv: 'Det du senast sparade är kvar. Försök igen. Händer det igen, ge supporten numret nedan.',
      en: 'What you last saved is kept. Try again. If it happens again, give support the number below.',
    },
  },
  unavailable: {
    code: 'unavailable',
    status: 503,
    title: { sv: 'Samlad svarar inte just nu', en: 'Samlad is not available right now' },
    detail: { sv: 'Vänta en stund och försök igen.', en: 'Wait a while and try again.' },
  },
});
