import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command, inFolder, node } from './command.mjs';
import { atMost, median, withoutLimit } from './figure.mjs';
import { serving } from './serving.mjs';

const credentials = {
  auth: { write: { bearer: 'reference-write-bearer' }, read: { bearer: 'reference-read-bearer' } },
  callbacks: { timeoutSeconds: 10 },
};

/**
 * One run after the other, each with another seed, through `observe` to `serve`: what the proxy holds must not grow once
 * its memories are full, and no run may leave anything behind. The reference keeps every photo on purpose.
 * @param {{ minutes: number, profile: string }} options
 */
export function measure({ minutes, profile }) {
  return inFolder(async (folder) => {
    const runs = join(folder, 'tmp-runs');
    await mkdir(runs);
    const reference = await serving(['serve'], folder);
    const proxy = await serving(
      ['observe', '--target', reference.url, '--report-dir', join(folder, 'observed')],
      folder,
    );
    const configuration = join(folder, 'upload-contract.yaml');
    await writeFile(configuration, JSON.stringify({ ...credentials, target: proxy.url }));
    /** @type {{ memory: number, descriptors: number }[]} */
    const samples = [];
    let left = 0;
    const end = performance.now() + minutes * 60_000;
    try {
      for (let seed = 1; performance.now() < end || seed <= 4; seed += 1) {
        const flags = ['--profile', profile, '--seed', String(seed), '--reporter', 'json'];
        const words = [command, 'run', ...flags, '--report-dir', join(folder, 'report')];
        const { status } = await node(words, folder, { TMPDIR: runs });
        if (status !== 0 && status !== 3) throw new Error(`a run ended with the status ${status}`);
        left = Math.max(left, readdirSync(runs).length);
        samples.push(proxy.held());
      }
      const quarter = Math.max(1, Math.floor(samples.length / 4));
      const middle = samples.slice(quarter, 2 * quarter + 1);
      const last = samples.slice(-quarter);
      const memory = (/** @type {typeof samples} */ of) => median(of.map((one) => one.memory));
      const descriptors = (/** @type {typeof samples} */ of) => median(of.map((one) => one.descriptors));
      return [
        withoutLimit('runs, one after the other, through observe', samples.length, ''),
        withoutLimit('memory of observe at the end', memory(last), 'MB'),
        atMost('memory of observe, last quarter by second quarter', memory(last) / memory(middle), 'x', 1.15),
        atMost(
          'descriptors of observe, last quarter by second quarter',
          descriptors(last) / descriptors(middle),
          'x',
          1.1,
        ),
        atMost('temporary files of observe at the end', proxy.temporary(), '', 0),
        atMost('temporary files that a run left', left, '', 0),
      ];
    } finally {
      await proxy.stop();
      await reference.stop();
    }
  });
}
