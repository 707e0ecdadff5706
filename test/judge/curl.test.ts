import { execFile, spawnSync } from 'node:child_process';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { FormDataEncoder } from 'form-data-encoder';
import { FormData } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FilePart } from '../../src/client/call.js';
import type { Pairs } from '../../src/client/pairs.js';
import { media } from '../../src/media/media.js';
import { curl, quoted, tellingExchange } from '../../src/results/curl.js';
import { exchange } from './build.js';

const run = promisify(execFile);
const curlIsHere = spawnSync('curl', ['--version']).status === 0;

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

let server: Server;
let origin = '';
let received: Received[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const blocks: Buffer[] = [];
    for await (const block of request) blocks.push(block);
    const { method, url, headers } = request;
    received.push({ method, url, headers, body: Buffer.concat(blocks) });
    response.end('taken');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  received = [];
});

/** Runs a command line as a user would paste it, and gives what arrived. */
async function pasted(line: string, environment: NodeJS.ProcessEnv = {}): Promise<Received> {
  const { stdout } = await run('sh', ['-c', line], { env: { ...process.env, ...environment } });
  expect(stdout).toContain('taken');
  const [first] = received;
  if (first === undefined || received.length !== 1) throw new Error(`${received.length} requests arrived`);
  return first;
}

function here(one: ReturnType<typeof exchange>): ReturnType<typeof exchange> {
  return { ...one, request: { ...one.request, url: one.request.url.replace('http://127.0.0.1:9', origin) } };
}

const descriptor = { kind: 'png', seed: 5, length: 420 } as const;

function part(more: Partial<FilePart> = {}): FilePart {
  return { descriptor, start: 0, end: 420, filename: 'a.png', type: 'image/png', ...more };
}

function upload(form: Pairs, file?: FilePart): ReturnType<typeof exchange> {
  return here(
    exchange({
      operation: 'redeemUploadToken',
      method: 'POST',
      path: '/api/photo/redeem-upload-token',
      caller: 'nobody',
      query: [],
      form,
      encoding: 'multipart',
      ...(file === undefined ? {} : { file }),
    }),
  );
}

/** What a browser, and the suite itself, sends for a form. */
async function asSent(fields: Pairs, file: FilePart, boundary: string): Promise<Buffer> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const bytes = media(file.descriptor).bytes(file.start, file.end);
  form.append('file', new File([Buffer.from(bytes)], file.filename, { type: file.type }));
  const blocks: Uint8Array[] = [];
  for await (const block of new FormDataEncoder(form, boundary).encode()) blocks.push(block);
  return Buffer.concat(blocks);
}

function boundaryOf(request: Received): string {
  return /boundary=([^;]+)/.exec(request.headers['content-type'] ?? '')?.[1] ?? '';
}

/** The parts of a multipart body without the order and the spelling of their headers. */
function parts(body: Buffer, boundary: string): string[] {
  return body
    .toString('latin1')
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((one) => {
      const [head = '', ...rest] = one.split('\r\n\r\n');
      const headers = head.split('\r\n').filter((line) => line !== '');
      return [...headers.map((line) => line.toLowerCase()).sort(), rest.join('\r\n\r\n')].join('\n');
    });
}

