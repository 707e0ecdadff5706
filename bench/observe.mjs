import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { child } from './child.mjs';
import { inFolder } from './command.mjs';
import { atLeast, atMost, withoutLimit } from './figure.mjs';
import { serving } from './serving.mjs';

const mebibyte = 2 ** 20;
/** As `plan` says it, and a sixteenth of it, after which the proxy holds what it holds at rest. */
const lengths = { little: 128 * mebibyte, whole: 2048 * mebibyte };
const chunkSize = 16 * mebibyte;

/** A token of the reference, with somewhere to go back to. */
async function issue(/** @type {string} */ url) {
  const query = new URLSearchParams({ return_url: 'http://127.0.0.1:9/back', max_uploads: '1' });
  const answer = await fetch(`${url}/api/photo/get-upload-token?${query}`, {
    headers: { authorization: 'Bearer reference-write-bearer' },
  });
  const token = /<upload_token>([^<]+)</.exec(await answer.text())?.[1];
  if (token === undefined) throw new Error(`no token: HTTP ${answer.status}`);
  return token;
}

/**
 * One file in chunks through the proxy, three at a time as Resumable.js sends them.
 * @param {string} url @param {number} length
 */
async function upload(url, length) {
  const words = { url, token: await issue(url), chunkSize, descriptor: { kind: 'mp4', seed: length, length } };
  /** @type {Awaited<ReturnType<typeof child<{ seconds: number, statuses: number[] }>>>} */
  const uploader = await child('uploader', [JSON.stringify(words)]);
  await uploader.end();
  return uploader.ready;
}

/**
 * 2 GiB in chunks through `observe` to `serve`, which assembles them: what passes must not be held, and nothing wrong may
 * be reported of it.
 */
export function measure() {
  return inFolder(async (folder) => {
    const reference = await serving(['serve'], folder);
    const report = join(folder, 'observed');
    const proxy = await serving(['observe', '--target', reference.url, '--report-dir', report], folder);
    let figures;
    try {
      await upload(proxy.url, lengths.little);
      const before = proxy.held().peak;
      const { seconds, statuses } = await upload(proxy.url, lengths.whole);
      const { peak } = proxy.held();
      figures = [
        atMost('peak memory of observe while 2 GiB pass', peak, 'MB', 200),
        atMost('peak after 2 GiB by peak after 128 MiB', peak / before, 'x', 1.25),
        atLeast('callbacks that the 2 GiB led to', statuses.filter((status) => status === 301).length, '', 1),
        withoutLimit('throughput', lengths.whole / mebibyte / seconds, 'MiB/s'),
      ];
    } finally {
      await proxy.stop();
      await reference.stop();
    }
    /** @type {{ requirements: { verdict: string }[] }} */
    const results = JSON.parse(await readFile(join(report, 'results.json'), 'utf8'));
    const having = (/** @type {string} */ verdict) => results.requirements.filter((one) => one.verdict === verdict);
    return [
      ...figures,
      atLeast('requirements that observe saw kept', having('pass').length, '', 10),
      atMost('requirements that observe saw broken', having('fail').length, '', 0),
    ];
  });
}
