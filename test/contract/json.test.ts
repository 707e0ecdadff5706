import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeJson, deepest, longest } from '../../src/contract/json.js';

const answer = '{"status": "ok", "uploadtoken": {"upload_token": "a;b(c)=d", "title": "}; */ \\" ["}}';
const value = JSON.parse(answer);

// A member of this name is left out, as another test says.
const json = fc.json({ maxDepth: 8 }).filter((text) => !text.includes('__proto__'));

describe('decoding JSON', () => {
  it('gives the value of any JSON', () => {
    fc.assert(
      fc.property(json, (text) => {
        expect(decodeJson(text)).toEqual({ value: JSON.parse(text), problems: [] });
      }),
    );
  });

  it('gives an answer for any text, and says nothing is wrong only of JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const decoded = decodeJson(text);
        expect('value' in decoded).toBe(decoded.problems.length === 0);
      }),
    );
  });

  it.each([
    ['a variable', `var visual = ${answer};`, 'visual'],
    ['a variable without semicolon', `var visual=${answer}`, 'visual'],
    ['a variable in lines', `\n var  v1\n=\n${answer}\n;\n`, 'v1'],
    ['a member', `window.visual = ${answer};`, 'window.visual'],
    ['a constant', `const $visual = ${answer};`, '$visual'],
    ['a call', `callback(${answer});`, 'callback'],
    ['a call of a member', `jQuery.cb_1 ( ${answer} )`, 'jQuery.cb_1'],
    ['a call after an empty comment', `/**/callback(${answer});`, 'callback'],
    ['a call after a line of comment', `// JSON-P\ncallback(${answer});`, 'callback'],
  ])('unwraps %s and names it', (_what, text, wrapper) => {
    expect(decodeJson(text)).toEqual({ value, problems: [], wrapper });
  });

  it('takes bare JSON for bare, with white space and a byte order mark', () => {
    expect(decodeJson(`\uFEFF \n${answer}\n`)).toEqual({ value, problems: [] });
  });

  it.each([
    ['nothing', ' \n', 'the answer is empty, not JSON'],
    ['XML', ' <response status="ok"/>', 'the answer is markup, not JSON'],
    ['a semicolon', `${answer};`, /^the answer is not JSON/],
    ['two values', `${answer}${answer}`, /^the answer is not JSON: error at character \d+$/],
    ['a torn answer', answer.slice(0, -1), /^the answer is not JSON/],
    ['a script that is not JSON', 'var visual = {status: 1};', /^the answer is not JSON/],
    ['single quotes', "{'status': 'ok'}", /^the answer is not JSON/],
    ['a raw line break in a value', '{"title": "a\nb"}', /^the answer is not JSON/],
  ])('does not take %s', (_what, text, problem) => {
    const { problems, ...rest } = decodeJson(text);
    expect(rest).not.toHaveProperty('value');
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it('never quotes the answer, which may hold a token', () => {
    const secret = '022fe6e3fb42758d6147c539727c5358af3524b1';
    for (const text of [secret, `${secret}"`, `{"a": ${secret}}`, `{"upload_token": "${secret}`, `var a = ${secret}`]) {
      const [problem] = decodeJson(text).problems;
      expect(problem).toBeDefined();
      expect(problem).not.toMatch(/022f|24b1/);
    }
  });

  it('bounds the length', () => {
    const text = `"${'a'.repeat(longest - 2)}"`;
    expect(decodeJson(text).problems).toEqual([]);
    expect(decodeJson(` ${text}`).problems).toEqual([`the answer is longer than ${longest} characters`]);
  });

  it('bounds the depth, and counts no brackets in strings', () => {
    const nested = (levels: number) => `${'[{"a":'.repeat(levels / 2)}"[[{{\\"[["${'}]'.repeat(levels / 2)}`;
    expect(decodeJson(nested(deepest)).problems).toEqual([]);
    expect(decodeJson(nested(deepest + 2)).problems).toEqual([`the answer is nested deeper than ${deepest} levels`]);
    expect(decodeJson('['.repeat(longest)).problems).toEqual([`the answer is nested deeper than ${deepest} levels`]);
  });

  it('lets no member reach a prototype', () => {
    const { value } = decodeJson('{"a": {"__proto__": {"polluted": 1}, "\\u005f_proto__": 2, "b": 3}}');
    expect(value).toEqual({ a: { b: 3 } });
    expect(Object.assign({}, ...Object.values(value ?? {}))).not.toHaveProperty('polluted');
  });
});
