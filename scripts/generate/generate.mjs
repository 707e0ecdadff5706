import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTypes, { astToString } from 'openapi-typescript';
import { readContract } from './document.mjs';
import { nextLedger } from './ids.mjs';
import { requirementsModule, requirementTable } from './requirements.mjs';
import { documentModule } from './run-time.mjs';
import { resultsModule, validatorsModule } from './validators.mjs';

const resultsSchema = new URL('../../reporters/json/results.schema.json', import.meta.url);

const banner = '// Made from the contract by scripts/generate.mjs; do not edit.\n';

/**
 * Brings a directory up to date with a contract.
 *
 * @param {string} contract file of the OpenAPI document
 * @param {string} directory
 * @param {{check?: boolean, retire?: string[]}} options `check` writes nothing; `retire` lets published ids go
 * @returns {Promise<string[]>} the files that were stale, by name
 */
export async function generate(contract, directory, { check = false, retire = [] } = {}) {
  const document = await readContract(contract);
  const current = (name) => readFile(join(directory, name), 'utf8').catch(() => undefined);
  const ledger = JSON.parse((await current('ids.json')) ?? '{"published": [], "retired": []}');
  const files = await generated(document, ledger, retire);

  const stale = [];
  for (const [name, text] of Object.entries(files)) if ((await current(name)) !== text) stale.push(name);
  if (check) return stale;
  await mkdir(directory, { recursive: true });
  for (const name of stale) await writeFile(join(directory, name), files[name]);
  return stale;
}

async function generated(document, ledger, retire) {
  const ids = requirementTable(document).map(({ id }) => id);
  return {
    'ids.json': `${JSON.stringify(nextLedger(ledger, ids, retire), null, 2)}\n`,
    // Given the document itself, openapi-typescript does not look for a redocly.yaml.
    'openapi.ts': banner + astToString(await openapiTypes(document, { defaultNonNullable: false, silent: true })),
    'requirements.ts': banner + requirementsModule(document),
    'document.ts': banner + documentModule(document),
    'validators.ts': banner + validatorsModule(document),
    'results.ts': banner + resultsModule(JSON.parse(await readFile(resultsSchema, 'utf8'))),
  };
}
