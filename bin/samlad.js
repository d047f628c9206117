#!/usr/bin/env node
import { build } from '../tools/build.mjs';

const wantsPages = ['demo', 'serve'].includes(process.argv[2] ?? '');
try {
  await build({ pages: wantsPages });
} catch (error) {
  process.stderr.write(`Bygget misslyckades. Kör npm ci och försök igen.\n${error?.message ?? error}\n`);
  process.exit(1);
}
await import('../dist/server/samlad.js');