describe('a word of the shell', () => {
  it('is exactly the text, whatever it holds', () => {
    const texts = ['', "it's", '$HOME', '`id`', '$(id)', 'a\nb', '\\', '"', '!', '*', '~', 'é', ';&|<>', "''", '-n'];
    for (const text of texts) {
      const shown = spawnSync('sh', ['-c', `printf %s ${quoted(text)}`]).stdout.toString();
      expect(shown).toBe(text === '-n' ? '-n' : text);
    }
  });

  it('is exactly any text without NUL', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (raw) => {
        const text = raw.replaceAll('\u0000', '');
        expect(spawnSync('sh', ['-c', `printf '%s' ${quoted(text)}`]).stdout.toString()).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the exchange that tells most', () => {
  const answered = exchange();
  const { response: _, ...unanswered } = exchange();
  it('is the last with an answer, or the last of all', () => {
    expect(tellingExchange([exchange(), answered, unanswered])).toBe(answered);
    expect(tellingExchange([unanswered])).toBe(unanswered);
    expect(tellingExchange([])).toBeUndefined();
  });
});

describe('credentials', () => {
  it.each(['write', 'read', 'super', 'forged'] as const)(
    'of %s are a variable and never stand in the line',
    (caller) => {
      const line = curl(exchange({ caller }));
      expect(line).toContain(`-H "authorization: $${caller.toUpperCase()}_AUTHORIZATION"`);
      expect(line).not.toContain('[redacted]');
    },
  );

  it('in headers of their own are variables of that name, even if their value was recorded', () => {
    const one = exchange();
    const headers: Pairs = [...one.request.headers.slice(0, 2), ['X-Api-Key', 'not redacted by mistake']];
    const line = curl({ ...one, request: { ...one.request, headers } });
    expect(line).toContain('-H "x-api-key: $WRITE_X_API_KEY"');
    expect(line).not.toContain('mistake');
  });

  it('in the query are taken out of it', () => {
    const one = exchange({ query: [['title', 'a']], transmission: { signed: 'query' } });
    const url = `${one.request.url}&oauth_token=[redacted]&oauth_signature=[redacted]`;
    const line = curl({ ...one, request: { ...one.request, headers: [], url } });
    expect(line).not.toContain('oauth_');
    expect(line).toContain('?title=a');
    expect(line).toContain('$WRITE_AUTHORIZATION');
  });

  it('are none for nobody', () => {
    expect(curl(exchange({ caller: 'nobody' }))).not.toContain('-H');
  });
});

describe('a form whose file comes first', () => {
  it.runIf(curlIsHere).each([
    ['in words of curl', [['a', '1']]],
    ['byte by byte', [['a"b', '1']]],
  ] as const)('is sent in that order %s', async (_, form) => {
    const request = await pasted(curl(upload(form, part({ first: true }))));
    const [first = '', second = ''] = parts(request.body, boundaryOf(request));
    expect([first, second].map((one) => one.includes('filename="a.png"'))).toEqual([true, false]);
  });
});

describe('what cannot be shown as it was', () => {
  it('says how the request travelled', () => {
    expect(curl(exchange({ transmission: { tornAfter: 7 } }))).toContain('# it was sent otherwise: broken off');
  });

  it('names a large file by its descriptor', () => {
    const large = { kind: 'png', seed: 5, length: 5000 } as const;
    const line = curl(upload([['upload_token', 't']], part({ descriptor: large, start: 100, end: 4000 })));
    expect(line).toContain('# FILE holds the bytes 100 to 4000 of the media {"kind":"png","seed":5,"length":5000}');
    expect(line).toContain('file=@FILE;');
  });

  it('says so where a form is too much for a command line', () => {
    expect(curl(upload([['a', 'x'.repeat(100_000)]]))).toMatch(/^# request \d+ cannot be shown/);
    const large = { kind: 'png', seed: 5, length: 5000 } as const;
    expect(curl(upload([['a', '\u0000']], part({ descriptor: large, end: 5000 })))).toMatch(/^# request \d+ cannot/);
  });

  it('never holds a character that could drive a terminal', () => {
    const nasty = '\u001b]0;owned\u0007 \u202e \ud800 \u0000';
    const line = curl(upload([[nasty, nasty]], part({ filename: nasty })));
    expect(line.replaceAll('\n', '')).toMatch(/^[\x20-\x7e]+$/);
  });
});

describe.skipIf(!curlIsHere)('pasted into a shell (skipped where there is no curl)', () => {
  it('sends a GET to the same address, globs and dots and all', async () => {
    const one = here(exchange({ path: '/api/../x', query: [['title', `it's {a,b} [1-3] $HOME "é" & ü=%`]] }));
    const got = await pasted(curl(one), { WRITE_AUTHORIZATION: 'Bearer s3cret value' });
    expect(`${origin}${got.url}`).toBe(one.request.url);
    expect(got).toMatchObject({ method: 'GET', headers: { authorization: 'Bearer s3cret value' } });
  });

  it('sends a form', async () => {
    const form: Pairs = [
      ['title', `a&b='"@$(id)`],
      ['title', '@/etc/passwd'],
      ['x\u0000', 'ä\n'],
    ];
    const got = await pasted(curl(here(exchange({ method: 'POST', query: [], form, encoding: 'urlencoded' }))));
    expect(got.method).toBe('POST');
    expect([...new URLSearchParams(got.body.toString())]).toEqual(form);
  });

  it('sends a POST without any form', async () => {
    expect(await pasted(curl(here(exchange({ method: 'POST', query: [] }))))).toMatchObject({ method: 'POST' });
  });

  it('sends a file of up to 2 KiB as it was', async () => {
    const descriptor = { kind: 'png', seed: 9, length: 2048 } as const;
    const file = part({ descriptor, end: 2048, filename: 'a "b" \\ ;,é.png' });
    const line = curl(upload([['upload_token', "t'k"]], file));
    expect(line).toContain("-F 'file=@-;");
    const got = await pasted(line);
    const [field = '', sent = ''] = parts(got.body, boundaryOf(got));
    expect(field).toContain('name="upload_token"');
    expect(field).toContain("t'k");
    expect(sent).toContain('content-type: image/png');
    expect(got.body.includes(Buffer.from(media(descriptor).bytes()))).toBe(true);
    const wanted = await asSent([['upload_token', "t'k"]], file, boundaryOf(got));
    expect(parts(got.body, boundaryOf(got))).toEqual(parts(wanted, boundaryOf(got)));
  });

  it('may be indented, as reports do', async () => {
    const file = part();
    const got = await pasted(curl(upload([['upload_token', 't']], file)).replaceAll('\n', '\n      '));
    expect(got.body.includes(Buffer.from(media(descriptor).bytes()))).toBe(true);
  });

  it('sends an empty file', async () => {
    const descriptor = { kind: 'empty', seed: 1, length: 0 } as const;
    const file = part({ descriptor, end: 0 });
    const got = await pasted(curl(upload([], file)));
    const wanted = await asSent([], file, boundaryOf(got));
    expect(parts(got.body, boundaryOf(got))).toEqual(parts(wanted, boundaryOf(got)));
  });

  it.each<[string, Pairs, string]>([
    ['NUL', [['title', 'a\u0000b']], 'a.png'],
    ['line ends', [['a\nb', 'c\nd\re']], 'x\r\ny.png'],
    ['a name with an equals sign', [['a=b', 'c']], 'a.png'],
    ['no name', [['', 'c']], 'a.png'],
    ['quotes in a name', [['a"b', 'c']], 'a"b.png'],
  ])('sends a form with %s byte by byte', async (_what, form, filename) => {
    const file = part({ filename });
    const got = await pasted(curl(upload(form, file)));
    expect(got.body.equals(await asSent(form, file, boundaryOf(got)))).toBe(true);
  });

  it('sends any form as the suite itself did', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', "'", '"', '$', '`', '\\', '=', ';', '@', '<', ' ', 'é', '\n', '\u0000', '😀'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { maxLength: 3 }), text, async (form, filename) => {
        received = [];
        const file = part({ filename: `${filename}.png` });
        const got = await pasted(curl(upload(form, file)));
        const wanted = await asSent(form, file, boundaryOf(got));
        expect(parts(got.body, boundaryOf(got))).toEqual(parts(wanted, boundaryOf(got)));
      }),
      { numRuns: 40 },
    );
  });
});
