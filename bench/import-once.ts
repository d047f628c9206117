import { readFileSync } from 'node:fs';
import { DEFAULT_REGISTER } from '../src/modules/governance/import/register.ts';
import { importWorker, readAndParse } from '../src/modules/governance/import/run.ts';
import { locateProgram } from '../src/platform/programs/locate-program.ts';

// Reads one file in a process of its own and prints what it took, so that the peak of memory is this file's alone.
const bytes = new Uint8Array(readFileSync(process.argv[2]!));
await locateProgram(importWorker);
const begun = performance.now();
const { proposal } = await readAndParse(bytes, DEFAULT_REGISTER);
const milliseconds = performance.now() - begun;
const measures = 'focusAreas' in proposal ? proposal.focusAreas.flatMap((area) => area.measures).length : 0;
console.log(JSON.stringify({ milliseconds, megabytes: process.resourceUsage().maxRSS / 1024, measures }));
