import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readContract } from '../../scripts/generate/document.mjs';
import { decodeElement } from '../../src/contract/xml-shape.js';
import { parseXml } from '../../src/contract/xml-tree.js';

const { components } = await readContract(fileURLToPath(new URL('fixtures/good.yaml', import.meta.url)));

function decode(xml: string, schemaName = 'UploadTokenXml') {
  const { root, problem } = parseXml(`<response>${xml}</response>`, { longest: 10_000, deepest: 10 });
  if (root === undefined) throw new Error(problem);
  return decodeElement(root, { $ref: `#/components/schemas/${schemaName}` }, components.schemas);
}

describe('the shape of an XML answer', () => {
  it.each([
    ['a list in a wrapper', '<tags><tag>a</tag><tag/></tags>', { tags: ['a', ''] }],
    ['a list that is called as its items', '<word><word>a</word></word>', { words: ['a'] }],
    ['an empty wrapper', '<tags/>', { tags: [] }],
    ['no wrapper', '<tag>a</tag>', {}],
    ['a list without wrapper', '<album>1</album><p/><album>2</album>', { album: ['1', '2'] }],
    [
      'an object within',
      '<site id="7"><domain>a.example</domain><more/></site>',
      { site: { id: '7', domain: 'a.example' } },
    ],
    ['an object within without anything', '<site/>', { site: {} }],
    ['a name of its own', '<valid_until>1</valid_until><validUntil>2</validUntil>', { validUntil: '1' }],
    ['white space that the schema lets go', '<valid_until>\n 1 </valid_until>', { validUntil: '1' }],
    ['white space that it does not', '<valid_minutes> 1</valid_minutes>', { valid_minutes: ' 1' }],
  ])('knows %s', (_what, xml, value) => expect(decode(xml)).toEqual({ value, problems: [] }));

  it('has the properties of all parts of a schema', () => {
    const { root } = parseXml('<response status="error" message="No." cached="0"/>', { longest: 99, deepest: 1 });
    const decoded = root && decodeElement(root, components.schemas.RefusedXml, components.schemas);
    expect(decoded?.value).toEqual({ message: 'No.', cached: '0', status: 'error' });
  });

  it.each([
    [
      'a value that is there twice',
      '<upload_token>a</upload_token><upload_token>b</upload_token>',
      'response has 2 elements upload_token, not one',
    ],
    [
      'elements inside a text',
      '<description>a <p>b</p></description>',
      'response/description holds the element p where text is expected',
    ],
    ['elements inside an item', '<album><b/></album>', 'response/album holds the element b where text is expected'],
    ['text between elements', 'Warning: <upload_token>a</upload_token>', 'response has text between its elements'],
    ['text in an object within', '<site>a</site>', 'response/site has text between its elements'],
  ])('tells %s', (_what, xml, problem) => expect(decode(xml).problems).toEqual([problem]));
});
