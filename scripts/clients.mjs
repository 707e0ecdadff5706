/**
 * Judges clients that others wrote by `upload-contract client`, and writes the table of docs/clients.md:
 *
 *   npm run clients -- [--client ID,..] [--scenario NAME,..] [--write]
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startChromium } from '../dist/src/browser/chromium.js';
import { clients } from './clients/clients.mjs';
import { isThere, judge } from './clients/judge.mjs';
import { withTable } from './clients/table.mjs';

const { values } = parseArgs({
  options: { client: { type: 'string' }, scenario: { type: 'string' }, write: { type: 'boolean' } },
});
const ids = values.client?.split(',') ?? clients.map(({ id }) => id);
const chosen = clients.filter(({ id }) => ids.includes(id));
const browser = await startChromium(process.env, process.cwd());
const rows = [];
try {
  for (const client of chosen) {
    if (!isThere(client)) {
      console.log(`${client.name}: SKIPPED, ${client.needs[0]} cannot run it here`);
      continue;
    }
    const verdict = await judge(client, browser, values.scenario?.split(',') ?? []);
    rows.push({ ...client, ...verdict });
    console.log(
      `${client.name}: ${verdict.holds} hold, ${verdict.details.length === 0 ? 'nothing fails' : 'failing:'}`,
    );
    for (const one of verdict.details) console.log(`  ${one}`);
  }
} finally {
  await browser.close();
}
if (values.write === true) {
  const page = new URL('../docs/clients.md', import.meta.url);
  await writeFile(page, withTable(await readFile(page, 'utf8'), rows));
}
