import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ListenError } from '../../src/catcher/catcher.js';
import { catchAndPrint, type PrintOptions } from '../../src/catcher/print.js';
import { jsonLine, unambiguous } from '../../src/printable.js';

/** What a terminal may obey or a reader may be misled by; a line end is allowed. */
const drives = /(?!\n)\p{Cc}|[\u{2028}\u{2029}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]/u;

/** Runs the printer while `talk` sends to the address that it printed; returns what it printed. */
async function printed(options: PrintOptions, talk: (url: string) => Promise<unknown>): Promise<string> {
  const output = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: options.output?.isTTY ?? false });
  const notices = new PassThrough({ encoding: 'utf8' });
  const abort = new AbortController();
  const finished = catchAndPrint({ environment: {}, ...options, output, notices, signal: abort.signal });
  const [announcement] = await once(options.json ? notices : output, 'data');
  const url = /http:\/\/[\d.]+:\d+/.exec(stripVTControlCharacters(String(announcement)))?.[0] ?? '';
  let text = '';
  output.on('data', (chunk: string) => {
    text += chunk;
  });
  await talk(url);
  abort.abort();
  await finished;
  return text;
}

const terminal = Object.assign(new PassThrough(), { isTTY: true });

describe('catchAndPrint', () => {
  it('shows method, path and the decoded parameters in a column', async () => {
    const text = await printed({}, (url) => fetch(`${url}/cb?theme=green&upload_token=a%20b&theme=%C3%A6`));
    const [time, head] = (text.split('\n')[0] ?? '').split(/ {2}/);
    expect(time).toMatch(/^\d\d:\d\d:\d\d\.\d{3}$/);
    expect(head).toBe('GET /cb');
    expect(text.split('\n').slice(1)).toEqual([
      '    theme         green',
      '    upload_token  a b',
      '    theme         æ',
      '',
      '',
    ]);
  });

  it('shows the fields of a posted form, and what else was posted', async () => {
    const text = await printed({}, async (url) => {
      await fetch(url, { method: 'POST', body: new URLSearchParams({ title: 'x' }) });
      await fetch(url, { method: 'POST', body: '{"a":\n1}', headers: { 'content-type': 'application/json' } });
      await fetch(url, { method: 'POST', body: new Uint8Array([255, 0]) });
    });
    expect(text).toContain('    title  x\n    (7 bytes, application/x-www-form-urlencoded;charset=UTF-8)\n');
    expect(text).toContain('    (8 bytes, application/json) {"a":\\n1}\n');
    expect(text).toContain('    (2 bytes)\n');
  });

  it('passes over what a browser asks for beside a callback, and names it', async () => {
    const talk = async (url: string): Promise<void> => {
      await fetch(`${url}/favicon.ico`);
      await fetch(`${url}/cb`, { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } });
    };
    const text = await printed({}, talk);
    expect(text).toBe(
      'passed over: a browser looks for an icon\npassed over: a browser asks whether a page may call /cb (CORS)\n',
    );
    expect(await printed({ json: true }, talk)).toBe('');
  });

  it('cuts what is too long for the eye', async () => {
    const text = await printed({}, (url) => fetch(`${url}?long=${'x'.repeat(3000)}`));
    expect(text).toContain(`    long  ${'x'.repeat(500)}… (3000 characters)\n`);
  });

  it('uses colours on a terminal only, and not with NO_COLOR', async () => {
    const talk = (url: string) => fetch(`${url}?a=1`);
    const colored = '\u001b[';
    expect(await printed({ output: terminal }, talk)).toContain(colored);
    expect(await printed({ output: terminal, environment: { NO_COLOR: '1' } }, talk)).not.toContain(colored);
    expect(await printed({ environment: { FORCE_COLOR: '1' } }, talk)).not.toContain(colored);
  });

  it('with json prints one line for each call and nothing else', async () => {
    const text = await printed({ json: true }, async (url) => {
      await fetch(`${url}/cb?a=1&a=2`, { headers: { 'X-One': '1' } });
      await fetch(url, { method: 'POST', body: new Uint8Array([255]) });
    });
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    const [get, post] = lines.map((line): unknown => JSON.parse(line));
    const common = { httpVersion: '1.1', bodyTruncated: false, receivedAt: expect.stringMatching(/^\d{4}-.*Z$/) };
    expect(get).toMatchObject({
      ...common,
      method: 'GET',
      url: '/cb?a=1&a=2',
      parameters: [
        ['a', '1'],
        ['a', '2'],
      ],
      body: '',
    });
    expect(get).toHaveProperty('headers', expect.arrayContaining([['X-One', '1']]));
    expect(post).toMatchObject({ ...common, method: 'POST', url: '/', parameters: [], bodyBase64: '/w==' });
  });

  it.each([false, true])('prints nothing that drives a terminal (json: %s)', async (json) => {
    const nasty = '\u001b[2J\u009b1m\r\u0007\u2028\u202e\u200b\u0000';
    const text = await printed({ json }, async (url) => {
      await fetch(`${url}/${encodeURIComponent(nasty)}?${new URLSearchParams({ [nasty]: nasty })}`);
      await fetch(url, { method: 'POST', body: nasty, headers: { 'content-type': 'text/plain' } });
    });
    expect(text.length).toBeGreaterThan(100);
    expect(text).not.toMatch(drives);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops on %s and takes its listeners off', async (name) => {
    // The signal is only emitted here, so nobody else may be listening.
    expect(process.listenerCount(name)).toBe(0);
    const output = new PassThrough({ encoding: 'utf8' });
    const finished = catchAndPrint({ output });
    await once(output, 'data');
    process.emit(name);
    await finished;
    expect(process.listenerCount(name)).toBe(0);
  });

  it('stops when its reader has gone', async () => {
    const output = new PassThrough({ encoding: 'utf8' });
    const finished = catchAndPrint({ output });
    await once(output, 'data');
    output.destroy(new Error('EPIPE'));
    await finished;
  });

  it('lets calls wait for a slow reader, and stops all the same', async () => {
    const output = new PassThrough({ encoding: 'utf8', highWaterMark: 200 });
    const abort = new AbortController();
    const finished = catchAndPrint({ output, signal: abort.signal });
    const [announcement] = await once(output, 'data');
    output.pause();
    const url = /http:\S+/.exec(String(announcement))?.[0] ?? '';
    const answer = fetch(`${url}?a=${'x'.repeat(1000)}`).catch((error: unknown) => error);
    await once(output, 'readable');
    abort.abort();
    await finished;
    expect(await answer).toBeInstanceOf(Error);
  });

  it('does not start when it is stopped already, and says why it cannot listen', async () => {
    const output = new PassThrough();
    await catchAndPrint({ output, signal: AbortSignal.abort() });
    await expect(catchAndPrint({ output, listen: 'nowhere' })).rejects.toBeInstanceOf(ListenError);
    expect(process.listenerCount('SIGINT')).toBe(0);
  });
});

