import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { formDecoded, type Pairs, valuesOf } from '../../client/pairs.js';
import { readForm } from './form.js';
import { type Claim, decimal, type Received, type ReceivedFile } from './received.js';

/** Bytes of one body that are read. */
const longest = 256 * 1_048_576;

/** Reads a body; a client may break off at any time. */
export async function readBody(message: IncomingMessage): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of message.iterator({ destroyOnReturn: false })) {
      size += part.length;
      if (size <= longest) parts.push(part);
    }
  } catch {
    return { bytes: Buffer.concat(parts), isWhole: false };
  }
  return { bytes: Buffer.concat(parts), isWhole: size <= longest };
}

/** The headers as the client spelled them. */
export function headersOf({ rawHeaders }: IncomingMessage): Pairs {
  return rawHeaders.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : []));
}

const names = ['resumableChunkNumber', 'resumableChunkSize', 'resumableTotalSize', 'resumableIdentifier'];

function claimOf(pairs: Pairs): Claim | undefined {
  const [number, size, total, identifier] = names.map((name) => valuesOf(pairs, name)[0]);
  const isChunk = [number, size, total, identifier].some((one) => one !== undefined);
  return isChunk ? { number, size, total, identifier } : undefined;
}

/** The files that the command was given. */
export interface Sent {
  readonly bytes: Buffer;
}

function described(part: { name: string; fileNames: readonly string[]; bytes: Buffer }, of: Buffer, claim?: Claim) {
  const { bytes } = part;
  const [number, size] = [decimal(claim?.number), decimal(claim?.size)];
  const start = number === undefined || size === undefined || number < 1 ? undefined : (number - 1) * size;
  const isWhole = bytes.equals(of);
  const fits = start === undefined ? undefined : bytes.equals(of.subarray(start, start + bytes.length));
  const at = isWhole || fits === true || bytes.length < 16 ? -1 : of.indexOf(bytes);
  const foundAt = isWhole ? 0 : fits === true ? start : at < 0 ? undefined : at;
  return {
    ...{ field: part.name, fileNames: part.fileNames, size: bytes.length, isWhole, foundAt, fits },
    sha256: createHash('sha256').update(bytes).digest('hex'),
  } satisfies ReceivedFile;
}

type Read = Pick<
  Received,
  'query' | 'fields' | 'boundary' | 'formProblem' | 'headerProblem' | 'files' | 'fileParts' | 'tokens' | 'tokenInForm'
> & { readonly claim?: Claim };

/** What a request to the upload holds. */
export function readRequest(message: IncomingMessage, bytes: Buffer, file: Buffer): Read {
  const query = formDecoded((message.url ?? '').split('?').slice(1).join('?'));
  const type = message.headers['content-type'] ?? '';
  const coding = message.headers['content-encoding'] ?? '';
  const isForm = /^\s*multipart\/form-data\s*(?:;|$)/i.test(type);
  const form = isForm && coding === '' ? readForm(type, bytes) : undefined;
  const isUrlencoded = /^application\/x-www-form-urlencoded\b/i.test(type);
  const parts = form?.parts ?? [];
  const fileParts = parts.filter(({ name, fileNames }) => name === 'file' || fileNames.length > 0);
  const fields = isUrlencoded
    ? formDecoded(bytes.toString('utf8', 0, 100_000))
    : parts
        .filter((part) => !fileParts.includes(part))
        .map(({ name, bytes: value }): [string, string] => [name, value.toString('utf8', 0, 100_000)]);
  const claim = claimOf([...fields, ...query]);
  const problem = isForm ? form?.problem : `its content type is ${type === '' ? 'missing' : type}`;
  const inForm = valuesOf(fields, 'upload_token');
  return {
    ...{ query, fields, boundary: form?.boundary ?? '' },
    ...(problem === undefined ? {} : { formProblem: problem }),
    ...(form?.headerProblem === undefined ? {} : { headerProblem: form.headerProblem }),
    files: fileParts.map((part) => described(part, file, claim)),
    fileParts: parts.filter(({ name }) => name === 'file').length,
    tokens: [...inForm, ...valuesOf(query, 'upload_token')],
    tokenInForm: inForm.length > 0,
    ...(claim === undefined ? {} : { claim }),
  };
}
