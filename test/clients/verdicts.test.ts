import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clients } from '../../scripts/clients/clients.mjs';
import { isThere, judge } from '../../scripts/clients/judge.mjs';
import { documented } from '../../scripts/clients/table.mjs';
import { findChromium, startChromium } from '../../src/browser/chromium.js';

const isAll = process.env.CLIENTS === 'all';
/** Each client in what shows most of it; everything where CLIENTS=all. */
const sample = ['usual', 'error-message'];

function hasChromium(): boolean {
  try {
    return findChromium(process.env) !== '';
  } catch {
    return false;
  }
}

/** Every third one is enough for every day. */
const chosen = clients.filter((_, at) => isAll || at % 3 === 0);

describe('docs/clients.md says what is found of', { timeout: isAll ? 900_000 : 120_000 }, () => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (hasChromium()) browser = await startChromium(process.env, process.cwd());
  }, 60_000);
  afterAll(() => browser?.close());

  it.each(chosen)('$name', async (client) => {
    if (!isThere(client) || (client.page !== undefined && browser === undefined)) {
      console.warn(`SKIPPED: ${client.name} cannot be run here`);
      return;
    }
    const said = documented(await readFile('docs/clients.md', 'utf8')).get(client.name);
    expect(said, 'a row of the table').toBeDefined();
    const { musts, shoulds, details } = await judge(client, browser, isAll ? [] : sample);
    const unsaid = [...musts, ...shoulds].filter((id) => said?.includes(id) !== true);
    expect(unsaid, details.join('\n')).toEqual([]);
  });
});
