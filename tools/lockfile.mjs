// Adds to package-lock.json the optional packages of platforms that the registry in use does not carry; without them
// `npm ci` refuses (decision 0010). Run after npm install. With --check nothing is written: exit 1 if any is missing.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

/** Folders where a package's dependency may lie, from its own node_modules outwards. */
function placesOf(where, name) {
  const places = [];
  for (
    let folder = where;
    folder !== '';
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  )
    places.push(`${folder}/node_modules/${name}`);
  return [...places, `node_modules/${name}`];
}

/** What the name of a platform's package says: `core-linux-x64-musl`. */
function platformOf(name) {
  const words = name.split('/').at(-1).replace('windows', 'win32').split('-');
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : os === 'linux' && words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : null;
  return { ...(cpu ? { cpu: [cpu] } : {}), ...(libc ? { libc: [libc] } : {}), ...(os ? { os: [os] } : {}) };
}

const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = {};
for (const [where, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (placesOf(where, name).some((place) => lock.packages[place])) continue;
    const platform = platformOf(name);
    if (!platform.os && !platform.cpu)
      throw new Error(`${name}: the name does not say for which platform it is`);
    added[`node_modules/${name}`] = { version, ...(dev ? { dev: true } : {}), optional: true, ...platform };
  }
}
const names = Object.keys(added);
if (names.length > 0 && process.argv.includes('--check')) {
  console.error(`package-lock.json lacks ${names.join(', ')}\nRun: node tools/lockfile.mjs`);
  process.exit(1);
}
const [root, ...rest] = Object.entries(lock.packages);
const packages = [...rest, ...Object.entries(added)].sort(([a], [b]) => a.localeCompare(b, 'en'));
if (names.length > 0)
  writeFileSync(
    file,
    `${JSON.stringify({ ...lock, packages: Object.fromEntries([root, ...packages]) }, null, 2)}\n`,
  );
console.log(`${names.length} added`);
