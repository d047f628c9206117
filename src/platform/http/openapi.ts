import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { listProblems } from './problem.ts';

type Json = Record<string, unknown>;

/** Statuses every endpoint can answer with a problem document. */
const SHARED_STATUSES = [401, 403, 404, 409, 413, 422, 429, 500];

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
  }) as Json;
  return json;
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, json]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: json,
  }));
}

function responseOf({ response }: Endpoint): [string, Json] {
  if (response === 'file') {
    return [
      '200',
      {
        description: 'A file',
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    ];
  }
  if (response === 'redirect') return ['302', { description: 'Go on to the address in the Location header' }];
  if (!response) return ['204', { description: 'Done' }];
  return [
    '200',
    { description: 'The result', content: { 'application/json': { schema: schemaOf(response, 'output') } } },
  ];
}

/** The API as OpenAPI 3.1, made from the same schemas that requests and results are parsed with. */
export function describeApi(endpoints: Endpoint[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = `/api/v1${endpoint.path.replace(/:(\w+)/g, '{$1}')}`;
    const [status, success] = responseOf(endpoint);
    const body =
      endpoint.body === 'upload'
        ? {
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
            required: true,
          }
        : endpoint.body && {
            content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
            required: true,
          };
    const own = listProblems().filter((problem) => endpoint.problems?.includes(problem.code));
    const failures = [...new Set([...SHARED_STATUSES, ...own.map((problem) => problem.status)])].map(
      (failure) => [String(failure), { $ref: '#/components/responses/Problem' }],
    );
    paths[path] = {
      ...paths[path],
      [endpoint.method]: {
        summary: endpoint.summary,
        tags: [endpoint.tag],
        operationId: `${endpoint.method} ${endpoint.path}`.replace(/[^a-zA-Z]+(\w)/g, (_, letter: string) =>
          letter.toUpperCase(),
        ),
        parameters: [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')],
        ...(body ? { requestBody: body } : {}),
        responses: { [status]: success, ...Object.fromEntries(failures) },
        security: endpoint.access === 'public' ? [] : [{ session: [] }],
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Samlad',
      version,
      description: 'Governing documents and their follow-up.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-samlad' } },
      responses: {
        Problem: {
          description: 'A problem document (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string', enum: listProblems().map((problem) => problem.code) },
            detail: { type: 'string' },
            requestId: { type: 'string' },
            errors: {
              type: 'array',
              items: {
                type: 'object',
                required: ['path', 'message'],
                properties: { path: { type: 'string' }, message: { type: 'string' } },
              },
            },
            current: {},
          },
        },
      },
    },
  };
}
