import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { json } from '../../reporters/json/json.js';
import schema from '../../reporters/json/results.schema.json' with { type: 'json' };
import { HarnessError } from '../../src/client/failure.js';
import type { Results } from '../../src/results/results.js';
import { assembled, result } from '../judge/build.js';
import { everything } from './hostile.js';

function read(files: readonly { readonly path: string; readonly content: string }[]): unknown {
  expect(files.map((one) => one.path)).toEqual(['results.json']);
  return JSON.parse(files[0]?.content ?? '');
}

describe('results.json', () => {
  it('holds the results, whatever a target sent', () => {
    const results = everything();
    expect(read(json(results))).toEqual(JSON.parse(JSON.stringify(results)));
  });

  it('has a line for each exchange', () => {
    const results = everything();
    const exchanges = results.requirements.flatMap((one) => one.checks.flatMap((check) => check.exchanges));
    const lines = (json(results)[0]?.content ?? '').split('\n').filter((line) => line.startsWith('      {"id":'));
    expect(lines.map((line) => JSON.parse(line.replace(/,$/, '')))).toEqual(JSON.parse(JSON.stringify(exchanges)));
    expect(lines.length).toBeGreaterThan(0);
  });

  it('is valid by the published schema for somebody else who reads it', () => {
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    formats.default(ajv);
    const validate = ajv.compile(schema);
    expect(validate(read(json(everything()))), JSON.stringify(validate.errors)).toBe(true);
    expect(validate(read(json(assembled([])))), JSON.stringify(validate.errors)).toBe(true);
  });

  /** Results that something is wrong with. */
  function wrong(change: (good: Results) => object): Results {
    return JSON.parse(JSON.stringify(change(assembled([result('token.distinct')]))));
  }

  it.each<[string, Results]>([
    ['miss something', wrong(({ because: _, ...without }) => without)],
    ['hold something else', wrong((good) => ({ ...good, surplus: 1 }))],
    ['hold a word of no meaning', wrong((good) => ({ ...good, outcome: 'fine' }))],
    ['hold a date that is none', wrong((good) => ({ ...good, run: { ...good.run, startedAt: 'yesterday' } }))],
    ['hold a number that is none', wrong((good) => ({ ...good, run: { ...good.run, seed: Number.NaN } }))],
    [
      'hold no verdict',
      wrong((good) => ({ ...good, requirements: [{ ...good.requirements[0], verdict: undefined }] })),
    ],
    ['hold another digest', wrong((good) => ({ ...good, contract: { ...good.contract, digest: 'md5:0' } }))],
  ])('is not made of results that %s', (_what, results) => {
    expect(() => json(results)).toThrow(HarnessError);
  });

  it('says what is wrong with them', () => {
    const results = wrong((good) => ({ ...good, outcome: 'fine' }));
    expect(() => json(results)).toThrow('outcome must be one of "conformant"');
  });
});

describe('the published schema', () => {
  /** Where it describes objects, and whether other names than those told are allowed there. */
  function objects(value: unknown, path = '#'): { path: string; open: boolean }[] {
    if (typeof value !== 'object' || value === null) return [];
    const inner = Object.entries(value).flatMap(([key, one]) => objects(one, `${path}/${key}`));
    if (!('properties' in value) || path.endsWith('/properties')) return inner;
    return [{ path, open: !('additionalProperties' in value) || value.additionalProperties !== false }, ...inner];
  }

  it('leaves no object open to names that it does not tell', () => {
    const all = objects(schema);
    expect(all.length).toBeGreaterThan(15);
    expect(all.filter(({ open }) => open)).toEqual([]);
  });
});
