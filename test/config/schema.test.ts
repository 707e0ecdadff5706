import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import list from '../../src/config/expected-failures.schema.json' with { type: 'json' };
import schema from '../../src/config/upload-contract.schema.json' with { type: 'json' };

/** Every key that a schema describes, with what it says about it. */
function keysOf(node: unknown, path = ''): [path: string, description: unknown][] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => {
    if (name !== 'properties') return keysOf(value, `${path}/${name}`);
    return Object.entries(value).flatMap(([key, described]): [string, unknown][] => [
      [`${path}/${key}`, described],
      ...keysOf(described, `${path}/${key}`),
    ]);
  });
}

describe('the schema', () => {
  it.each([...keysOf(schema), ...keysOf(list)])('tells what %s is', (_, described) => {
    expect(described).toMatchObject({ title: expect.stringMatching(/./), description: expect.stringMatching(/\.$/) });
  });

  it('has the keys of the design', () => {
    expect(Object.keys(schema.properties)).toEqual([
      'target',
      'backend',
      'headers',
      'proxy',
      'tls',
      'product',
      'auth',
      'replace',
      'known',
      'clock',
      'callbacks',
      'capabilities',
      'timeouts',
      'limits',
      'cleanup',
      'expectedFailures',
    ]);
    expect(Object.keys(schema.properties.capabilities.properties)).toEqual([
      'replaceRedeem',
      'redeemReplaceToken',
      'background',
      'rejectsUnsupported',
      'imageRescale',
      'readBack',
      'exactReadBack',
      'chunkedFileUpload',
      'oauth1',
      'json',
      'browser',
    ]);
  });

  it('suits an editor, which sees placeholders where values will be', () => {
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);
    const text = [`target: \${TARGET}`, 'auth:', '  read:', `    bearer: \${TOKEN}`, 'replace:', `  photoId: \${ID}`];
    expect(validate(parse(text.join('\n'))), JSON.stringify(validate.errors)).toBe(true);
    expect(validate(parse('auth: {read: {bearer: a, headers: {B: c}}}'))).toBe(false);
  });
});
