import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, decodeAnswer, described, excerpt, type Format, type Payload } from '../../src/client/answer.js';
import { tokenOf, wholeNumber } from '../../src/client/token.js';
import { recordedReply as reply } from './reply.js';

const token = {
  upload_token: 'abc123',
  title: 'A title',
  description: '',
  publish: '1',
  tags: 'one two',
  user_id: '17',
  album_id: '',
  max_uploads: '1',
  valid_minutes: '180',
  valid_until: '1766711372',
  return_url: 'http://example.com/?a=1&b=2',
};

const around = { status: 'ok', message: 'ready', permission_level: 'write', cached: '0' };
const inJson = (uploadtoken: object, more: object = {}): string => JSON.stringify({ ...around, uploadtoken, ...more });

function inXml(
  fields: Readonly<Record<string, string>>,
  attributes = 'status="ok" permission_level="write" message="m" cached="0"',
): string {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<response ${attributes}>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
    .join('')}</response>`;
}

function decode(text: string, format: Format = 'xml', status = 200, payload: Payload = 'UploadToken'): Answer {
  return decodeAnswer(reply(status, text), payload, format);
}

const kindOf = (answer: Answer): string => (answer.kind === 'unclear' ? answer.problems.join('; ') : answer.kind);

describe('a granted token', () => {
  it.each<[string, Format, string]>([
    ['XML', 'xml', inXml(token)],
    [
      'XML with a declaration, comments and CDATA',
      'xml',
      `<?xml version="1.0" encoding="utf-8"?>\n<!-- x -->${inXml(token).replace('A title', '<![CDATA[A title]]>')}`,
    ],
    ['XML with a byte order mark', 'xml', `\uFEFF${inXml(token)}`],
    ['JSON', 'json', inJson(token)],
    ['JSON without a wrapper', 'json', JSON.stringify({ ...around, ...token })],
    [
      'JSON with numbers and booleans',
      'json',
      inJson({ ...token, publish: true, max_uploads: 1, valid_minutes: 180, valid_until: 1766711372, user_id: 17 }),
    ],
    [
      'JSON with more than is known',
      'json',
      inJson({ ...token, more: { deep: [1] } }, { site: { domain: 'x' }, p: 1 }),
    ],
    ['JSON with a tags list', 'json', inJson({ ...token, tags: ['one', 'two'] })],
  ])('is read from %s', (_, format, text) => {
    const answer = decode(text, format);
    if (answer.kind !== 'granted') throw new Error(kindOf(answer));
    const read = tokenOf('upload', answer);
    expect(read).toMatchObject({ value: 'abc123', maxUploads: 1, validMinutes: 180, validUntil: '1766711372' });
    expect(read.text('title')).toBe('A title');
    expect(read.text('publish')).toBe('1');
    expect(read.text('tags')?.replace(',', ' ')).toBe('one two');
    expect(read.text('return_url')).toBe(token.return_url);
    expect(read.text('nonsense')).toBeUndefined();
  });

  it('tells the wrapper of a script', () => {
    expect(decode(`var visual = ${inJson(token)};`, 'json')).toMatchObject({ kind: 'granted', wrapper: 'visual' });
    expect(decode(inJson(token), 'json')).not.toHaveProperty('wrapper');
  });

  it.each([
    ['12', 12],
    [' 12\n', 12],
    ['-3', -3],
    ['007', 7],
    ['', Number.NaN],
    ['1.5', Number.NaN],
    ['1e3', Number.NaN],
    ['0x10', Number.NaN],
    ['many', Number.NaN],
    [undefined, Number.NaN],
  ])('has %j read as %d', (text, number) => {
    expect(wholeNumber(text)).toBe(number);
  });

  it('of the other kind has its own name', () => {
    const answer = decode(inXml({ ...token, replace_token: 'r1', photo_id: '5' }), 'xml', 200, 'ReplaceToken');
    if (answer.kind !== 'granted') throw new Error(kindOf(answer));
    expect(tokenOf('replace', answer).value).toBe('r1');
  });
});

describe('a refusal', () => {
  const xml = '<response status="error" code="permission_denied" message="You &amp; I"/>';
  const json = '{"status":"error","code":"permission_denied","message":"You & I"}';

  it.each<[string, Format, number, string]>([
    ['XML with 200', 'xml', 200, xml],
    ['XML with 401', 'xml', 401, xml],
    ['JSON with 200', 'json', 200, json],
    ['JSON with 499', 'json', 499, json],
    ['JSON with a number for a code', 'json', 200, json.replace('"permission_denied"', '403')],
  ])('is read from %s', (_, format, status, text) => {
    const answer = decode(text, format, status);
    expect(answer).toMatchObject({ kind: 'refused', message: 'You & I' });
    expect(described(answer)).toMatch(/^HTTP \d+ with status error \((permission_denied|403): You & I\)$/);
  });

  it('without code and message is one all the same', () => {
    expect(decode('<response status="error"/>')).toMatchObject({ kind: 'refused', code: '', message: '' });
  });

  it.each([500, 503, 301, 201])('with HTTP %i is unclear', (status) => {
    expect(decode(xml, 'xml', status)).toMatchObject({
      kind: 'unclear',
      problems: [`an error answer with HTTP ${status}`],
    });
  });
});

describe('an answer that is unclear', () => {
  it.each<[string, Format, number, string, RegExp]>([
    ['nothing', 'xml', 200, '', /not well-formed/],
    ['nothing as JSON', 'json', 200, '', /empty, not JSON/],
    ['XML for JSON', 'json', 200, inXml(token), /markup, not JSON/],
    ['JSON for XML', 'xml', 200, inJson(token), /not well-formed/],
    ['another root', 'xml', 200, '<rsp status="ok"/>', /root element is rsp, not response/],
    ['a list', 'json', 200, '[]', /the answer is no object/],
    ['a number', 'json', 200, '1', /the answer is no object/],
    ['null', 'json', 200, 'null', /the answer is no object/],
    ['no token', 'json', 200, inJson({ ...token, upload_token: undefined }), /upload_token is missing/],
    ['a token with a status of failure', 'json', 302, inJson(token), /HTTP 302 instead of 200/],
    [
      'a bomb of entities',
      'xml',
      200,
      '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><response status="ok">&b;</response>',
      /DOCTYPE/,
    ],
    ['deep nesting', 'json', 200, `${'['.repeat(100_000)}`, /nested deeper/],
    ['deep XML', 'xml', 200, '<a>'.repeat(100_000), /nested deeper/],
  ])('%s', (_, format, status, text, problem) => {
    const answer = decode(text, format, status);
    expect(answer.kind).toBe('unclear');
    expect(kindOf(answer)).toMatch(problem);
    expect(described(answer)).toContain(`HTTP ${status}`);
  });

  it('is described by its beginning on one line', () => {
    expect(excerpt(' \n')).toBe('an empty body');
    expect(excerpt('one\n  two')).toBe('"one two"');
    expect(excerpt('x'.repeat(161))).toBe(`"${'x'.repeat(160)}…"`);
    expect(described(decode('x'.repeat(300)))).toContain(`"${'x'.repeat(160)}…"`);
  });
});

const status = fc.integer({ min: 100, max: 999 });
const mutated = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat({ max: text.length }), fc.nat({ max: 10 }), fc.string({ unit: 'binary' }))
    .map(([at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut));

it('nothing that a target may send makes a decoder throw', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.object().map((value) => JSON.stringify({ ...around, uploadtoken: value })),
    mutated(inXml(token)),
    mutated(inJson(token)),
    mutated('{"status":"error","__proto__":{"a":1},"constructor":1}'),
  );
  const payloads = fc.constantFrom<Payload>('UploadToken', 'ReplaceToken', 'File');
  fc.assert(
    fc.property(texts, status, payloads, fc.constantFrom<Format>('xml', 'json'), (text, code, payload, format) => {
      const answer = decodeAnswer(reply(code, text), payload, format);
      if (answer.kind === 'granted') tokenOf('upload', answer);
      return described(answer).length > 0;
    }),
    { numRuns: 1000 },
  );
}, 30_000);
