/**
 * Makes generated/ from the contract.
 *
 *   node scripts/generate.mjs                 write what changed
 *   node scripts/generate.mjs --check         write nothing; exit 1 and name the stale files, if there are any
 *   node scripts/generate.mjs --retire ID     let a published requirement id go, for good (may be repeated)
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import openapiTypes, { astToString } from 'openapi-typescript';
import { readContract } from './generate/document.mjs';
import { nextLedger } from './generate/ids.mjs';
import { requirementsModule, requirementTable } from './generate/requirements.mjs';
import { documentModule } from './generate/run-time.mjs';
import { validatorsModule } from './generate/validators.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const banner = '// Made from the contract by scripts/generate.mjs; do not edit.\n';

const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    retire: { type: 'string', multiple: true, default: [] },
    contract: { type: 'string', default: join(root, 'openapi/upload.yaml') },
    out: { type: 'string', default: join(root, 'generated') },
  },
});

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function main() {
  const document = await readContract(options.contract);
  const current = (name) => readFile(join(options.out, name), 'utf8').catch(() => undefined);
  const ledger = JSON.parse((await current('ids.json')) ?? '{"published": [], "retired": []}');
  const ids = requirementTable(document).map(({ id }) => id);
  const files = {
    'ids.json': `${JSON.stringify(nextLedger(ledger, ids, options.retire), null, 2)}\n`,
    // Given the document itself, openapi-typescript does not look for a redocly.yaml.
    'openapi.ts': banner + astToString(await openapiTypes(document, { defaultNonNullable: false, silent: true })),
    'requirements.ts': banner + requirementsModule(document),
    'document.ts': banner + documentModule(document),
    'validators.ts': banner + validatorsModule(document),
  };

  await mkdir(options.out, { recursive: true });
  const stale = [];
  for (const [name, text] of Object.entries(files)) if ((await current(name)) !== text) stale.push(name);
  if (!options.check) for (const name of stale) await writeFile(join(options.out, name), files[name]);

  const names = stale.map((name) => relative(process.cwd(), join(options.out, name)));
  if (stale.length > 0) console.log(`${options.check ? 'stale' : 'written'}: ${names.join(', ')}`);
  return options.check && stale.length > 0 ? 1 : 0;
}
