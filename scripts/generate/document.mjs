import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';

/**
 * Reads the contract. It is one file by design, so that every pointer is a pointer into it: what other documents need
 * a bundler for is here a check that no `$ref` leaves the file and that each leads somewhere.
 *
 * @param {string | URL} file
 * @returns {Promise<Record<string, any>>} the document as plain data
 */
export async function readContract(file) {
  const parsed = parseDocument(await readFile(file, 'utf8'));
  const [problem] = [...parsed.errors, ...parsed.warnings];
  if (problem) throw new Error(`${file}: ${problem.message}`);
  const document = parsed.toJS();
  if (typeof document?.info?.version !== 'string') throw new Error(`${file}: info.version is not a string`);
  for (const ref of references(document)) resolve(document, ref);
  return document;
}

/** What a local `$ref` leads to. */
export function resolve(document, ref) {
  if (!ref.startsWith('#/')) throw new Error(`$ref ${ref} leads out of the document`);
  const tokens = ref
    .slice(2)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  const target = tokens.reduce((node, token) => (Object.hasOwn(node ?? {}, token) ? node[token] : undefined), document);
  if (target === undefined) throw new Error(`$ref ${ref} leads nowhere`);
  return target;
}

/** The JSON Pointer (RFC 6901) of these keys. */
export function pointer(tokens) {
  return tokens.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** sha256 over the canonical JSON (RFC 8785), so that neither layout nor the order of keys counts. */
export function digest(document) {
  return `sha256:${createHash('sha256').update(canonical(document)).digest('hex')}`;
}

/** Canonical JSON: JSON.stringify writes strings and numbers as RFC 8785 wants them; the keys are sorted here. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

/** The document without its extensions, which only our own tools read. */
export function withoutExtensions(node) {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map(withoutExtensions);
  const kept = Object.entries(node).filter(([key]) => key !== 'x-requirements');
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutExtensions(value)]));
}

/** Every `$ref` in a part of the document, in document order. */
export function* references(node) {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === '$ref' && typeof value === 'string') yield value;
    else yield* references(value);
  }
}
