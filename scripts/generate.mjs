/**
 * Makes generated/ from the contract.
 *
 *   node scripts/generate.mjs                 write what changed
 *   node scripts/generate.mjs --check         write nothing; exit 1 and name the stale files, if there are any
 *   node scripts/generate.mjs --retire ID     let a published requirement id go, for good (may be repeated)
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generate } from './generate/generate.mjs';

try {
  const { values: options } = parseArgs({
    options: { check: { type: 'boolean' }, retire: { type: 'string', multiple: true } },
  });
  const contract = fileURLToPath(new URL('../openapi/upload.yaml', import.meta.url));
  const stale = await generate(contract, fileURLToPath(new URL('../generated', import.meta.url)), options);
  for (const name of stale) console.log(`${options.check ? 'stale' : 'written'}: generated/${name}`);
  if (options.check && stale.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
