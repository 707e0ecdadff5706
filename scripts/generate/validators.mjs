import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import formats from 'ajv-formats';
import { canonical, withoutExtensions } from './document.mjs';
import { operationTable } from './operations.mjs';

/**
 * Validators as code. Loading ajv and compiling the schemas takes over 100 ms, in every worker process; the code that
 * ajv writes loads in under 10 ms. In an ES module that code still calls `require` (ajv #2209), so it gets one from
 * Node. It is ajv's code, not ours, hence its @ts-nocheck; what the module exports is typed.
 */
export function validatorsModule(document) {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    code: { source: true, lines: true },
  });
  ajv.addVocabulary(['components', 'parameters', 'xml', 'example', 'externalDocs']);
  formats.default(ajv);

  const schemas = withoutExtensions(document.components?.schemas ?? {});
  const { unique, table } = parameterSchemas(operationTable(document));
  ajv.addSchema({ components: { schemas }, parameters: unique }, 'contract');
  const named = {
    ...refs('schema', Object.keys(schemas), (name) => `contract#/components/schemas/${name}`),
    ...refs('parameter', unique.keys(), (index) => `contract#/parameters/${index}`),
  };
  for (const ref of Object.values(named)) compile(ajv, ref);
  const code = standalone.default(ajv, named);

  const schemaEntries = Object.keys(schemas).map((name) => entry(name, `exports[${JSON.stringify(`schema ${name}`)}]`));
  const operationEntries = Object.entries(table).map(([operationId, parameters]) => {
    const lines = Object.entries(parameters).map(([name, index]) => entry(name, `exports['parameter ${index}']`));
    return entry(operationId, `{\n${lines.join('')}}`);
  });
  return `// @ts-nocheck
import { createRequire } from 'node:module';
import type { ErrorObject } from 'ajv';
import type { OperationId, SchemaName } from './document.js';

/** Says whether a value fits; if it does not, its errors hold why until the next call. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly ErrorObject[] | null;
}

const require = createRequire(import.meta.url);
const exports: Record<string, Validator> = {};
${code}
export const schemaValidators: Readonly<Record<SchemaName, Validator>> = {
${schemaEntries.join('')}};

export const parameterValidators: Readonly<Record<OperationId, Readonly<Record<string, Validator>>>> = {
${operationEntries.join('')}};
`;
}

/** The validator of results.json as code, so that no run compiles it. */
export function resultsModule(schema) {
  const ajv = new Ajv2020({ strict: true, code: { source: true, lines: true } });
  formats.default(ajv);
  ajv.addSchema(schema, 'results');
  return `// @ts-nocheck
import { createRequire } from 'node:module';
import type { Validator } from './validators.js';

const require = createRequire(import.meta.url);
const exports: { results?: Validator } = {};
${standalone.default(ajv, { results: 'results' })}
/** Whether a value is what results.json may hold. */
export const isResults: Validator = exports.results;
`;
}

/** Parameters of the same constraints share one validator: each operation's names with their place in the list. */
function parameterSchemas(operations) {
  const places = new Map();
  const unique = [];
  const table = {};
  for (const [operationId, { parameters }] of Object.entries(operations)) {
    table[operationId] = {};
    for (const [name, { schema }] of Object.entries(parameters)) {
      const { description: _description, default: _default, ...constraints } = schema;
      const key = canonical(constraints);
      if (!places.has(key)) places.set(key, unique.push(constraints) - 1);
      table[operationId][name] = places.get(key);
    }
  }
  return { unique, table };
}

function compile(ajv, ref) {
  try {
    ajv.getSchema(ref);
  } catch (error) {
    throw new Error(`${ref.replace('contract', '')}: ${error.message}`);
  }
}

function refs(kind, keys, ref) {
  return Object.fromEntries([...keys].map((key) => [`${kind} ${key}`, ref(key)]));
}

function entry(name, value) {
  return `${JSON.stringify(name)}: ${value},\n`;
}
