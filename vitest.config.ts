import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import LongestFirst from './test/longest-first.js';

const slow = 'test/package/**/*.test.ts';
const weather = 'test/weather/**/*.test.ts';
const hostile = 'test/hostile/**/*.test.ts';
const alone = 'test/**/*.alone.test.ts';

export default defineConfig({
  test: {
    // Much of a test is waiting: for a browser, for npm, for a target that takes its time.
    maxWorkers: 2 * availableParallelism(),
    sequence: { sequencer: LongestFirst },
    // Asked for by `npm run coverage`. Suites run against the reference in the tests; what processes of their own do is not
    // seen.
    coverage: {
      provider: 'v8',
      include: ['src/**', 'suites/**', 'reporters/**', 'reference/**'],
      exclude: ['**/*.json'],
      reporter: ['text-summary', 'html', 'json-summary'],
      reportsDirectory: 'coverage',
    },
    projects: [
      // Time-outs are a backstop: nothing is judged by how long it takes.
      {
        // Files share what they load, which is a third of their processor time.
        test: {
          name: 'unit',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [slow, weather, hostile, alone],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      // Those that put something else in the place of a module, or declare checks of their own.
      { test: { name: 'alone', include: [alone], testTimeout: 120_000, hookTimeout: 60_000 } },
      {
        // What is built and packed, as its users meet it.
        test: {
          name: 'package',
          include: [slow],
          globalSetup: ['test/package/build.ts', 'test/package/packed.ts'],
          testTimeout: 240_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Right targets behind bad lines, rate limits and a busy machine: a sample, and everything where WEATHER=all.
        test: { name: 'weather', include: [weather], testTimeout: 7_200_000 },
      },
      {
        // The built command among enemies: targets, clients and files.
        test: {
          name: 'hostile',
          include: [hostile],
          globalSetup: 'test/package/build.ts',
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        // The suites against the reference implementation, one test for each check.
        test: {
          name: 'conformance',
          include: ['suites/**/*.suite.ts'],
          setupFiles: 'src/vitest/conformance.ts',
          maxConcurrency: 16,
        },
      },
    ],
  },
});
