import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { faults } from '../../reference/faults/index.js';
import { commandsPage } from '../../scripts/docs/commands.mjs';
import { configurationPage } from '../../scripts/docs/configuration.mjs';
import { readmePage } from '../../scripts/docs/readme.mjs';
import { requirementsPage } from '../../scripts/docs/requirements.mjs';
import { main } from '../../src/cli/program.js';
import schema from '../../src/config/upload-contract.schema.json' with { type: 'json' };
import { requirements } from '../../src/contract/requirements.js';
import { citations } from '../../src/contract/sources.js';
import { loadSuites } from '../../src/run/suites.js';
import { Text } from '../cli/text.js';

async function helpOf(words: string[]): Promise<string> {
  const stdout = new Text();
  await main(words, { stdout, stderr: new Text(), environment: {}, directory: '.' }, '0.1.0');
  return stdout.text;
}

/** A failure means: run `npm run docs` and commit what it changes. */
it.each<[string, () => string | Promise<string>]>([
  ['commands', () => commandsPage(helpOf)],
  ['configuration', () => configurationPage(schema)],
  ['requirements', async () => requirementsPage({ requirements, citations, checks: await loadSuites(), faults })],
])('docs/%s.md is current', async (name, page) => {
  const written = await readFile(`docs/${name}.md`, 'utf8');
  expect((await page()) === written ? 'current' : 'run npm run docs').toBe('current');
});

it('README.md has the number of requirements that a run on the reference shows', async () => {
  const written = await readFile('README.md', 'utf8');
  expect(readmePage(written, requirements) === written ? 'current' : 'run npm run docs').toBe('current');
});
