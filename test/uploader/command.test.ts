import { expect, it } from 'vitest';
import { byCommand } from '../../src/uploader/command.js';

it('what a command writes just before its end is read', async () => {
  const upload = byCommand(['sh', '-c', 'echo refused: {token} >&2; exit 3']);
  const bounds = {
    ...{ limitMs: 60_000, endless: new AbortController().signal, signal: new AbortController().signal },
    isAnswered: () => false,
  };
  for (let start = 0; start < 40; start += 1) {
    const ended = await upload({ url: 'http://127.0.0.1:9/', token: `${start}`, file: '', return_url: '' }, bounds);
    expect(ended).toEqual({
      ...{ says: 'failure', word: 'exit status 3' },
      ...{ output: `refused: ${start}\n`, shown: `refused: ${start}\n` },
    });
  }
});
