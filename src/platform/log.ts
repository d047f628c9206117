import pino, { type DestinationStream, type Logger } from 'pino';

interface DatabaseFacts {
  code?: unknown;
  schema?: unknown;
  table?: unknown;
  constraint?: unknown;
  routine?: unknown;
}

const name = (value: unknown) =>
  typeof value === 'string' && /^[\w$.]{1,100}$/.test(value) ? value : undefined;

/**
 * What an error says without what people wrote: messages quote values, so everything quoted and every address and long
 * number is left out. Code, table and constraint of a database error tell the rest.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, schema, table, constraint, routine } = error as DatabaseFacts;
  const message = error.message
    .replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|“[^”]*”/gs, '…')
    .replace(/\S+@\S+/g, '…')
    .replace(/\d{6,}(?:-\d+)?/g, '…')
    .split('\n')[0]!
    .slice(0, 200);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message,
    code: name(code),
    schema: name(schema),
    table: name(table),
    constraint: name(constraint),
    routine: name(routine),
    stack: frames.slice(0, 12).map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** The structured log: one JSON object a line, without personal data. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: undefined, serializers: { err: describeError } };
  return destination ? pino(options, destination) : pino(options);
}