describe('unambiguous', () => {
  it.each([
    ['plain æøå 日本 👍', 'plain æøå 日本 👍'],
    ['\u001b[31m', '\\u{1b}[31m'],
    ['a\nb\tc\rd\\e', 'a\\nb\\tc\\rd\\\\e'],
    ['\ud800', '\\u{d800}'],
    ['\u{e0001}', '\\u{e0001}'],
  ])('%j', (text, expected) => expect(unambiguous(text)).toBe(expected));

  it('never lets through what drives a terminal, and never makes two texts look alike', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.integer({ min: 0, max: 0x2100 }).map((c) => String.fromCharCode(c)),
        fc.constantFrom('\\', 'n', 'u', '{', '1', '}'),
      ),
    });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(unambiguous(a)).not.toMatch(drives);
        expect(unambiguous(a)).not.toContain('\n');
        expect(unambiguous(a) === unambiguous(b)).toBe(a === b);
      }),
    );
  });
});

it('jsonLine keeps the value and is one harmless line', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
      const line = jsonLine({ value, text });
      expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify({ value, text })));
      expect(line).not.toMatch(drives);
      expect(line).not.toContain('\n');
    }),
  );
  expect(JSON.parse(jsonLine('\u{e0001}\u{1d173}'))).toBe('\u{e0001}\u{1d173}');
  expect(jsonLine('\u{e0001}')).toBe('"\\udb40\\udc01"');
});
