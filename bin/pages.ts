import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Variables } from '../src/platform/http/application.ts';
import { projectFolder } from './project.ts';

/**
 * The built web application. Files under /assets have their content in their name and are kept for ever; every other
 * address is a page of the application, which finds its own way.
 * @param themeFile the municipality's own colours, a CSS file
 */
export async function servePages(
  server: Hono<{ Variables: Variables }>,
  themeFile: string | undefined,
): Promise<void> {
  const web = join(projectFolder, 'dist/web');
  const page = await readFile(join(web, 'index.html'), 'utf8');
  const themeCss = themeFile ? await readFile(themeFile, 'utf8') : '';
  server.use('/assets/*', compress());
  server.use('/assets/*', async (c, next) => {
    await next();
    if (c.res.ok) c.header('cache-control', 'public, max-age=31536000, immutable');
  });
  server.get('/theme.css', (c) => c.body(themeCss, 200, { 'content-type': 'text/css; charset=utf-8' }));
  server.use(
    '*',
    serveStatic({ root: web, rewriteRequestPath: (path) => (path === '/' ? '/nothing' : path) }),
  );
  // A file of an earlier version is gone; the page in its place would be kept for ever under its name.
  server.get('/assets/*', (c) => c.notFound());
  server.get('*', (c) => {
    c.header('cache-control', 'no-cache');
    return c.html(page);
  });
}
