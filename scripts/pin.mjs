/**
 * Raises the pinned numbers of test/gate/pinned.json to what there is now, so that nothing can vanish unseen. A number
 * that falls on purpose is lowered by hand, in the same commit as the reason.
 *
 *   npm run pin
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { countsOf, raised } from './pin/counts.mjs';

const [{ requirements }, { loadSuites }, { faults }, { variants }] = await Promise.all([
  import('../dist/src/contract/requirements.js'),
  import('../dist/src/run/suites.js'),
  import('../dist/reference/faults/index.js'),
  import('../dist/reference/variants/index.js'),
]);
const file = fileURLToPath(new URL('../test/gate/pinned.json', import.meta.url));
const pinned = JSON.parse(await readFile(file, 'utf8'));
const counts = countsOf({ requirements, checks: await loadSuites(), faults, variants });
await writeFile(file, `${JSON.stringify(raised(pinned, counts), null, 2)}\n`);
