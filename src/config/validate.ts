import type { ErrorObject, SchemaObject, ValidateFunction } from 'ajv/dist/2020.js';
import { closest } from 'fastest-levenshtein';
import { type Fail, type KeyPath, pathText, quoted } from './configuration-error.js';

const kinds: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'a map of keys and values',
  string: 'text',
};

/** What a schema requires, in words: `a whole number from 1 up to 1000`. */
function wanted(schema: Readonly<Record<string, unknown>>): string {
  const { type, format, minimum, exclusiveMinimum, maximum } = schema;
  if (format === 'date') return 'a day written YYYY-MM-DD';
  const kind = [type].flat().map((name) => kinds[String(name)]);
  const least = minimum === undefined ? '' : ` from ${minimum}`;
  const above = exclusiveMinimum === undefined ? '' : ` above ${exclusiveMinimum}`;
  const most = maximum === undefined ? '' : ` up to ${maximum}`;
  return kind.join(' or ') + least + above + most;
}

/** The actual value; of credentials only the type. */
function found(value: unknown, path: KeyPath): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return kinds.array ?? '';
  if (typeof value === 'object') return kinds.object ?? '';
  if (path[0] === 'auth' || path[0] === 'proxy' || path.includes('headers')) return kinds[typeof value] ?? typeof value;
  return typeof value === 'string' ? quoted(value) : String(value);
}

/** The path of a JSON pointer; digits stand for an item where the value is a list. */
function pathOf(pointer: string, root: unknown): KeyPath {
  let value = root;
  return pointer
    .split('/')
    .slice(1)
    .map((token) => {
      const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
      const key = Array.isArray(value) ? Number(name) : name;
      value = Object.getOwnPropertyDescriptor(Object(value), name)?.value;
      return key;
    });
}

/** Says what is wrong, and where: the path of the value, or of the key that should not be there. */
function explain(error: ErrorObject, root: unknown): { path: KeyPath; problem: string } {
  const path = pathOf(error.instancePath, root);
  const schema = error.parentSchema ?? {};
  const known = Object.keys(schema.properties ?? {});
  const place = path.length === 0 ? 'the configuration' : pathText(path);
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(error.params.additionalProperty);
      const where = path.length === 0 ? '' : ` in ${pathText(path)}`;
      const problem = `unknown key ${quoted(key)}${where}; the nearest known key is ${closest(key, known)}`;
      return { path: [...path, key], problem };
    }
    case 'required':
      return { path, problem: `${place} lacks the key ${error.params.missingProperty}` };
    case 'minProperties':
    case 'maxProperties': {
      const count = known.length === 0 ? 'must not be empty' : `must have exactly one of ${known.join(', ')}`;
      return { path, problem: `${place} ${count}` };
    }
    case 'enum':
      return {
        path,
        problem: `${place} must be one of ${error.params.allowedValues.join(', ')}, not ${found(error.data, path)}`,
      };
    case 'pattern':
      return { path, problem: `${place} must hold {id}, which stands for what is to be removed` };
    case 'minLength':
      return { path, problem: `${place} must not be empty` };
    default: {
      const quote = [schema.type].flat().includes('string') && /number|boolean/.test(typeof error.data);
      const hint = quote ? '; put it in quotes' : '';
      return { path, problem: `${place} must be ${wanted(schema)}, not ${found(error.data, path)}${hint}` };
    }
  }
}

/** Loaded with the first value: most runs have no configuration, and would wait for it before anything else begins. */
async function compile<T>(schema: SchemaObject): Promise<ValidateFunction<T>> {
  const [{ Ajv2020 }, { fullFormats }] = await Promise.all([
    import('ajv/dist/2020.js'),
    import('ajv-formats/dist/formats.js'),
  ]);
  const ajv = new Ajv2020({ verbose: true, allowUnionTypes: true, formats: { date: fullFormats.date } });
  return ajv.compile<T>(schema);
}

/** Makes a check of a value's structure by a JSON Schema; the first problem ends it. */
export function structure<T>(schema: SchemaObject): (value: unknown, fail: Fail) => Promise<T> {
  let compiled: Promise<ValidateFunction<T>> | undefined;
  return async (value, fail) => {
    compiled ??= compile<T>(schema);
    const validate = await compiled;
    if (validate(value)) return value;
    const [error] = validate.errors ?? [];
    if (!error) return fail([], 'the configuration is not valid');
    const { path, problem } = explain(error, value);
    return fail(path, problem);
  };
}
