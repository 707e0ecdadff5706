import { describe, expect, it } from 'vitest';
import { faults } from '../../reference/faults/index.js';
import { variants } from '../../reference/variants/index.js';
import { countsOf, unpinned } from '../../scripts/pin/counts.mjs';
import { requirements } from '../../src/contract/requirements.js';
import { loadSuites } from '../../src/run/suites.js';
import pinned from './pinned.json' with { type: 'json' };

const checks = await loadSuites();
const testable = requirements.filter((one) => one.untestable === undefined);
const repeated = (names: readonly string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at);

/** What the build tells a maintainer who added a requirement: the things that are still to write. */
describe('no sentence without a check, no check without a fault', () => {
  it('every testable requirement has a check', () => {
    const checked = new Set<string>(checks.map((check) => check.requirement));
    expect(testable.filter(({ id }) => !checked.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('no check judges a requirement that is called untestable', () => {
    const testableIds = new Set<string>(testable.map(({ id }) => id));
    expect(checks.filter((check) => !testableIds.has(check.requirement)).map((check) => check.name)).toEqual([]);
  });

  it('every testable requirement has a planted fault that breaks it', () => {
    const broken = new Set<string>(faults.map((fault) => fault.breaks));
    expect(testable.filter(({ id }) => !broken.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('every fault breaks a requirement that is checked', () => {
    const checked = new Set<string>(checks.map((check) => check.requirement));
    expect(faults.filter((fault) => !checked.has(fault.breaks)).map((fault) => `${fault.id}: ${fault.breaks}`)).toEqual(
      [],
    );
  });

  it('faults and variants have ids of their own', () => {
    expect(repeated([...faults.map(({ id }) => id), ...variants.map(({ id }) => id)])).toEqual([]);
  });

  it('what a variant misses is below the level must', () => {
    const below = new Set<string>(testable.filter(({ level }) => level !== 'must').map(({ id }) => id));
    expect(variants.flatMap(({ misses = [] }) => misses).filter((id) => !below.has(id))).toEqual([]);
  });

  it('no requirement, check, fault or variant vanishes unseen', () => {
    expect(unpinned(pinned, countsOf({ requirements, checks, faults, variants }))).toEqual([]);
  });
});
