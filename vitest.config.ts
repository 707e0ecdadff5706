import { defineConfig } from 'vitest/config';

const slow = 'test/package/**/*.test.ts';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: [slow] } },
      {
        // What is built and packed, as its users meet it.
        test: { name: 'package', include: [slow], globalSetup: 'test/package/build.ts', testTimeout: 240_000 },
      },
      {
        // The suites against the reference implementation, one test for each check.
        test: {
          name: 'conformance',
          include: ['suites/**/*.suite.ts'],
          setupFiles: 'src/run/vitest/conformance.ts',
          maxConcurrency: 16,
        },
      },
    ],
  },
});
