import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { apiReport } from './api-report/report.mjs';

/** Writes docs/api.md, the list of what the package exports; --check only compares. */
const file = fileURLToPath(new URL('../docs/api.md', import.meta.url));
const report = apiReport();
if (!process.argv.includes('--check')) await writeFile(file, report);
else if ((await readFile(file, 'utf8').catch(() => '')) !== report) {
  process.stderr.write('docs/api.md is not current: run npm run docs, and say in CHANGELOG.md what changed\n');
  process.exitCode = 1;
}
