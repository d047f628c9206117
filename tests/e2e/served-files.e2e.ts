import { request } from 'node:http';
import { expect, test } from 'vitest';
import { address } from './support/browser.ts';

/** As sent: fetch would tidy the path first. */
function ask(path: string, method = 'GET') {
  const { hostname, port } = new URL(address());
  return new Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }>(
    (resolve, reject) => {
      request({ hostname, port, path, method }, (answer) => {
        let body = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk) => {
          body += chunk;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body, headers: answer.headers }));
      })
        .on('error', reject)
        .end();
    },
  );
}

test.each([
  '/../../package.json',
  '/assets/../../../package.json',
  '/assets/..%2f..%2f..%2fpackage.json',
  '/%2e%2e/%2e%2e/package.json',
  '/..%5c..%5cpackage.json',
  '/assets/....//....//package.json',
  '//etc/passwd',
  '/assets/%00/package.json',
  '/.env',
  '/%c0%ae%c0%ae/package.json',
])('%s leads to no file outside the web application', async (path) => {
  const { body } = await ask(path);
  expect(body).not.toContain('"dependencies"');
  expect(body).not.toContain('root:');
});

test('the page allows files of its own only, and nothing inline', async () => {
  const { body, headers } = await ask('/styrning/dokument');
  expect(headers['content-type']).toMatch(/^text\/html/);
  expect(headers['cache-control']).toBe('no-cache');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("style-src 'self'");
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(body).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/i);
});

test('a file has its content in its name and is kept; one of an earlier version is not there', async () => {
  const [, script] = /src="(\/assets\/[^"]+\.js)"/.exec((await ask('/')).body)!;
  const present = await ask(script!);
  expect(present.status).toBe(200);
  expect(present.headers['cache-control']).toContain('immutable');
  expect(present.headers['content-security-policy']).toContain("default-src 'self'");
  const gone = await ask('/assets/index-OlderOne.js');
  expect(gone.status).toBe(404);
  expect(gone.headers['cache-control']).toBe('no-store');
  expect(gone.headers['content-type']).toMatch(/^application\/problem\+json/);
});

test('what is neither asked for nor changed through the API is refused', async () => {
  expect((await ask('/styrning', 'POST')).status).toBe(404);
});
