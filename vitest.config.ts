import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What processes are started from is built once, before the first test.
    globalSetup: 'test/built.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Most of the time goes by waiting for processes that the tests start.
    maxWorkers: '100%',
  },
});
