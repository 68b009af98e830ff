import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Milliseconds; a quiet machine takes a tenth of that for everything. */
const LONG = 30 * 60_000;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What processes are started from is built once, before the first test.
    globalSetup: 'test/built.ts',
    // No test is measured by the wall clock: these end a run that hangs, however busy the machine is.
    testTimeout: LONG,
    hookTimeout: LONG,
    teardownTimeout: LONG,
    expect: { poll: { timeout: LONG, interval: 20 } },
    pool: 'forks',
    // Most of the time goes by waiting for processes that the tests start.
    maxWorkers: Math.max(4, availableParallelism()),
    // What a file loads serves the next one too; a test leaves nothing in a module that another would find.
    isolate: false,
  },
});
