import { defineConfig } from 'vitest/config';

/** Tests that need a browser on the machine: `npx vitest run --config vitest.pdf.config.ts`, with BROWSER=its path. */
export default defineConfig({
  test: { include: ['test/**/*.pdf.ts'], globalSetup: 'test/built.ts', testTimeout: 600_000, pool: 'forks' },
});
