import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/services/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    setupFiles: ['tests/support/no-console.ts'],
    // One Redis database for all suites: files that flush it must not run beside others.
    fileParallelism: false,
    testTimeout: 30_000,
    reporters: ['default', ['json', { outputFile: '.reports/services.json' }]],
  },
})
