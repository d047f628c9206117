// Checks the module boundaries of .dependency-cruiser.mjs. Last line of the output: what was looked at.
import swc from '@swc/core';
import { cruise } from 'dependency-cruiser';
import configuration from '../.dependency-cruiser.mjs';

// dependency-cruiser reads TypeScript with swc here, and does not tell it which files have JSX in them.
const parseFile = swc.parseFileSync;
swc.parseFileSync = (file, options) => parseFile(file, { ...options, tsx: file.endsWith('.tsx') });

const { options, forbidden } = configuration;
const { enhancedResolveOptions, ...cruising } = options;
const { output } = await cruise(
  ['bin', 'src', 'tests'],
  { ...cruising, validate: true, ruleSet: { forbidden } },
  enhancedResolveOptions,
);
const { modules, summary } = output;
const ours = modules.filter(({ source }) => /^(bin|src|tests)\//.test(source));
const withImports = ours.filter(({ dependencies }) => dependencies.length > 0);
if (withImports.length < ours.length / 2) {
  console.error(`only ${withImports.length} of ${ours.length} files could be read`);
  process.exit(1);
}
for (const { rule, from, to, cycle } of summary.violations) {
  console.error(`${from} → ${cycle ? cycle.map(({ name }) => name).join(' → ') : to}\n    ${rule.name}`);
}
console.log(
  `${ours.length} files, ${summary.totalDependenciesCruised} imports, ${summary.violations.length} against the rules`,
);
process.exit(summary.violations.length > 0 ? 1 : 0);
