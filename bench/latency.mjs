import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { child } from './child.mjs';
import { inFolder, run } from './command.mjs';
import { atMost, withoutLimit } from './figure.mjs';

/** The default run on a target that is 50 ms away. */
export async function measure() {
  const delayMs = 50;
  const target = await child('distant', [String(delayMs)]);
  try {
    return await inFolder(async (folder) => {
      const configuration = join(folder, 'upload-contract.yaml');
      // What is JSON is YAML.
      await writeFile(configuration, JSON.stringify(target.ready));
      const { seconds, results } = await run('--config', configuration);
      return [
        atMost(`with ${delayMs} ms added to each request`, seconds, 's', 60),
        withoutLimit('exchanges', results.summary.exchanges, ''),
      ];
    });
  } finally {
    await target.end();
  }
}
