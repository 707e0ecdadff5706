import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { apiReport } from '../../scripts/api-report/report.mjs';

/** A failure means: `npm run docs`, and a line in CHANGELOG.md where a user notices the change. */
it('docs/api.md lists what the package exports', async () => {
  expect(apiReport() === (await readFile('docs/api.md', 'utf8')) ? 'current' : 'run npm run docs').toBe('current');
}, 240_000);
