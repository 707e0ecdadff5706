/**
 * Freezes the contract as it is now, and the checks that judge by it, as openapi/revisions/<info.version>.yaml. What
 * certificates refer to is then fixed: freezing again changes nothing or is refused. Works on what was built.
 *
 *   npm run build && node scripts/freeze.mjs
 *     --date YYYY-MM-DD      the day it counts from (default: today, in UTC)
 *     --runs N               random cases of each property in a certified run (default: 20)
 *     --tool-version X.Y.Z   the earliest version that judges by it (default: this package's)
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { frozenAs, writeRevision } from './freeze/write.mjs';
import { digest, readContract } from './generate/document.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

async function built() {
  try {
    return await Promise.all([
      import('../dist/src/certify/revision.js'),
      import('../dist/src/certify/revisions.js'),
      import('../dist/src/contract/requirements.js'),
      import('../dist/src/run/suites.js'),
    ]);
  } catch (error) {
    throw new Error(`the package is not built (npm run build): ${error.message}`);
  }
}

try {
  const text = { type: 'string' };
  const { values: asked } = parseArgs({ options: { date: text, runs: text, 'tool-version': text } });
  const [{ freeze }, { readRevision }, { contract, requirements }, { loadSuites }] = await built();
  const now = digest(await readContract(path('../openapi/upload.yaml')));
  if (now !== contract.digest) throw new Error('what is built is not the contract: npm run generate, npm run build');

  const directory = path('../openapi/revisions');
  const frozen = await frozenAs(directory, contract.revision);
  const { version } = JSON.parse(await readFile(path('../package.json'), 'utf8'));
  const revision = freeze({
    contract,
    requirements,
    checks: await loadSuites(),
    frozenOn: asked.date ?? frozen?.frozenOn ?? new Date().toISOString().slice(0, 10),
    runs: Number(asked.runs ?? frozen?.runs ?? 20),
    minimumToolVersion: asked['tool-version'] ?? frozen?.minimumToolVersion ?? version,
  });
  readRevision(stringify(revision));
  console.log(`${await writeRevision(directory, revision)}: openapi/revisions/${contract.revision}.yaml`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
