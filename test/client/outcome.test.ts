import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callbackOf } from '../../src/client/callback.js';
import { type Outcome, outcomeInWords, outcomeLine, outcomeOf, postingForm } from '../../src/client/outcome.js';
import { recordedReply as reply } from './reply.js';

const target = 'http://target.test';
const redirect = (location: string, status = 301): Outcome =>
  outcomeOf(reply(status, '', [['Location', location]]), target);

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('with %i and a photo_id is a success', (status) => {
    const outcome = redirect('http://a.test/cb?x=1&photo_id=5&token=a+b', status);
    expect(outcome).toMatchObject({ way: 'redirect', result: 'success', callback: { target: 'http://a.test/cb' } });
    expect(outcome.callback?.get('token')).toBe('a b');
    expect(outcomeInWords(outcome)).toBe(`HTTP ${status} to http://a.test/cb?x=1&photo_id=5&token=a+b`);
  });

  it.each([
    ['an error_message', 'http://a.test/?error_message=no', 'failure'],
    ['an error_message beside a photo_id', 'http://a.test/?photo_id=1&error_message=no', 'failure'],
    ['an empty error_message', 'http://a.test/?photo_id=1&error_message=', 'success'],
    ['neither', 'http://a.test/', 'unclear'],
    ['an empty photo_id', 'http://a.test/?photo_id=', 'unclear'],
    ['a relative address', '/cb?photo_id=1', 'success'],
    ['a relative address without a path', '?photo_id=1', 'success'],
    ['an address without a scheme', '//other.test/?photo_id=1', 'success'],
    ['no address at all', 'http://[', 'unclear'],
    ['an empty address', '', 'unclear'],
    ['a script', 'javascript:alert(1)', 'unclear'],
  ])('to %s', (_, location, result) => {
    expect(redirect(location)).toMatchObject({ way: 'redirect', result });
  });

  it('without a Location is none', () => {
    expect(outcomeOf(reply(301, 'moved'), target)).toMatchObject({ way: 'plain', result: 'failure' });
  });

  it('with a Location and 200 is none', () => {
    expect(outcomeOf(reply(200, '', [['location', 'http://a.test/?photo_id=1']]), target)).toMatchObject({
      way: 'plain',
    });
  });
});

describe('a callback', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['its path as it stands', 'http://A.test:80/P%2fq/%C3%A6;x,y', { target: 'http://a.test/P%2Fq/%C3%A6;x,y' }],
    ['its port', 'http://a.test:8080/', { target: 'http://a.test:8080/' }],
    ['its fragment decoded', 'http://a.test/?a=1#d%20one?x=1', { fragment: 'd one?x=1', parameters: [['a', '1']] }],
    ['a fragment that is malformed', 'http://a.test/#%zz', { fragment: '%zz' }],
    [
      'repeated names in order',
      'http://a.test/?a=2&b&a=1',
      {
        parameters: [
          ['a', '2'],
          ['b', ''],
          ['a', '1'],
        ],
      },
    ],
    [
      'malformed escapes',
      'http://a.test/?a=%zz&b=%',
      {
        parameters: [
          ['a', '%zz'],
          ['b', '%'],
        ],
      },
    ],
    [
      'plus signs and %20 alike',
      'http://a.test/?a=x+y&b=x%20y&c=%2B',
      {
        parameters: [
          ['a', 'x y'],
          ['b', 'x y'],
          ['c', '+'],
        ],
      },
    ],
  ])('has %s', (_, address, wanted) => {
    expect(callbackOf(address)).toMatchObject({ address, ...wanted });
  });

  it('of a form has the fields behind the query', () => {
    const callback = callbackOf('http://a.test/?a=1', [['a', '2']]);
    expect([callback?.get('a'), callback?.all('a'), callback?.get('none')]).toEqual(['1', ['1', '2'], undefined]);
  });

  it('to no address is none', () => {
    expect([callbackOf(''), callbackOf('/x'), callbackOf('http://')]).toEqual([undefined, undefined, undefined]);
  });
});

