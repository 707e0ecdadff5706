import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/program.js';
import { Text } from '../cli/text.js';

async function explain(words: string) {
  const [stdout, stderr] = [new Text(), new Text()];
  const io = { stdout, stderr, environment: {}, directory: process.cwd() };
  const status = await main(['explain', ...words.split(' ')], io, '1.2.3');
  return { status, out: stdout.text, err: stderr.text };
}

describe('explain', () => {
  it('shows sentence, source, an exchange that passes and one that fails, checks and faults', async () => {
    const { status, out } = await explain('token.lifetime.default');
    expect(status).toBe(0);
    for (const part of [
      /^token\.lifetime\.default {2}must, getUploadToken\n {2}A token asked for without valid_minutes is valid for 180 minutes\.\n/,
      /\nSource\n {2}stated by a document\n(?:.*\n)* {4}https:\/\/www\.twentythree\.net\/api\/photo-get-upload-token\n/,
      /\nAn exchange that passes\n {2}> GET \/api\/photo\/get-upload-token.*\n {2}> Authorization: \(write\)\n {2}< 200 OK\n(?: {2}<.*\n)*.*180/,
      /\nAn exchange that fails\n(?:.*\n)* {2}expected {2}.*180\n {2}got {7}179\n {2}shown by {2}upload-contract serve --fault \S+\n/,
      /\nChecks\n {2}- valid_minutes is 180 unless the call says otherwise\n? *\(suites\/tokens\/limits\.suite\.ts\)\n/,
      /\nPlanted faults that they find\n(?:.*\n)* {2}- token-lifetime-default-360: /,
    ])
      expect(out).toMatch(part);
    expect(out).not.toMatch(/reference-write-(secret|token-secret)/);
  });

  it('says why it is a must and what passes, and the same as JSON', async () => {
    const { out } = await explain('answer.xml.well-formed --no-examples');
    expect(out).toMatch(/\nWhy every server that keeps the documents passes\n/);
    expect(out).toMatch(/\nWhat passes\n {2}- any declaration\n/);
    expect(out).not.toContain('An exchange');
    const json: unknown = JSON.parse((await explain('answer.xml.well-formed --no-examples --json')).out);
    expect(json).toMatchObject({
      id: 'answer.xml.well-formed',
      level: 'must',
      basis: 'implied',
      faults: expect.any(Array),
    });
  });

  it('names the nearest requirement for an unknown one', async () => {
    expect(await explain('token.lifetime.defalt')).toEqual({
      status: 2,
      out: '',
      err: 'upload-contract: there is no requirement "token.lifetime.defalt" (did you mean token.lifetime.default?)\n',
    });
  });
});
