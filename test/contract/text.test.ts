import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/contract/text.js';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('decoding bytes', () => {
  it.each([
    ['UTF-8 when nothing is said', Buffer.from('<a>æ</a>'), ''],
    ['a charset', latin1('<a>æ</a>'), 'text/xml; charset=ISO-8859-1'],
    ['a quoted charset', latin1('<a>æ</a>'), 'text/xml;charset="iso-8859-1"; x=y'],
    ['a byte order mark against the charset', Buffer.from('\uFEFF<a>æ</a>', 'utf8'), 'text/xml; charset=iso-8859-1'],
    ['UTF-16 by its byte order mark', Buffer.from('\uFEFF<a>æ</a>', 'utf16le'), ''],
    ['UTF-16 the other way round', utf16be('\uFEFF<a>æ</a>'), 'application/xml'],
  ])('goes by %s', (_what, bytes, contentType) => {
    expect(decodeText(bytes, contentType)).toEqual({ text: '<a>æ</a>', problems: [] });
  });

  it.each([
    ['its own encoding', latin1(`<?xml version="1.0" encoding='ISO-8859-1'?><a>æ</a>`), ''],
    ['an encoding that it cannot be in', Buffer.from('<?xml version="1.0" encoding="utf-16"?><a>æ</a>'), ''],
    [
      'another encoding than the charset',
      Buffer.from('<?xml version="1.0" encoding="latin1"?><a>æ</a>'),
      'a/b; charset=utf-8',
    ],
  ])('reads a document that declares %s', (_what, bytes, contentType) => {
    const { text, problems } = decodeText(bytes, contentType);
    expect(text).toMatch(/<a>æ<\/a>$/);
    expect(problems).toEqual([]);
  });

  it('tells bytes that are not in their encoding', () => {
    const { text, problems } = decodeText(latin1('<a>æ</a>'), 'text/xml; charset=utf-8');
    expect(text).toBe('<a>\uFFFD</a>');
    expect(problems).toEqual(['the answer is not valid utf-8']);
  });

  it('tells an encoding that nobody knows', () => {
    const { text, problems } = decodeText(Buffer.from('<a/>'), 'text/xml; charset=klingon');
    expect(text).toBe('<a/>');
    expect(problems).toEqual(['the answer names an encoding that is not known']);
  });
});
