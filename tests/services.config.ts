import { defineConfig } from 'vitest/config'

// Read by the processes of the run, whose databases are then PostgreSQL's: tests/support/database.ts.
process.env['PERVICHKA_TEST_DIALECT'] = 'postgres'

const shared = {
  setupFiles: ['tests/support/no-console.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
}

export default defineConfig({
  test: {
    globalSetup: ['tests/support/global-setup.ts'],
    reporters: ['default', ['json', { outputFile: '.reports/services.json' }]],
    projects: [
      {
        test: {
          ...shared,
          name: 'services',
          include: ['tests/services/**/*.test.ts'],
          // One Redis database for all suites: files that flush it must not run beside others.
          maxWorkers: 1,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: 'postgres',
          // The same files as in `npm test`, on the other database.
          // What breaks SQLite itself says so in its file.
          include: ['tests/{bot,counts,jobs,db,registry,consistency,search,cli}/**/*.test.ts'],
          maxWorkers: '100%',
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