describe('a page with a form', () => {
  const page =
    '<!doctype html><body onload="document.forms[0].submit()"><form method="POST" action="http://a.test/cb?x=1"><input type=hidden name="photo_id" value="5"><input name=t value="a &amp; &quot;b&quot;"><textarea name=long>\nline 1\nline 2</textarea><input type=submit></form>';

  it('that posts itself is a callback', () => {
    const outcome = outcomeOf(reply(200, page), target);
    expect(outcome).toMatchObject({ way: 'form', result: 'success', callback: { target: 'http://a.test/cb' } });
    expect(outcome.callback?.parameters).toEqual([
      ['x', '1'],
      ['photo_id', '5'],
      ['t', 'a & "b"'],
      ['long', 'line 1\nline 2'],
    ]);
    expect(outcomeInWords(outcome)).toBe('HTTP 200 with a form that posts to http://a.test/cb?x=1');
  });

  it.each([
    ['gets', '<form action="http://a.test/"><input name=a>', undefined],
    ['has no action', '<form method=post><input name=a>', undefined],
    ['is a comment', '<!-- <form method=post action="http://a.test/"> -->', undefined],
    ['is text of a script', '<script>"<form method=post action=http://a.test/>"</script>', undefined],
    ['is none', '<formular method=post action="http://a.test/">', undefined],
    ['posts nothing', '<form method=post action="http://a.test/">', { action: 'http://a.test/', fields: [] }],
    [
      'stands in a table',
      '<table><form method=post action=x><tr><td><input name=a value=1></table>',
      { action: 'x', fields: [['a', '1']] },
    ],
    [
      'comes after one that gets',
      '<form></form><form method=PoSt action=y><input name=b></form>',
      { action: 'y', fields: [['b', '']] },
    ],
  ])('%s', (_, html, wanted) => {
    expect(postingForm(html)).toEqual(wanted);
  });

  it('to a relative address is no callback', () => {
    expect(outcomeOf(reply(200, '<form method=post action="/x">'), target)).toMatchObject({
      way: 'plain',
      result: 'unclear',
    });
  });

  it.each([
    ['deep', '<div>'.repeat(40_000)],
    ['wide', '<p>'.repeat(60_000)],
    ['full of attributes', `<i ${Array.from({ length: 20_000 }, (_, n) => `a${n}`).join(' ')}>`],
    ['full of formatting', Array.from({ length: 3000 }, (_, n) => `<b a${n}>`).join('') + '<p></b>'.repeat(3000)],
  ])('that is %s is read in good time', (_, start) => {
    const found = postingForm(`${start}<form method=post action=x><input name=a value=1>`);
    expect(found).toEqual({ action: 'x', fields: [['a', '1']] });
  });

  it('that is far too long is not looked at', () => {
    expect(postingForm(`${' '.repeat(2 ** 18)}<form method=post action=x>`)).toBeUndefined();
  });
});

describe('an outcome line', () => {
  const ok = { ok: true, domain: 'videos.test', treeId: '11', photoId: '22', token: 'tok' };

  it.each<[string, unknown]>([
    ['ok videos.test 11 22 tok http://a.test/?x=1', { ...ok, callbackUrl: 'http://a.test/?x=1' }],
    ['ok videos.test 11 22 tok http://a.test/\n', { ...ok, callbackUrl: 'http://a.test/' }],
    ['ok\tvideos.test  11 22 tok http://a.test/ more', { ...ok, callbackUrl: 'http://a.test/' }],
    ['ok videos.test 11 22 tok', { ...ok, callbackUrl: undefined }],
    [
      'ok localhost:80 t-1 p-2 tok',
      { ...ok, domain: 'localhost:80', treeId: 't-1', photoId: 'p-2', callbackUrl: undefined },
    ],
    ['ok videos.test trEe npHweHcGjrz tok', { ...ok, treeId: 'trEe', photoId: 'npHweHcGjrz', callbackUrl: undefined }],
    [
      'ok [::1]:80 t p tok',
      { ok: true, domain: '[::1]:80', treeId: 't', photoId: 'p', token: 'tok', callbackUrl: undefined },
    ],
    ['error The file is not supported', { ok: false, message: 'The file is not supported' }],
    ['error', { ok: false, message: '' }],
    ['ok', undefined],
    ['ok 11 22', undefined],
    ['ok chunk 2 of 3', undefined],
    ['ok your upload was received, thanks', undefined],
    ['ok chunk 2 of 3 was received', undefined],
    ['okay videos.test 11 22 tok', undefined],
    ['errors happen', undefined],
    ['error: something', undefined],
    ['<p>error x</p>', undefined],
    ['', undefined],
  ])('%j', (text, wanted) => {
    expect(outcomeLine(text)).toEqual(wanted);
  });

  it('makes an outcome, whatever its status', () => {
    expect(outcomeOf(reply(200, 'ok videos.test 11 22 tok http://a.test/'), target)).toMatchObject({
      way: 'line',
      result: 'success',
    });
    expect(outcomeOf(reply(500, 'error not supported'), target)).toMatchObject({ way: 'line', result: 'failure' });
  });
});

describe('a plain answer', () => {
  it.each([
    [200, 'ok', 'unclear'],
    [200, '', 'unclear'],
    [404, 'no', 'failure'],
    [500, '', 'failure'],
    [204, '', 'failure'],
    [304, '', 'failure'],
  ])('of %i "%s"', (status, text, result) => {
    const outcome = outcomeOf(reply(status, text), target);
    expect(outcome).toMatchObject({ way: 'plain', result });
    expect(outcomeInWords(outcome)).toContain(`HTTP ${status}: `);
  });
});

it('nothing that a target may send makes it throw', () => {
  const pieces = [
    '<form',
    ' method=post',
    ' action=',
    'http://a.test/',
    '>',
    '<input name=',
    '<textarea name=x>',
    '</form>',
    '<!--',
    '<script>',
    'ok ',
    'error ',
    '\0',
    '&amp',
    '%',
    '://',
    '[',
    '#',
    '?photo_id=1',
    ' ',
  ];
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((some) => some.join('')),
  );
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 999 }), text, fc.option(text), (status, body, location) => {
      const headers = location === null ? [] : [['location', location] as const];
      const outcome = outcomeOf(reply(status, body, headers), target);
      return outcomeInWords(outcome).length > 0;
    }),
    { numRuns: 2000 },
  );
}, 30_000);
