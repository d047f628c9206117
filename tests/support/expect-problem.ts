import { expect } from 'vitest';

/** The answer is a problem document (RFC 9457) as every error of ours is. @returns the document */
export async function expectProblem(answer: Response, status: number, code: string) {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const problem = await answer.json();
  expect(problem).toMatchObject({ status, code, type: `/api/v1/problems#${code}` });
  expect(problem.requestId).toBe(answer.headers.get('x-request-id'));
  for (const text of [problem.title, problem.detail]) expect(text.length).toBeGreaterThan(5);
  return problem;
}
