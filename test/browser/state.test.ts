import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CapabilityState } from '../../src/config/capabilities.js';
import { browserState } from '../../src/run/browser-state.js';
import { excused } from '../../src/run/excuse.js';
import type { Session } from '../../src/run/session.js';
import { example, sessionWith, unused } from '../check/session.js';

const folder = mkdtempSync(join(tmpdir(), 'browser-'));
const program = join(folder, 'chromium');
writeFileSync(program, '', { mode: 0o755 });
const wanted = { capabilities: { browser: true }, headers: {} };

it('a browser is not used unless the configuration says so, however much of it is there', async () => {
  for (const capabilities of [{}, { browser: false }]) {
    const state = await browserState({ capabilities, headers: {} }, { CHROMIUM: program }, '.');
    expect(state).toMatchObject({ present: false, source: 'configuration' });
    expect(state.evidence).toContain('capabilities.browser');
  }
});

it('a program that is named by CHROMIUM, or found on PATH, is used', async () => {
  for (const environment of [{ CHROMIUM: program }, { PATH: folder }])
    expect(await browserState(wanted, environment, '.')).toEqual({
      present: true,
      source: 'declared',
      evidence: program,
    });
});

it('without a program the state says how to get one', async () => {
  const state = await browserState(wanted, { PATH: '' }, '.');
  expect(state.present).toBe(false);
  expect(state.evidence).toMatch(/capabilities\.browser is true, but .*install.*CHROMIUM/);
});

it('headers for a gateway keep the browser out, since it would not send them', async () => {
  const state = await browserState({ ...wanted, headers: { 'X-Gate': 'secret' } }, { CHROMIUM: program }, '.');
  expect(state.present).toBe(false);
  expect(state.evidence).not.toContain('secret');
});

it('what needs a browser does not apply where none is wanted, and is not judged where it is missing', async () => {
  const check = example(async () => {}, 'browser.long.arrives');
  const session = await sessionWith(unused);
  const withState = (browser: CapabilityState): Session => ({
    ...session,
    capabilities: { ...session.capabilities, browser },
  });
  const unwanted = await browserState({ capabilities: {}, headers: {} }, {}, '.');
  expect(excused(check, withState(unwanted))).toMatchObject({ verdict: 'not-applicable' });
  const missing = await browserState(wanted, { PATH: '' }, '.');
  expect(excused(check, withState(missing))).toMatchObject({ verdict: 'inconclusive', hindrance: 'setting' });
});
