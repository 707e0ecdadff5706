import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kept, place, reading, spoilt } from './reading.js';

const right = { kind: 'photo', id: '1', run: 'abcd', target: 'http://127.0.0.1:9' };

it('a list of what runs created is read as far as it can be, whatever else stands in it', async () => {
  const directory = await place();
  const texts = await kept('created');
  const whole = JSON.stringify(right);
  const listed = async (content: string | Uint8Array): Promise<void> => {
    const lines = Buffer.concat([Buffer.from(`${whole}\n`), Buffer.from(content), Buffer.from(`\n${whole}\n`)]);
    const { status, out } = await reading(
      ['list', 'created', '--report-dir', '.'],
      { 'created.ndjson': lines },
      directory,
    );
    expect(status).toBe(0);
    expect(out).toContain('photo');
  };
  for (const [, content] of texts) await listed(content);
  await fc.assert(fc.asyncProperty(spoilt(right), listed), { numRuns: 100 });
});
