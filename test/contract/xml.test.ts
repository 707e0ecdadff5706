import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeXml } from '../../src/contract/answers.js';
import { deepest, longest } from '../../src/contract/json.js';

const inside = (xml: string) => `<response status="ok">${xml}</response>`;
const token = '<upload_token>t</upload_token>';
const decode = (xml: string) => decodeXml(xml, 'UploadTokenXml');
const plain = { value: { status: 'ok', upload_token: 't' }, problems: [] };

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll(']]>', ']]&gt;');
}

describe('decoding an XML answer', () => {
  it('reads the example of the documents', () => {
    const xml = `<response status="ok" permission_level="write"
  message="The upload token is ready to use" cached="0">
  <upload_token>022fe6e3</upload_token>
  <title>A title for the new upload</title>
  <publish>1</publish>
  <album_id></album_id>
  <return_url>http://www.example.com/upload/callback?theme=green</return_url>
</response>`;
    expect(decode(xml)).toEqual({
      value: {
        status: 'ok',
        permission_level: 'write',
        message: 'The upload token is ready to use',
        cached: '0',
        upload_token: '022fe6e3',
        title: 'A title for the new upload',
        publish: '1',
        album_id: '',
        return_url: 'http://www.example.com/upload/callback?theme=green',
      },
      problems: [],
    });
  });

  it.each([
    ['a declaration', `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${inside(token)}`],
    ['a declaration of another encoding', `<?xml version='1.0' encoding='ISO-8859-1'?>${inside(token)}`],
    ['a byte order mark', `\uFEFF${inside(token)}`],
    ['comments and instructions', `<!-- a --><?b c?>${inside(`<!-- <d> -->${token}<?e?>`)}<!-- f -->`],
    ['CDATA', inside('<upload_token><![CDATA[t]]></upload_token>')],
    ['white space', `\n${inside(`\r\n\t ${token}\n`)}\n`],
    ['single quotes', `<response status='ok'>${token}</response>`],
    ['white space in tags', `<response\n\tstatus = "ok" ><upload_token >t</upload_token\n></response >`],
    ['attributes in any order', `<response cached2="1" x="y" status="ok">${token}</response>`],
    ['unknown elements', inside(`<site><status>x</status>${token.replaceAll('t>', 't2>')}</site>${token}<p>1</p>`)],
    ['references to characters', inside('<upload_token>&#x74;</upload_token>')],
    ['a default namespace', `<response xmlns="http://example.com/" status="ok">${token}</response>`],
  ])('does not mind %s', (_what, xml) => expect(decode(xml)).toEqual(plain));

  it('gives back any text, in elements, attributes and CDATA', () => {
    // XML allows no control characters, and takes every kind of line break for the same.
    const text = fc.string({ unit: 'binary' }).map((any) => any.replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, '\n'));
    fc.assert(
      fc.property(text, text, text, (title, message, tags) => {
        const attribute = escaped(message).replaceAll('\n', '&#10;');
        const cdata = `<![CDATA[${tags.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
        const xml = `<response message="${attribute}"><title>${escaped(title)}</title><tags>${cdata}</tags></response>`;
        expect(decode(xml)).toEqual({ value: { message, title, tags }, problems: [] });
      }),
    );
  });

  it('keeps white space in a value', () => {
    expect(decode(inside('<title> a \n b </title>')).value).toMatchObject({ title: ' a \n b ' });
  });

  it.each([
    ['a bare &', inside('<title>Tom & Jerry</title>')],
    ['a bare & in an address', inside('<return_url>http://a/?b=1&c=2</return_url>')],
    ['a bare <', inside('<title>1 < 2</title>')],
    ['a bare < in an attribute', '<response message="a<b"/>'],
    ['a quote in an attribute', '<response message="a "b" c"/>'],
    ['an entity of HTML', inside('<title>a&nbsp;b</title>')],
    ['an attribute given twice', '<response status="ok" status="ok"/>'],
    ['an attribute without quotes', '<response status=ok/>'],
    ['an element left open', `<response status="ok">${token}`],
    ['elements that cross', inside('<title><b></title></b>')],
    ['a tag of HTML left open', inside('<description>a<br>b</description>')],
    ['two roots', inside(token) + inside(token)],
    ['text after the root', `${inside(token)} ok`],
    ['text before the root', `ok ${inside(token)}`],
    ['white space before the declaration', ` <?xml version="1.0"?>${inside(token)}`],
    ['a control character', inside('<title>a\u0001b</title>')],
    ['a reference to a control character', inside('<title>a&#0;b</title>')],
    ['a reference to half of a surrogate pair', inside('<title>a&#xD83C;b</title>')],
    ['the end of a CDATA section in text', inside('<title>a]]>b</title>')],
    ['nothing', ''],
    ['plain text', 'ok'],
    ['JSON', '{"status": "ok"}'],
  ])('does not take %s', (_what, xml) => {
    const decoded = decode(xml);
    expect(decoded).not.toHaveProperty('value');
    expect(decoded.problems).toEqual([expect.stringMatching(/^the answer is not well-formed XML: /)]);
  });

  it('never throws', () => {
    const pieces = fc.constantFrom(
      '<response>',
      '</response>',
      '<title',
      '/>',
      '&amp;',
      '&',
      '<![CDATA[',
      ']]>',
      '<!--',
      '"',
      '=',
    );
    const soup = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 20 });
    fc.assert(
      fc.property(soup, (parts) => {
        const { value, problems } = decode(parts.join(''));
        expect(value !== undefined || problems.length > 0).toBe(true);
      }),
    );
  });

  it.each([
    ['billion laughs', '<!DOCTYPE response [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>', '<title>&b;</title>'],
    ['a file', '<!DOCTYPE response [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '<title>&a;</title>'],
  ])('refuses a DOCTYPE that declares %s', (_what, doctype, xml) => {
    const problems = ['the answer has a DOCTYPE with declarations, which no answer needs'];
    expect(decode(doctype + inside(xml))).toEqual({ problems });
  });

  it.each([
    ['an external subset, which is not fetched', '<!DOCTYPE response SYSTEM "http://127.0.0.1/x.dtd">'],
    ['the name of its root', '<!DOCTYPE response>'],
  ])('takes a DOCTYPE that has no more than %s', (_what, doctype) => {
    expect(decode(doctype + inside(token))).toEqual(decode(inside(token)));
  });

  it('bounds the depth', () => {
    const nested = (levels: number) => inside('<a>'.repeat(levels - 1) + '</a>'.repeat(levels - 1));
    expect(decode(nested(deepest)).problems).toEqual([]);
    const problems = [`the answer is nested deeper than ${deepest} elements`];
    expect(decode(nested(deepest + 1))).toEqual({ problems });
    expect(decode('<a>'.repeat(longest / 4))).toEqual({ problems });
  });

  it('bounds the length', () => {
    const fill = (length: number) => inside(`<title>${'a'.repeat(length - inside('<title></title>').length)}</title>`);
    expect(decode(fill(longest)).problems).toEqual([]);
    expect(decode(fill(longest + 1))).toEqual({ problems: [`the answer is longer than ${longest} characters`] });
  });

  it('tells another root element', () => {
    expect(decode('<html><body/></html>')).toEqual({ problems: ['the root element is html, not response'] });
  });

  it('lets no name reach a prototype', () => {
    const { value } = decode(inside('<__proto__><polluted>1</polluted></__proto__><constructor>2</constructor>'));
    expect(value).toStrictEqual({ status: 'ok' });
  });
});
