import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parametersOf } from '../../src/catcher/parameters.js';

const nothing = new Uint8Array();
const urlencoded = 'application/x-www-form-urlencoded';

async function encodeForm(form: FormData): Promise<{ type: string; body: Buffer }> {
  const message = new Response(form);
  return { type: message.headers.get('content-type') ?? '', body: Buffer.from(await message.arrayBuffer()) };
}

describe('the query', () => {
  it.each([
    ['/cb', []],
    ['/cb?', []],
    [
      '/cb?a=1&b=2&a=3',
      [
        ['a', '1'],
        ['b', '2'],
        ['a', '3'],
      ],
    ],
    ['/cb?a+b=c%20d%2Be', [['a b', 'c d+e']]],
    ['/cb?a=%C3%A6', [['a', 'æ']]],
    [
      '/cb?flag&empty=',
      [
        ['flag', ''],
        ['empty', ''],
      ],
    ],
    ['/cb?&&a=1&', [['a', '1']]],
    ['/cb?a=b=c', [['a', 'b=c']]],
    ['/cb??a=1', [['?a', '1']]],
    ['/cb?a=1?b=2', [['a', '1?b=2']]],
    [
      '/cb?bad=%zz&worse=%',
      [
        ['bad', '%zz'],
        ['worse', '%'],
      ],
    ],
    // Not escaped at all: each byte of the UTF-8 text arrives as one character.
    ['/cb?a=\u00c3\u00a6', [['a', 'æ']]],
    [
      '/cb?__proto__=x&constructor=y',
      [
        ['__proto__', 'x'],
        ['constructor', 'y'],
      ],
    ],
  ])('%s', async (url, expected) => {
    expect(await parametersOf(url, '', nothing)).toEqual(expected);
  });
});

describe('a form', () => {
  it('comes after the query and keeps repeats apart', async () => {
    const body = Buffer.from('a=2&a=3');
    expect(await parametersOf('/?a=1', `${urlencoded}; charset=UTF-8`, body)).toEqual([
      ['a', '1'],
      ['a', '2'],
      ['a', '3'],
    ]);
  });

  it('is only read when the body says that it is one', async () => {
    expect(await parametersOf('/', 'application/json', Buffer.from('a=1'))).toEqual([]);
    expect(await parametersOf('/', '', Buffer.from('a=1'))).toEqual([]);
  });

  it('is read whatever the case of its type', async () => {
    expect(await parametersOf('/', 'Application/X-WWW-Form-URLEncoded', Buffer.from('a=1'))).toEqual([['a', '1']]);
  });

  it('names a file by its name, as browsers do in a urlencoded form', async () => {
    const form = new FormData();
    form.append('photo_id', '1');
    form.append('file', new File(['content'], 'søndag.mp4', { type: 'video/mp4' }));
    form.append('token', 'æ');
    const { type, body } = await encodeForm(form);
    expect(await parametersOf('/', type, body)).toEqual([
      ['photo_id', '1'],
      ['file', 'søndag.mp4'],
      ['token', 'æ'],
    ]);
  });

  it('of several parts is read as far as it arrived', async () => {
    const form = new FormData();
    form.append('first', '1');
    form.append('second', '2');
    const { type, body } = await encodeForm(form);
    const arrived = body.subarray(0, body.indexOf('second'));
    expect(await parametersOf('/', type, arrived)).toEqual([['first', '1']]);
  });

  it('without a boundary has no parameters', async () => {
    expect(await parametersOf('/?a=1', 'multipart/form-data', Buffer.from('--x'))).toEqual([['a', '1']]);
  });

  it('urlencoded: what was encoded is what is read', async () => {
    const text = fc.string({ unit: 'binary' });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text)), async (pairs) => {
        const encoded = new URLSearchParams(pairs).toString();
        expect(await parametersOf('/', urlencoded, Buffer.from(encoded))).toEqual(pairs);
        expect(await parametersOf(`/?${encoded}`, '', nothing)).toEqual(pairs);
      }),
    );
  });

  it('multipart: what was encoded is what is read', async () => {
    // Line ends are normalised by the encoding itself; names travel inside a quoted string.
    const name = fc.stringMatching(/^[\w ÆØÅ-]{1,20}$/u);
    const value = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 8 }), async (pairs) => {
        const form = new FormData();
        for (const [key, text] of pairs) form.append(key, text);
        const { type, body } = await encodeForm(form);
        expect(await parametersOf('/', type, body)).toEqual(pairs);
      }),
    );
  });

  it('of several parts always comes to an end, however it is damaged', async () => {
    const form = new FormData();
    form.append('a', 'value');
    form.append('file', new File(['x'.repeat(200)], 'a.mp4'));
    form.append('b', 'value');
    const { type, body } = await encodeForm(form);
    const edits = fc.array(fc.record({ at: fc.nat(body.length - 1), byte: fc.nat(255) }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(edits, fc.nat(body.length), async (changes, length) => {
        const damaged = Buffer.from(body.subarray(0, length));
        for (const { at, byte } of changes) if (at < length) damaged[at] = byte;
        expect(Array.isArray(await parametersOf('/', type, damaged))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
