import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { main } from '../../src/cli/program.js';
import type { Replay } from '../../src/replay/recording.js';
import type { ReferenceTarget } from '../../src/run/reference-target.js';
import { serving } from '../client/serving.js';
import { recordingsOf, reference } from '../replay/reference.js';
import { Text } from './text.js';

// The command loads these when it runs; loaded beforehand, that takes no time of a test.
import '../../src/replay/replay.js';

let faulty: ReferenceTarget;
let plain: ReferenceTarget;
let recording: Replay;
beforeAll(async () => {
  [faulty, plain] = await Promise.all([reference({ fault: 'title-zero-lost' }), reference()]);
  const [first] = await recordingsOf(faulty, 'token.echo.title');
  if (first === undefined) throw new Error('the fault does not show');
  recording = first;
}, 30_000);
afterAll(() => Promise.all([faulty.close(), plain.close()]));

/** A folder with a configuration and, in its report, these recordings. */
async function folderWith(recordings: Record<string, object>, more: object = {}): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'replay-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const { auth, capabilities } = plain.configuration;
  // What is JSON is YAML, too.
  await writeFile(join(directory, 'upload-contract.yaml'), JSON.stringify({ auth, capabilities, ...more }));
  const folder = join(directory, 'upload-contract-report/replay');
  await mkdir(folder, { recursive: true });
  for (const [name, one] of Object.entries(recordings))
    await writeFile(join(folder, `${name}.json`), JSON.stringify(one));
  return directory;
}

async function replay(directory: string, ...words: string[]) {
  const stdout = new Text();
  const stderr = new Text();
  const status = await main(['replay', ...words], { stdout, stderr, environment: {}, directory }, '1.2.3');
  return { status, out: stdout.text, err: stderr.text };
}

const lastLine = (text: string): string | undefined => text.trimEnd().split('\n').at(-1);

describe('replay', () => {
  it('asks the recorded target: FAILED is 1, told without colours', async () => {
    const directory = await folderWith({ 'token.echo.title-1': recording });
    const { status, out, err } = await replay(directory, 'token.echo.title');
    expect({ status, err }).toEqual({ status: 1, err: '' });
    expect(out).toMatch(/^token\.echo\.title {2}upload-contract-report\/replay\/token\.echo\.title-1\.json\n/);
    expect(out).toContain(`on ${faulty.configuration.target}\n`);
    expect(out).toMatch(/\n {4}1 {2}GET getUploadToken +200\n/);
    expect(out).toMatch(/\nFAILED {2}expected /);
    expect(out).not.toContain('\u001b');
  });

  it('asks another target when told to: FIXED is 0', async () => {
    const directory = await folderWith({ 'token.echo.title-1': recording });
    const { status, out } = await replay(directory, 'token.echo.title-1', '--target', plain.configuration.target ?? '');
    expect(status).toBe(0);
    expect(out).toContain(`on ${plain.configuration.target}\n`);
    expect(lastLine(out)).toBe('FIXED  the check passes, 3 of 3 times');
  });

  it('asks the configured target before the recorded one', async () => {
    const directory = await folderWith({ 'token.echo.title-1': recording }, { target: plain.configuration.target });
    expect((await replay(directory, 'token.echo.title')).status).toBe(0);
  });

  it('starts the reference implementation for what was recorded on it', async () => {
    const target = { url: 'http://127.0.0.1:1', reference: true };
    const directory = await folderWith({ 'token.echo.title-1': { ...recording, target } });
    const { status, out } = await replay(directory, 'token.echo.title');
    expect({ status, verdict: lastLine(out) }).toEqual({ status: 0, verdict: 'FIXED  the check passes, 3 of 3 times' });
  });

  it('takes several words, and sums up: the worst decides', async () => {
    const away = { ...recording, target: { url: 'http://127.0.0.1:1', reference: false } };
    const mended = { ...recording, target: { url: plain.configuration.target, reference: false } };
    const directory = await folderWith({ 'token.echo.title-1': recording, 'token.echo.title-2': away });
    await writeFile(join(directory, 'upload-contract-report/mended.json'), JSON.stringify(mended));
    const all = await replay(directory, 'token.echo.title', 'upload-contract-report/mended.json');
    expect(all.status).toBe(1);
    expect(lastLine(all.out)).toBe('1 fixed, 1 failed, 1 could not be judged');
    expect((await replay(directory, 'upload-contract-report/mended.json', 'token.echo.title-2')).status).toBe(3);
  });

  it('sends credentials to no target that a recording from elsewhere names', async () => {
    const directory = await folderWith({});
    await writeFile(join(directory, 'strange.json'), JSON.stringify(recording));
    const { status, err } = await replay(directory, 'strange.json');
    expect(status).toBe(2);
    expect(err).toContain('credentials are not sent to a target that it names: say which with --target');
    expect((await replay(directory, 'strange.json', '--target', recording.target.url)).status).toBe(1);
  });

  it('does the same recording once, however often it is named', async () => {
    const directory = await folderWith({ 'token.echo.title-1': recording });
    const { out } = await replay(directory, 'token.echo.title', 'token.echo.title-1');
    expect(out.match(/^FAILED/gm)).toHaveLength(1);
  });

  it('is ERROR, 3, for each recording when the target cannot be reached', async () => {
    const directory = await folderWith({ 'token.echo.title-1': recording, 'token.echo.title-2': recording });
    const { status, out, err } = await replay(directory, 'token.echo.title', '--target', 'http://127.0.0.1:1');
    expect({ status, err }).toEqual({ status: 3, err: '' });
    expect(out.match(/^ERROR {2}http:\/\/127\.0\.0\.1:1 cannot be reached: /gm)).toHaveLength(2);
    expect(out).toContain('not sent');
  });

  it('is ERROR, 3, when the credentials are refused', async () => {
    const auth = { write: { bearer: 'no-such-token' } };
    const directory = await folderWith({ 'token.echo.title-1': recording }, { auth });
    const { status, out } = await replay(directory, 'token.echo.title');
    expect(status).toBe(3);
    expect(out).toMatch(/^ERROR {2}http:\S+ does not grant an upload token: /m);
    expect(out).not.toContain('no-such-token');
  });

  it('tells programs what came of each step', async () => {
    const directory = await folderWith({ 'token.echo.title-1': recording });
    const { status, out } = await replay(directory, 'token.echo.title', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      {
        name: 'upload-contract-report/replay/token.echo.title-1.json',
        requirement: 'token.echo.title',
        check: recording.check,
        target: faulty.configuration.target,
        verdict: 'FAILED',
        because: expect.stringMatching(/^expected /),
        steps: recording.steps.map((recorded) => ({ recorded, repeated: { step: recorded.step }, changed: false })),
      },
    ]);
  });

  it('finds recordings in another folder', async () => {
    const directory = await folderWith({});
    await mkdir(join(directory, 'other/replay'), { recursive: true });
    await writeFile(join(directory, 'other/replay/token.echo.title-1.json'), JSON.stringify(recording));
    expect((await replay(directory, 'token.echo.title', '--report-dir', 'other')).status).toBe(1);
  });
});

