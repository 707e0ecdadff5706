import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical, digest, pointer, readContract, resolve } from '../../scripts/generate/document.mjs';
import { generate } from '../../scripts/generate/generate.mjs';
import { nextLedger } from '../../scripts/generate/ids.mjs';
import { operationTable } from '../../scripts/generate/operations.mjs';
import { requirementTable } from '../../scripts/generate/requirements.mjs';

const fixture = fileURLToPath(new URL('fixtures/good.yaml', import.meta.url));
const document = await readContract(fixture);

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'generate-'));
});
afterAll(() => rm(directory, { recursive: true }));

describe('reading the contract', () => {
  const read = async (text: string) => {
    const file = join(directory, 'contract.yaml');
    await writeFile(file, text);
    return readContract(file);
  };

  it.each([
    ['a $ref out of the file', `{info: {version: '1'}, a: {$ref: 'other.yaml#/a'}}`, 'leads out of the document'],
    ['a $ref to nothing', `{info: {version: '1'}, a: {$ref: '#/b'}}`, 'leads nowhere'],
    ['a key given twice', `info: {version: '1'}\na: 1\na: 2`, 'unique'],
    ['no version', 'info: {version: 1.0}', 'info.version'],
  ])('refuses %s', async (_what, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });
});

describe('the digest', () => {
  it('does not depend on the order of keys', () => {
    expect(digest({ a: 1, b: { c: [1, 2], d: 2 } })).toBe(digest({ b: { d: 2, c: [1, 2] }, a: 1 }));
  });

  it('depends on every value and on the order of lists', () => {
    const digests = [{ a: [1, 2] }, { a: [2, 1] }, { a: ['1', 2] }, { b: [1, 2] }].map(digest);
    expect(new Set(digests).size).toBe(4);
  });

  it('is taken over canonical JSON, keys in the order of their UTF-16 units', () => {
    expect(canonical({ é: null, '10': 1, '9': true, a: 'ü' })).toBe('{"10":1,"9":true,"a":"ü","é":null}');
  });
});

describe('the requirement table', () => {
  const table = requirementTable(document);
  const at = (id: string) => table.find((one) => one.id === id);

  it('has every requirement in document order', () => {
    expect(table.map(({ id }) => id)).toEqual([
      'answer.shape',
      'token.method.any',
      'token.issue.answer',
      'token.lifetime.default',
      'client.file.named',
      'callback.redirect.location',
      'callback.get',
      'answer.format',
      'token.xml.root',
    ]);
  });

  it.each([
    ['at the root', 'answer.shape', 'all'],
    ['on a path, the first there', 'token.method.any', 'getUploadToken'],
    ['on a parameter', 'token.lifetime.default', 'getUploadToken'],
    ['on a header', 'callback.redirect.location', 'redeemUploadToken'],
    ["in a callback, the callback's own", 'callback.get', 'uploaded'],
    ['in a component, the first that uses it', 'answer.format', 'getUploadToken'],
    ['in a component used by another one', 'token.xml.root', 'getUploadToken'],
  ])('names the operation: %s', (_where, id, operation) => {
    expect(at(id)?.operation).toBe(operation);
  });

  it('points at each', () => {
    for (const one of table) expect(resolve(document, `#${one.pointer}`)).toMatchObject({ id: one.id, text: one.text });
    expect(at('token.method.any')?.pointer).toBe('/paths/~1api~1photo~1get-upload-token/x-requirements/0');
    expect(pointer(['a/b', 'c~d', 0])).toBe('/a~1b/c~0d/0');
  });

  it('gives each a list of sources, however many it cites', () => {
    const both = [
      { key: 'flow', section: 'section 4a' },
      { key: 'issue', section: 'The callback' },
    ];
    expect(at('callback.get')?.sources).toEqual(both);
    expect(at('callback.redirect.location')?.sources).toEqual(both.slice(0, 1));
  });

  it('fills in empty lists, and leaves out what was not said', () => {
    expect(at('answer.shape')).toEqual({
      id: 'answer.shape',
      level: 'must',
      basis: 'implied',
      sources: [{ key: 'rules', section: 'Answers' }],
      because: 'No answer can be read without one.',
      text: 'Every answer has a status, e.g. "ok".',
      needs: [],
      dependsOn: [],
      operation: 'all',
      pointer: '/x-requirements/0',
    });
    expect(at('callback.redirect.location')).toMatchObject({
      needs: ['background', 'clock'],
      accepts: ['with a port', 'without one'],
    });
  });
});

