import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { decide } from '../../reference/decisions/decide.js';
import { defaults } from '../../reference/decisions/defaults.js';
import { faults } from '../../reference/faults/index.js';
import { startReference } from '../../reference/server/server.js';
import { variants } from '../../reference/variants/index.js';

const { published } = JSON.parse(await readFile(new URL('../../generated/ids.json', import.meta.url), 'utf8'));

/** The decisions that are not the default ones, as `area.name`. */
function changed(decisions: typeof defaults): string[] {
  const before = new Map(Object.entries(defaults));
  return Object.entries(decisions).flatMap(([area, values]) => {
    const known = new Map(Object.entries(before.get(area) ?? {}));
    return Object.entries(values).flatMap(([name, value]) => (known.get(name) === value ? [] : [`${area}.${name}`]));
  });
}

describe('the catalogue', () => {
  it('has each id once', () => {
    const ids = [...faults, ...variants].map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z0-9.-]+$/.test(id))).toEqual([]);
  });

  it('breaks requirements of the contract', () => {
    expect(faults.filter(({ breaks }) => !published.includes(breaks))).toEqual([]);
  });

  it.each(faults.map((fault) => [fault.id, fault] as const))(
    '%s changes the decisions of one area, or of two that meet in it',
    (_id, fault) => {
      const areas = new Set(changed(fault.plant(defaults)).map((name) => name.split('.')[0]));
      expect([1, 2]).toContain(areas.size);
    },
  );

  it.each(variants.map((variant) => [variant.id, variant] as const))('%s chooses something', (_id, variant) => {
    expect(changed(variant.choose(defaults))).not.toEqual([]);
  });
});

describe('choosing', () => {
  it('puts a fault on top of a variant', () => {
    expect(changed(decide('redirect-302', ['domain-with-port']))).toEqual(['callbacks.domain', 'callbacks.status']);
    expect(decide()).toBe(defaults);
  });

  it('names the nearest of an unknown id', async () => {
    await expect(startReference({ fault: 'redirect-304' })).rejects.toThrow('nearest is "redirect-30');
    await expect(startReference({ variant: 'gzipp' })).rejects.toThrow(
      'There is no variant "gzipp". The nearest is "gzip".',
    );
  });
});