describe('replay, used wrongly', () => {
  it.each<[string[], string]>([
    [[], "missing required argument 'id-or-file'"],
    [['token.echo.titel'], '(did you mean token.echo.title?)'],
    [['broken.json'], 'broken.json is not JSON'],
    [['token.echo.title', '--target', 'videos.example.com'], 'target must be an http or https URL'],
    [['nowhere.json'], 'names no target that can be asked: say which with --target'],
    [['token.echo.title', '--jsn'], '(did you mean --json?)'],
  ])('ends with 2 and one line: %j', async (words, message) => {
    const directory = await folderWith({ 'token.echo.title-1': recording });
    await writeFile(join(directory, 'broken.json'), '{');
    const nowhere = { ...recording, target: { url: 'file:///etc', reference: false } };
    await writeFile(join(directory, 'nowhere.json'), JSON.stringify(nowhere));
    const { status, out, err } = await replay(directory, ...words);
    expect(err).toContain(message);
    expect(err).toMatch(/^upload-contract: [^\n]+\n$/);
    expect({ status, out }).toEqual({ status: 2, out: '' });
  });
});

describe('Ctrl-C', () => {
  /** A target that grants tokens, and at one of its requests answers no more. */
  function hangingAt(hangs: number): Promise<string> {
    let count = 0;
    return serving((request, response) => {
      request.resume();
      count += 1;
      if (count < hangs) response.end('<response status="ok"><upload_token>t</upload_token></response>');
      else if (count === hangs) process.emit('SIGINT');
    });
  }

  it.each([
    ['the target is connected', 1],
    ['the target is asked what it can do', 2],
  ])('ends in order while %s', async (_when, hangs) => {
    const directory = await folderWith({ 'token.echo.title-1': recording }, { capabilities: {} });
    const { status, out, err } = await replay(
      directory,
      'token.echo.title',
      '--target',
      await hangingAt(hangs),
      '--json',
    );
    expect({ status, out: JSON.parse(out), err }).toEqual({ status: 130, out: [], err: '' });
  });

  it.each([false, true])('ends in order while steps are sent, judged or not (%s)', async (isJudged) => {
    const check = isJudged ? recording.check : 'that there never was';
    const directory = await folderWith({ 'token.echo.title-1': { ...recording, check } });
    const { status, out, err } = await replay(directory, 'token.echo.title', '--target', await hangingAt(2), '--json');
    expect({ status, out: JSON.parse(out), err }).toEqual({ status: 130, out: [], err: '' });
  });

  it('tells what was done until then', async () => {
    const waiting = { ...recording, target: { url: await hangingAt(1), reference: false } };
    const directory = await folderWith({ 'token.echo.title-1': recording });
    await writeFile(join(directory, 'upload-contract-report/replay/token.echo.title-2.json'), JSON.stringify(waiting));
    const { status, out } = await replay(directory, 'token.echo.title-1', 'token.echo.title-2');
    expect(status).toBe(130);
    expect(lastLine(out)).toMatch(/^FAILED/);
  });
});
