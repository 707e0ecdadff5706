import { canonical, resolve, withoutExtensions } from './document.mjs';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/**
 * All operations in document order, those of callbacks among them.
 *
 * @returns {Generator<{operation: Record<string, any>, pathItem: Record<string, any>, path: string, method: string}>}
 */
export function* operations(document) {
  for (const [path, pathItem] of Object.entries(document.paths ?? {})) yield* operationsOf(path, pathItem);
}

function* operationsOf(path, pathItem) {
  for (const [method, operation] of Object.entries(pathItem)) {
    if (!methods.includes(method)) continue;
    if (typeof operation.operationId !== 'string') throw new Error(`${method} ${path} has no operationId`);
    yield { operation, pathItem, path, method };
    for (const callback of Object.values(operation.callbacks ?? {})) {
      for (const [expression, item] of Object.entries(callback)) yield* operationsOf(expression, item);
    }
  }
}

/**
 * The text parameters of each operation, wherever a request may carry them: its query and the fields of its forms.
 * Files are left out.
 *
 * @returns {Record<string, {method: string, path: string, parameters: Record<string, {required: boolean, schema: object}>}>}
 */
export function operationTable(document) {
  const table = {};
  for (const { operation, pathItem, path, method } of operations(document)) {
    if (table[operation.operationId]) throw new Error(`operationId ${operation.operationId} is used twice`);
    const parameters = {};
    for (const { name, required, schema } of fields(document, pathItem, operation)) {
      const clean = withoutExtensions(deref(document, schema));
      if (clean.format === 'binary' || clean.contentMediaType !== undefined) continue;
      if (clean.type === 'array' || clean.type === 'object')
        throw new Error(`${name}: only single values are supported`);
      const earlier = parameters[name];
      if (earlier && canonical(bare(earlier.schema)) !== canonical(bare(clean))) {
        throw new Error(`${operation.operationId}: query and body disagree on ${name}`);
      }
      parameters[name] = { required: required || (earlier?.required ?? false), schema: earlier?.schema ?? clean };
    }
    table[operation.operationId] = { method, path, parameters };
  }
  return table;
}

function* fields(document, pathItem, operation) {
  for (const listed of [...(pathItem.parameters ?? []), ...(operation.parameters ?? [])]) {
    const { in: place, name, required = false, schema = {} } = deref(document, listed);
    if (place === 'query') yield { name, required, schema };
  }
  const body = deref(document, operation.requestBody ?? {});
  for (const { schema = {} } of Object.values(body.content ?? {})) {
    const { properties = {}, required = [] } = deref(document, schema);
    for (const [name, property] of Object.entries(properties)) {
      yield { name, required: required.includes(name), schema: property };
    }
  }
}

function deref(document, node) {
  return node.$ref === undefined ? node : deref(document, resolve(document, node.$ref));
}

function bare({ default: _default, description: _description, ...constraints }) {
  return constraints;
}
