export interface DecodedText {
  readonly text: string;
  /** Why the bytes are not text in their declared encoding; the text then contains U+FFFD. */
  readonly problems: string[];
}

/**
 * Decodes the bytes of an answer. As RFC 7303 rules for XML: a byte order mark wins over the charset of the
 * Content-Type, which wins over the XML declaration; without any of them it is UTF-8. Never throws.
 */
export function decodeText(bytes: Uint8Array, contentType = ''): DecodedText {
  const label = byteOrderMark(bytes) ?? charset(contentType) ?? declared(bytes) ?? 'utf-8';
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), problems: [] };
  } catch (error) {
    const unknown = error instanceof RangeError;
    const problem = unknown ? 'the answer names an encoding that is not known' : `the answer is not valid ${label}`;
    return { text: new TextDecoder(unknown ? 'utf-8' : label).decode(bytes), problems: [problem] };
  }
}

function byteOrderMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function charset(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s";]{1,40})/i.exec(contentType)?.[1];
}

/** The encoding of an XML declaration. One that can be read byte by byte is not in UTF-16, whatever it says. */
function declared(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const label = /^<\?xml\s[^>]{0,150}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1];
  return label?.toLowerCase().startsWith('utf-16') ? undefined : label;
}