describe('the operation table', () => {
  const table = operationTable(document);

  it('has the operations of callbacks too', () => {
    expect(Object.keys(table)).toEqual(['getUploadToken', 'postUploadToken', 'redeemUploadToken', 'uploaded']);
  });

  it('has the parameters of path, query and form, but no files', () => {
    const names = (id: string) => Object.keys(table[id]?.parameters ?? {});
    expect(names('getUploadToken')).toEqual(['format', 'valid_minutes', 'title']);
    expect(names('postUploadToken')).toEqual(['format', 'return_url', 'publish', 'max_uploads']);
    expect(names('redeemUploadToken')).toEqual(['upload_token']);
    expect(table.postUploadToken?.parameters.max_uploads?.schema).toEqual({
      type: 'integer',
      minimum: 1,
      maximum: 100,
    });
    expect(table.postUploadToken?.parameters.return_url?.required).toBe(true);
    expect(table.postUploadToken?.parameters.publish?.required).toBe(false);
  });

  it('refuses a name that query and form describe differently', () => {
    const parameters = [{ name: 'a', in: 'query', schema: { type: 'integer' } }];
    const content = { 'multipart/form-data': { schema: { properties: { a: { type: 'string' } } } } };
    const paths = { '/a': { post: { operationId: 'a', parameters, requestBody: { content } } } };
    expect(() => operationTable({ paths })).toThrow('query and body disagree on a');
  });
});

describe('the ledger of ids', () => {
  const ledger = { published: ['a.one', 'a.two'], retired: ['a.zero'] };

  it('takes new ids in', () => {
    const next = nextLedger(ledger, ['a.two', 'a.three', 'a.one'], []);
    expect(next).toEqual({ published: ['a.one', 'a.three', 'a.two'], retired: ['a.zero'] });
  });

  it('lets an id go when told to', () => {
    expect(nextLedger(ledger, ['a.one'], ['a.two'])).toEqual({ published: ['a.one'], retired: ['a.two', 'a.zero'] });
  });

  it.each([
    ['an id that vanished', ['a.one'], [], 'say --retire a.two'],
    ['an id that was retired', ['a.one', 'a.two', 'a.zero'], [], 'a.zero was retired'],
    ['an id used twice', ['a.one', 'a.two', 'a.two'], [], 'a.two is used twice'],
    ['retiring an id that is still there', ['a.one', 'a.two'], ['a.two'], 'the contract still has it'],
    ['retiring an id that never was', ['a.one', 'a.two'], ['a.ten'], 'was never published'],
  ])('refuses %s', (_what, ids, retiring, message) => {
    expect(() => nextLedger(ledger, ids, retiring)).toThrow(message);
  });
});

describe('generating', () => {
  const file = (name: string) => join(directory, name);
  const run = (options: { check?: boolean; retire?: string[] }) => generate(fixture, directory, options);

  it('writes what is stale and nothing else, or only names it', { timeout: 30_000 }, async () => {
    const all = ['ids.json', 'openapi.ts', 'requirements.ts', 'document.ts', 'validators.ts', 'results.ts'];
    expect(await run({ check: true })).toEqual(all);
    await expect(readFile(file('openapi.ts'))).rejects.toThrow('ENOENT');
    expect(await run({})).toEqual(all);
    expect(await readFile(file('requirements.ts'), 'utf8')).toContain('"id": "token.lifetime.default"');
    await rm(file('openapi.ts'));
    await writeFile(file('document.ts'), '// changed by hand');
    expect(await run({ check: true })).toEqual(['openapi.ts', 'document.ts']);
    expect(await run({})).toEqual(['openapi.ts', 'document.ts']);
    expect(await run({ check: true })).toEqual([]);
  });

  it('keeps the ledger of ids', async () => {
    await writeFile(file('ids.json'), '{"published": ["answer.shape", "was.published"], "retired": []}');
    await expect(run({ check: true })).rejects.toThrow('say --retire was.published');
    await run({ retire: ['was.published'] });
    expect(JSON.parse(await readFile(file('ids.json'), 'utf8'))).toMatchObject({ retired: ['was.published'] });
  });
});
