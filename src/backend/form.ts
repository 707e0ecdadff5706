import type { IncomingMessage } from 'node:http';
import { formDecoded, type Pairs } from '../client/pairs.js';

/** The file of a form, whose bytes are still on their way. */
export interface IncomingFile {
  readonly filename: string;
  /** Bytes, as the length of the whole request promises. */
  readonly length: number;
  /** Throws when the request breaks off. */
  bytes(): AsyncIterable<Uint8Array>;
}

/** A form of the suite: its fields, which are all here, and its file, which comes last. */
export interface IncomingForm {
  readonly fields: Pairs;
  readonly file?: IncomingFile;
}

/** A form that the adapter cannot pass on. */
export class UnreadableForm extends Error {
  override readonly name = 'UnreadableForm';
}

const lineEnd = '\r\n';

/** A part of a form in the text read so far; undefined until its headers are there. */
function partAt(text: string, at: number): { readonly headers: string; readonly content: number } | undefined {
  const end = text.indexOf(lineEnd + lineEnd, at);
  return end === -1 ? undefined : { headers: text.slice(at, end), content: end + 4 };
}

/** A value of Content-Disposition as browsers and form encoders escape it. */
function parameter(headers: string, name: string): string | undefined {
  const value = new RegExp(`[; ]${name}="([^"]*)"`, 'i').exec(headers)?.[1];
  return value?.replaceAll('%22', '"').replaceAll(/%0D%0A|%0A|%0D/gi, '\n');
}

const utf8 = (latin: string): string => Buffer.from(latin, 'latin1').toString('utf8');

async function* limited(first: Buffer, rest: AsyncIterator<Buffer>, length: number): AsyncGenerator<Uint8Array> {
  let left = length;
  for (let piece: Buffer = first; left > 0; ) {
    const taken = piece.subarray(0, left);
    left -= taken.length;
    if (taken.length > 0) yield taken;
    if (left === 0) break;
    const next = await rest.next();
    if (next.done === true) throw new UnreadableForm('the request broke off');
    piece = next.value;
  }
  // What ends the form is read as well, so that the connection can be used again.
  while ((await rest.next()).done !== true);
}

/**
 * Reads a form as the suite writes it, with its file last, up to the first byte of the file.
 * @throws UnreadableForm when the form breaks off before, or is no such form
 */
export async function readForm(request: IncomingMessage): Promise<IncomingForm> {
  const type = request.headers['content-type'] ?? '';
  const source = request.iterator({ destroyOnReturn: false });
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  let text = '';
  const readMore = async (): Promise<boolean> => {
    const next = await source.next();
    // One character for each byte: the file begins at the same place in both.
    if (next.done !== true) text += next.value.toString('latin1');
    return next.done !== true;
  };
  if (!/^multipart\/form-data/i.test(type) || boundary === undefined) {
    while (await readMore());
    return { fields: /urlencoded/i.test(type) ? formDecoded(utf8(text)) : [] };
  }
  const delimiter = `--${boundary}`;
  const fields: [string, string][] = [];
  for (let at = delimiter.length + lineEnd.length; ; ) {
    const part = partAt(text, at);
    const next = part === undefined ? -1 : text.indexOf(lineEnd + delimiter, part.content);
    const filename = part === undefined ? undefined : parameter(part.headers, 'filename');
    if (part !== undefined && filename !== undefined) {
      const tail = lineEnd.length + delimiter.length + '--\r\n\r\n'.length;
      const length = Number(request.headers['content-length']) - part.content - tail;
      const first = Buffer.from(text.slice(part.content), 'latin1');
      return { fields, file: { filename: utf8(filename), length, bytes: () => limited(first, source, length) } };
    }
    if (part !== undefined && next !== -1) {
      fields.push([utf8(parameter(part.headers, 'name') ?? ''), utf8(text.slice(part.content, next))]);
      at = next + lineEnd.length + delimiter.length + lineEnd.length;
      continue;
    }
    if (text.startsWith('--', at - lineEnd.length)) {
      while (await readMore());
      return { fields };
    }
    if (!(await readMore())) throw new UnreadableForm('the form broke off');
  }
}
