import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { Archive } from '../../reporters/har/archive.js';
import { har } from '../../reporters/har/har.js';
import { postData as bodyOf } from '../../reporters/har/post-data.js';
import type { ReportFile } from '../../reporters/report-file.js';
import type { Results } from '../../src/results/results.js';
import { assembled, exchange, failed, result } from '../judge/build.js';
import { everything, hostile } from './hostile.js';

const text = { type: 'string' };
const size = { type: 'integer', minimum: -1 };
const time = { type: 'number', minimum: 0 };
const moment = { type: 'string', format: 'date-time' };
const list = (items: object) => ({ type: 'array', items });

/** An object with these fields, any comment, and fields of one's own, which begin with an underscore. */
function object(required: Record<string, object>, optional: Record<string, object> = {}): object {
  return {
    type: 'object',
    required: Object.keys(required),
    properties: { ...required, ...optional, comment: text },
    patternProperties: { '^_': {} },
    additionalProperties: false,
  };
}

const pair = object({ name: text, value: text });
const cookie = object({ name: text, value: text });
const message = { httpVersion: text, cookies: list(cookie), headers: list(pair), headersSize: size, bodySize: size };
const postData = {
  ...object({ mimeType: text }, { text, params: list(object({ name: text })) }),
  // The specification: text and params exclude each other.
  oneOf: [{ required: ['text'] }, { required: ['params'] }],
};
const request = object({ method: text, url: text, queryString: list(pair), ...message }, { postData });
const content = object({ size, mimeType: text }, { compression: size, text, encoding: text });
const response = object({
  status: { type: 'integer', minimum: 0 },
  statusText: text,
  content,
  redirectURL: text,
  ...message,
});
const entry = object(
  {
    startedDateTime: moment,
    time,
    request,
    response,
    cache: object({}, { beforeRequest: {}, afterRequest: {} }),
    timings: object({ send: time, wait: time, receive: time }),
  },
  { pageref: text, serverIPAddress: text, connection: text },
);
const page = object({ startedDateTime: moment, id: text, title: text, pageTimings: object({}) });
const program = object({ name: text, version: text });

/** HTTP Archive 1.2 as its specification tells it. */
const schema = object({
  log: object({ version: { const: '1.2' }, creator: program, entries: list(entry) }, { pages: list(page) }),
});

const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
formats.default(ajv);
const isArchive = ajv.compile<Archive>(schema);

function archive(results: Results): Archive['log'] {
  return readArchive(har(results));
}

function readArchive([file, ...more]: readonly ReportFile[]): Archive['log'] {
  if (file === undefined || more.length > 0) throw new Error('one file was expected');
  expect(file.path).toBe('exchanges.har');
  const read: unknown = JSON.parse(file.content);
  if (!isArchive(read)) throw new Error(ajv.errorsText(isArchive.errors));
  return read.log;
}

function only(results: Results) {
  const [first, ...more] = archive(results).entries;
  if (first === undefined || more.length > 0) throw new Error('one entry was expected');
  return first;
}

const must = 'token.distinct';

