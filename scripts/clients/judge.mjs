import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { clientRequirements } from '../../dist/src/contract/requirements.js';
import { byCommand } from '../../dist/src/uploader/command.js';
import { judgeUploader } from '../../dist/src/uploader/judge.js';
import { byPage } from '../../dist/src/uploader/page/page.js';
import { servePage } from './serve.mjs';

/**
 * Whether what a client needs beside npm's packages is installed.
 * @param {{ needs?: string[] }} client
 */
export function isThere({ needs }) {
  if (needs === undefined) return true;
  try {
    execFileSync(needs[0], needs.slice(1), { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function judged(client, browser, options) {
  if (client.command !== undefined) {
    const [program, script] = client.command;
    const path = fileURLToPath(new URL(`commands/${script}`, import.meta.url));
    return judgeUploader({ upload: byCommand([program, path, '{url}', '{token}', '{file}']), ...options });
  }
  const page = await servePage(client);
  try {
    return await judgeUploader({
      ...{ upload: byPage(`${page.url}?url={url}&token={token}`, browser), isPage: true },
      ...options,
    });
  } finally {
    page.close();
  }
}

/**
 * Judges a client.
 * @param browser for pages; undefined where there is none
 * @param selection names of scenarios; empty for all
 * @returns the requirements that fail, by level, how many hold, what was observed, and what failed in words
 */
export async function judge(client, browser, selection = [], signal = new AbortController().signal) {
  const { results, observations, endedBy } = await judged(client, browser, {
    ...{ selection, limitMs: 60_000, signal, onPlayed: () => {} },
  });
  if (endedBy !== undefined) throw new Error(`${client.name}: ${endedBy}`);
  const of = (verdict) => new Set(results.filter((one) => one.verdict === verdict).map((one) => one.requirement));
  const [failed, passed] = [of('fail'), of('pass')];
  const failing = (isMust) =>
    clientRequirements.filter(({ id, level }) => failed.has(id) && (level === 'must') === isMust).map(({ id }) => id);
  return {
    musts: failing(true),
    shoulds: failing(false),
    holds: [...passed].filter((id) => !failed.has(id)).length,
    observed: Object.fromEntries(observations.map(({ id, value }) => [id.replace('client.', ''), value])),
    details: results
      .filter(({ verdict }) => verdict === 'fail')
      .map((one) => `${one.requirement} (${one.name}): ${one.reason}`),
  };
}
