/**
 * Makes the pages of docs/ that follow from the sources, api.md, commands.md, configuration.md and requirements.md, and
 * the number of requirements in README.md. They need what is compiled; `npm run docs` compiles first.
 */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { faults } from '../dist/reference/faults/index.js';
import { requirements } from '../dist/src/contract/requirements.js';
import { citations } from '../dist/src/contract/sources.js';
import { loadSuites } from '../dist/src/run/suites.js';
import { apiReport } from './api-report/report.mjs';
import { commandsPage } from './docs/commands.mjs';
import { configurationPage } from './docs/configuration.mjs';
import { readmePage } from './docs/readme.mjs';
import { requirementsPage } from './docs/requirements.mjs';

const file = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const run = promisify(execFile);
const helpOf = async (words) => (await run(process.execPath, [file('dist/src/cli/main.js'), ...words])).stdout;
const schema = JSON.parse(await readFile(file('src/config/upload-contract.schema.json'), 'utf8'));

const pages = {
  'README.md': readmePage(await readFile(file('README.md'), 'utf8'), requirements),
  'docs/api.md': apiReport(),
  'docs/commands.md': await commandsPage(helpOf),
  'docs/configuration.md': configurationPage(schema),
  'docs/requirements.md': requirementsPage({ requirements, citations, checks: await loadSuites(), faults }),
};
for (const [path, text] of Object.entries(pages)) await writeFile(file(path), text);