describe('exchanges.har', () => {
  it('is an archive by the specification, whatever a target sent', () => {
    const results = everything();
    const { entries, pages } = archive(results);
    const sent = results.requirements.flatMap((one) => one.checks.flatMap((check) => check.exchanges));
    expect(sent.length).toBeGreaterThan(3);
    expect(entries).toHaveLength(sent.length);
    const known = new Set(pages.map((one) => one.id));
    expect(known.size).toBe(pages.length);
    for (const { pageref, time: total, timings } of entries) {
      expect(known.has(pageref)).toBe(true);
      expect(total).toBe(timings.send + timings.wait + timings.receive);
    }
  });

  it('would not be one by this schema with a field too few, or with parameters beside the text', () => {
    const { content: whole } = har(assembled([failed(must)]))[0] ?? { content: '' };
    expect(isArchive(JSON.parse(whole))).toBe(true);
    expect(isArchive(JSON.parse(whole.replace('"redirectURL":"",', '')))).toBe(false);
    expect(isArchive(JSON.parse(whole.replace('"headersSize":-1', '"postData":{"mimeType":""}')))).toBe(false);
    expect(isArchive(JSON.parse(whole.replace('"cache":{}', '"cache":{},"own":1')))).toBe(false);
  });

  it('groups exchanges by check, in the order in which they began', () => {
    const at = (startedAt: number) => exchange({}, {}, { startedAt });
    const { entries, pages } = archive(
      assembled([
        result(must, { name: 'one', exchanges: [at(3000), at(1000)] }),
        result(must, { name: 'none' }),
        result('token.unguessable', { name: 'two', exchanges: [at(2000)] }),
      ]),
    );
    expect(pages.map(({ title, startedDateTime }) => `${startedDateTime} ${title}`)).toEqual([
      `1970-01-01T00:00:01.000Z ${must}: one`,
      '1970-01-01T00:00:02.000Z token.unguessable: two',
    ]);
    expect(entries.map((one) => [one.startedDateTime.slice(17, 19), one.comment])).toEqual([
      ['01', `${must}: one`],
      ['02', 'token.unguessable: two'],
      ['03', `${must}: one`],
    ]);
  });

  it('tells what was sent and what came', () => {
    const answer = {
      ...{ status: 301, statusText: 'Moved Permanently', text: 'gone' },
      headers: [
        ['Content-Type', 'text/plain'],
        ['Location', 'https://example.com/?a=1'],
      ] as const,
    };
    const call = {
      query: [['title', 'a b&c'] as const],
      deliberate: 'to see',
      transmission: { signed: 'query' as const },
    };
    const { request, response, time } = only(assembled([failed(must, { exchanges: [exchange(call, answer)] })]));
    expect(request).toMatchObject({
      ...{ method: 'GET', bodySize: 0, queryString: [{ name: 'title', value: 'a b&c' }] },
      comment:
        'by the caller write; breaks the contract on purpose: to see; sent in an unusual way: signed in the query',
    });
    expect(request.url).toContain('/api/photo/get-upload-token?title=a+b%26c');
    expect(request.headers).toContainEqual({ name: 'authorization', value: 'OAuth [redacted]' });
    expect(request.postData).toBeUndefined();
    expect(response).toMatchObject({ status: 301, redirectURL: 'https://example.com/?a=1', bodySize: 4 });
    expect(response.content).toEqual({ size: 4, mimeType: 'text/plain', text: 'gone' });
    expect(time).toBe(3);
  });

  it('tells a form as it was sent, with a line in the place of the bytes of a file', () => {
    const call = { method: 'POST', form: [['a', 'b c'] as const], query: [] } as const;
    const plain = only(assembled([failed(must, { exchanges: [exchange(call)] })]));
    expect(plain.request.postData).toEqual({ mimeType: 'application/x-www-form-urlencoded', text: 'a=b+c' });

    const descriptor = { kind: 'text', seed: 1, length: 420 } as const;
    const file = { descriptor, start: 0, end: 420, filename: 'a"b.txt', type: 'text/plain' };
    const sent = exchange({ ...call, encoding: 'multipart', file });
    const type = ['content-type', 'multipart/form-data; boundary=xyz'] as const;
    const withFile = { ...sent, request: { ...sent.request, headers: [type], body: { size: 700 } } };
    const { request } = only(assembled([failed(must, { exchanges: [withFile] })]));
    expect(request.bodySize).toBe(700);
    expect(request.postData?.mimeType).toBe(type[1]);
    expect(request.postData?.text).toMatch(
      /^--xyz\r\n[^\r]*name="a"\r\n\r\nb c\r\n--xyz\r\n[^\r]*name="file"; filename="a%22b\.txt"\r\nContent-Type: text\/plain\r\n\r\n\[420 bytes: the whole of a text of 420 bytes, seed 1, SHA-256 [0-9a-f]{64}\]\r\n--xyz--\r\n$/,
    );
  });

  it('leaves the hash out where there is no such file, or it is large', () => {
    const postOf = (length: number) => {
      const file = {
        descriptor: { kind: 'png', seed: 1, length },
        ...{ start: 0, end: length, filename: 'a', type: 'image/png' },
      } as const;
      const sent = exchange({ method: 'POST', form: [], encoding: 'multipart', file });
      return bodyOf(sent, new Map())?.text;
    };
    expect(postOf(3)).toContain('[3 bytes: the whole of a png of 3 bytes, seed 1]');
    expect(postOf(2 ** 31)).toContain('seed 1]');
    expect(postOf(5000)).toContain('SHA-256');
  });

  it('leaves the hash out where a check passes, because pieces would have to be made again for it', () => {
    const file = {
      descriptor: { kind: 'png', seed: 1, length: 5000 },
      ...{ start: 0, end: 5000, filename: 'a', type: 'image/png' },
    } as const;
    const sent = exchange({ method: 'POST', form: [], encoding: 'multipart', file });
    const { request } = only(assembled([result('token.uses.granted', { exchanges: [sent] })]));
    expect(request.postData?.text).toContain('seed 1]');
  });

  it('tells that no answer came as panels read it', () => {
    const { response: _, ...unanswered } = exchange();
    const lost = { ...unanswered, failure: { kind: 'timeout', message: hostile } } as const;
    const { response } = only(assembled([failed(must, { exchanges: [lost] })]));
    expect(response).toMatchObject({ status: 0, bodySize: -1, _error: `timeout: ${hostile}` });
  });

  it('stays below 10 MB for 3,500 exchanges of the largest kind, those of failing checks whole', () => {
    const large = () => exchange({}, { text: '\u20ac'.repeat(4096), headers: [['X', 'y'.repeat(4000)]] });
    const many = (count: number) => Array.from({ length: count }, large);
    const results = assembled([
      result('token.uses.granted', { exchanges: many(3400) }),
      failed(must, { exchanges: many(100) }),
    ]);
    const files = har(results);
    const bytes = Buffer.byteLength(files[0]?.content ?? '');
    expect(bytes).toBeGreaterThan(8e6);
    expect(bytes).toBeLessThan(10e6);
    const { entries } = readArchive(files);
    expect(entries).toHaveLength(3500);
    const whole = entries.filter((one) => one.response.content.text !== undefined);
    expect(whole.filter((one) => one.comment.startsWith(must))).toHaveLength(100);
    expect(whole.length).toBeGreaterThan(100);
    for (const one of entries)
      expect(one.comment.includes('left out to save space')).toBe(one.response.content.text === undefined);
  }, 30_000);
});
