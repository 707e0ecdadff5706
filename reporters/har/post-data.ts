import { createHash } from 'node:crypto';
import type { FilePart } from '../../src/client/call.js';
import { type Exchange, header } from '../../src/client/exchange.js';
import { formEncoded, type Pairs } from '../../src/client/pairs.js';
import { partName } from '../../src/client/part-name.js';
import { media } from '../../src/media/media.js';

/** The most bytes of a piece of a file that are generated again for their hash. */
const hashed = 65_536;

/** Hashes of pieces, so that a file that is sent a thousand times is generated once. */
export type Digests = Map<string, string | undefined>;

/** The SHA-256 of a piece; undefined for a large one, and where results name an impossible file. */
function digest({ descriptor, start, end }: FilePart): string | undefined {
  if (end - start > hashed) return undefined;
  try {
    return createHash('sha256').update(media(descriptor).bytes(start, end)).digest('hex');
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The SHA-256 of a piece, from those that are known. */
function known(file: FilePart, digests: Digests): string | undefined {
  const key = JSON.stringify([file.descriptor, file.start, file.end]);
  if (!digests.has(key)) digests.set(key, digest(file));
  return digests.get(key);
}

/** What is written instead of the bytes of a file. */
function described(file: FilePart, digests: Digests | undefined): string {
  const { descriptor, start, end } = file;
  const sha256 = digests && known(file, digests);
  const { kind, seed, length, ...look } = descriptor;
  const whole = start === 0 && end === length;
  const piece = whole ? 'the whole' : `bytes ${start} to ${end}`;
  const how = Object.entries(look).map(([name, value]) => `, ${name} ${value}`);
  const hash = sha256 === undefined ? '' : `, SHA-256 ${sha256}`;
  return `[${end - start} bytes: ${piece} of a ${kind} of ${length} bytes, seed ${seed}${how.join('')}${hash}]`;
}

function multipart(boundary: string, form: Pairs, file: FilePart | undefined, digests?: Digests): string {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name=`;
  const fields = form.map(([name, value]) => `${head}"${partName(name)}"\r\n\r\n${value}\r\n`);
  const part =
    file === undefined
      ? ''
      : `${head}"file"; filename="${partName(file.filename)}"\r\nContent-Type: ${file.type}\r\n\r\n${described(file, digests)}\r\n`;
  const parts = file?.first === true ? [part, ...fields] : [...fields, part];
  return `${parts.join('')}--${boundary}--\r\n`;
}

/**
 * The body of a request as network panels show it: the text that was sent, with a line about its file instead
 * of the file's bytes. The format allows text or parameters, not both, and panels show the text.
 * @param digests where the hashes of pieces are wanted, which takes as long as to make the pieces
 */
export function postData(
  { call, request }: Pick<Exchange, 'call' | 'request'>,
  digests?: Digests,
): { readonly mimeType: string; readonly text: string } | undefined {
  const { form, file, encoding } = call;
  if (form === undefined && file === undefined) return undefined;
  if (encoding !== 'multipart' && file === undefined)
    return { mimeType: 'application/x-www-form-urlencoded', text: formEncoded(form ?? []) };
  const sent = header(request.headers, 'content-type');
  const boundary = /;\s*boundary="?([^";]+)/i.exec(sent ?? '')?.[1] ?? 'boundary';
  const mimeType = sent ?? `multipart/form-data; boundary=${boundary}`;
  return { mimeType, text: multipart(boundary, form ?? [], file, digests) };
}
