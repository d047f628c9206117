// Runs a TypeScript file of this project: node tools/run.mjs bench/run.ts
import { spawn } from 'node:child_process';

const child = spawn(process.execPath, ['--import', 'tsx', ...process.argv.slice(2)], { stdio: 'inherit' });
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
