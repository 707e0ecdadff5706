import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { byCommand } from '../../src/uploader/command.js';
import { judgeUploader } from '../../src/uploader/judge.js';

const example = fileURLToPath(new URL('../../examples/uploader.mjs', import.meta.url));

async function failuresWith(bug: string, scenario: string): Promise<string[]> {
  const { results } = await judgeUploader({
    upload: byCommand(['env', `UPLOADER_BUG=${bug}`, process.execPath, example, '{url}', '{token}', '{file}']),
    selection: [scenario],
    ...{ limitMs: 60_000, signal: new AbortController().signal, onPlayed: () => {} },
  });
  return results.filter(({ verdict }) => verdict === 'fail').map(({ requirement }) => requirement);
}

/** What the header of the example names, with a scenario that shows it. */
const bugs = [
  ['number-from-0', 'client.chunk.number', 'usual'],
  ['total-of-chunk', 'client.chunk.total', 'usual'],
  ['identifier-per-try', 'client.chunk.identifier.same', 'once-503'],
  ['part-named-upload', 'client.file.part', 'usual'],
  ['forgets-a-chunk', 'client.upload.arrives', 'usual'],
  ['no-answer-is-yes', 'client.retry.lost', 'once-reset'],
  ['ignores-500', 'client.status.unsupported', 'unsupported-middle'],
  ['stops-at-503', 'client.retry.status', 'once-503'],
  ['any-2xx', 'client.retry.success', 'once-201'],
  ['any-redirect', 'client.outcome.error-message', 'error-message'],
  ['no-pause', 'client.retry.ends', 'never'],
  ['always-0', 'client.outcome.refused', 'refused'],
  ['always-1', 'client.outcome.success', 'usual'],
] as const;

it.each(['once-503', 'once-lost', 'background', 'no-return-url', 'empty', 'error-signs'])(
  'the example is not blamed: %s',
  async (scenario) => {
    expect(await failuresWith('', scenario)).toEqual([]);
  },
);

it.each(bugs)('with %s it fails %s', async (bug, requirement, scenario) => {
  expect(await failuresWith(bug, scenario)).toContain(requirement);
});
