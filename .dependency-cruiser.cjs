/** Who may import whom: docs of the tree's shape, checked on every `npm run check`. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(bot|jobs|domain|db|core|cli|simulator|demo|tests|watch|print|main\\.ts)', pathNot: allowed },
})

const library = (name, pattern, users, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: users },
  to: { path: `(^|node_modules/)(${pattern})(/|$)` },
})

const TESTS = '^tests/'

module.exports = {
  forbidden: [
    only(
      'bot-imports',
      '^bot/',
      '^(bot|domain|db|core|watch|print)/',
      'bot answers people; it meets jobs in the database',
    ),
    only(
      'jobs-imports',
      '^jobs/',
      '^(jobs|domain|db|core|watch|print)/',
      'jobs act by time; they meet bot in the database',
    ),
    only(
      'domain-imports',
      '^domain/',
      '^domain/|^core/(screen|i18n)\\.ts$',
      'rules know no process and no storage',
    ),
    only(
      'print-imports',
      '^print/',
      '^(print|domain|core)/',
      'what is drawn is made of data that it is given: no storage, no messenger',
    ),
    only('core-imports', '^core/', '^core/', 'core knows nothing of the union'),
    only(
      'watch-imports',
      '^watch/',
      '^(watch|domain|db|core)/',
      'who watches is known by the processes, and knows none of them',
    ),
    only('db-imports', '^db/', '^(db|domain|core)/', 'db implements what the domain asks for'),
    only(
      'simulator-imports',
      '^simulator/',
      '^(simulator|core)/',
      'the simulator is a stranger: it knows the wire only',
    ),
    {
      name: 'domain-libraries',
      comment: 'rules are pure: zod is the only library; types of screens come from core without code',
      severity: 'error',
      from: { path: '^domain/' },
      to: {
        pathNot: '^(bot|jobs|domain|db|core|cli|simulator|demo|tests|print)/|(^|/)node_modules/zod/',
      },
    },
    {
      name: 'domain-core-types',
      comment: 'domain takes types from core, never code',
      severity: 'error',
      from: { path: '^domain/' },
      to: { path: '^core/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'simulator-users',
      comment: 'nothing that talks to Telegram may know that it talks to a simulator',
      severity: 'error',
      from: { pathNot: '^(simulator|demo|cli|tests)/|^main\\.ts$' },
      to: { path: '^simulator/' },
    },
    {
      name: 'demo-users',
      comment:
        'the demo is filled by the one-process start, operations and tests; the product does not know it',
      severity: 'error',
      from: { pathNot: '^(demo|cli|tests)/|^main\\.ts$' },
      to: { path: '^demo/' },
    },
    {
      name: 'prisma-inside-db',
      comment: 'the generated client and Prisma itself stay behind the repositories',
      severity: 'error',
      from: { pathNot: '^(db|tests)/|^prisma\\.config\\.ts$' },
      to: {
        path: '^db/generated(-postgres)?/|node_modules/(@prisma|prisma|better-sqlite3|pg|pg-copy-streams)/',
      },
    },
    library(
      'telegraf-receives',
      'telegraf',
      `^bot/(telegraf|create-bot)\\.ts$|${TESTS}`,
      'one adapter to receive',
    ),
    library(
      'node-telegram-bot-api-sends',
      'node-telegram-bot-api',
      `^jobs/sender/telegram-sender\\.ts$|${TESTS}`,
      'one adapter to send',
    ),
    library(
      'nodemailer-mails',
      'nodemailer',
      `^jobs/email/smtp\\.ts$|${TESTS}|node_modules/`,
      'one adapter to a mail server',
    ),
    library(
      'drawn-in-print',
      '@resvg/resvg-js|pdfkit|fontkit',
      `^print/|${TESTS}|node_modules/`,
      'pictures and papers are made in one place, from shapes of our own',
    ),
    library(
      'prom-client-counts',
      'prom-client',
      `^core/metrics/registry\\.ts$`,
      'one registry; the rest of the code calls functions that say what happened',
    ),
    library(
      'redis-behind-the-lanes',
      'bullmq|ioredis',
      `^jobs/lanes/|^core/redis\\.ts$|^cli/|${TESTS}|^node_modules/`,
      'Redis is a hint behind a port',
    ),
    {
      name: 'no-cycles',
      comment: 'type-only imports excluded: they are gone at run time',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'a file that nothing imports and that imports nothing is dead',
      severity: 'error',
      from: {
        orphan: true,
        pathNot:
          '(^|/)main\\.ts$|\\.config\\.(ts|cjs)$|\\.d\\.ts$|^tests/|^db/new-migration\\.ts$|^simulator/page/|^bot/web/check/client/worker\\.ts$',
      },
      to: {},
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^db/generated'] },
    exclude: { path: '^simulator/page/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
