/** A stretch of ordinary characters, or one as addresses, JSON, XML and HTML write it, also when one is within another. */
const piece = new RegExp(
  [
    '[^%\\\\&]+',
    '%(?:25)*([0-9a-f]{2})',
    '\\\\+u(d[89ab][0-9a-f]{2})\\\\+u(d[c-f][0-9a-f]{2})',
    '\\\\+u([0-9a-f]{4})',
    '&(?:amp;)*#(\\d{1,7});',
    '&(?:amp;)*#x([0-9a-f]{1,6});',
    '&(?:amp;)*(quot|amp|apos|lt|gt);',
    '\\\\+(["\'\\\\/])',
    '[%\\\\&]',
  ].join('|'),
  'gi',
);

const named: Readonly<Record<string, string>> = { quot: '"', amp: '&', apos: "'", lt: '<', gt: '>' };

function inHex(digits: string): number {
  return Number.parseInt(digits, 16);
}

/** The bytes of UTF-8 that an escaped character stands for; undefined when it is none. */
function escapedBytes(match: RegExpExecArray): Buffer | undefined {
  const [, byte, high, low, unit, decimal, hexadecimal, name, escaped] = match;
  if (byte !== undefined) return Buffer.from(byte, 'hex');
  if (high !== undefined && low !== undefined) return Buffer.from(String.fromCharCode(inHex(high), inHex(low)));
  if (unit !== undefined) return Buffer.from(String.fromCharCode(inHex(unit)));
  if (name !== undefined) return Buffer.from(named[name.toLowerCase()] ?? name);
  if (escaped !== undefined) return Buffer.from(escaped);
  const code = decimal === undefined ? inHex(hexadecimal ?? '') : Number(decimal);
  return code <= 0x10ffff ? Buffer.from(String.fromCodePoint(code)) : undefined;
}

/** A text whose characters are written in one way only, with where each of them stood. */
export interface Plain {
  /** One character for each byte of UTF-8. */
  readonly text: string;
  /** Where a character begins in the original; after the last one, where that ends. */
  startOf(at: number): number;
}

/** Most texts are written in one way already. */
const isPlain = (text: string): boolean => isAscii(text) && !/[%\\&]/.test(text);

/** Spaces are plus signs in forms; base64 has two alphabets. */
function alike(text: string): string {
  return text.replaceAll(' ', '+').replaceAll('-', '+').replaceAll('_', '/');
}

/** Brings a text to one spelling, in which others can be found however they were written. */
export function plainly(text: string): Plain {
  if (isPlain(text)) return { text: alike(text), startOf: (at) => at };
  const starts: number[] = [];
  const pieces: string[] = [];
  for (const match of text.matchAll(piece)) {
    const [whole] = match;
    const { index } = match;
    const escaped = escapedBytes(match);
    if (escaped !== undefined) {
      pieces.push(escaped.toString('latin1'));
      for (const _ of escaped) starts.push(index);
    } else if (isAscii(whole)) {
      pieces.push(whole);
      for (let at = 0; at < whole.length; at += 1) starts.push(index + at);
    } else {
      let at = index;
      for (const character of whole) {
        const bytes = Buffer.from(character);
        pieces.push(bytes.toString('latin1'));
        for (const _ of bytes) starts.push(at);
        at += character.length;
      }
    }
  }
  starts.push(text.length);
  return { text: alike(pieces.join('')), startOf: (at) => starts[at] ?? text.length };
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}

/**
 * What a text looks like within something that was encoded in base64 as a whole, such as `user:secret`. What comes
 * before decides which of three it is; characters at either end that hold bits of something else are left out.
 */
export function withinBase64(text: string): string[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
}
