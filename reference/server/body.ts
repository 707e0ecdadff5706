import type { IncomingMessage } from 'node:http';
import type { Readable, Writable } from 'node:stream';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { PhotoDecisions } from '../decisions/photos.js';
import type { RequestDecisions } from '../decisions/requests.js';
import type { Pair, ReceivedFile } from '../state/model.js';
import type { Spool } from '../state/spool.js';
import { Parameters, wholeNumber } from './parameters.js';

const mebibyte = 1024 * 1024;

/** A request that cannot be read; `status` is what it is answered with. */
export class BadRequest extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface Body {
  readonly form: 'none' | 'urlencoded' | 'multipart';
  readonly parameters: Parameters;
  /** The file parts by their field names, already stored. */
  readonly files: ReadonlyMap<string, ReceivedFile>;
}

/** What the reading of a body depends on. */
export interface BodyDecisions {
  readonly requests: RequestDecisions;
  readonly photos: PhotoDecisions;
}

/** Reads a body to its end; of a request that breaks off or makes no sense nothing is left behind. */
export async function readBody(incoming: IncomingMessage, spool: Spool, decisions: BodyDecisions): Promise<Body> {
  const type = incoming.headers['content-type'] ?? '';
  if (/^multipart\/form-data\b/i.test(type)) return readMultipart(incoming, type, spool, decisions);
  const form = /^application\/x-www-form-urlencoded\b/i.test(type);
  return {
    form: form ? 'urlencoded' : 'none',
    parameters: form ? Parameters.parse(await readText(incoming)) : Parameters.none,
    files: new Map(),
  };
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of incoming.iterator({ destroyOnReturn: false })) {
      size += part.length;
      if (size > mebibyte) throw new BadRequest(413, 'The parameters are too long');
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof BadRequest ? error : new BadRequest(400, 'The request broke off');
  }
  return Buffer.concat(parts).toString('utf8');
}

async function readMultipart(
  incoming: IncomingMessage,
  type: string,
  spool: Spool,
  { requests: { body, countsField }, photos }: BodyDecisions,
): Promise<Body> {
  const source = photos.arrives(body(incoming), wholeNumber(incoming.headers['content-length']));
  const parser = openParser(type);
  const pairs: Pair[] = [];
  const files = new Map<string, ReceivedFile>();
  const streams = new Set<Readable>();
  const stored: Promise<void>[] = [];
  let tooLong = false;
  let unstored: Error | undefined;

  parser.on('field', (name: string | undefined, value: string, _nameCut: boolean, cut: boolean) => {
    tooLong ||= cut;
    if (name !== undefined && countsField(streams.size)) pairs.push([name, value]);
  });
  parser.on('fieldsLimit', () => {
    tooLong = true;
  });
  parser.on('file', (name: string, stream: Readable, fileName: string | undefined) => {
    streams.add(stream);
    // A form that ends within this part is an error of the stream even when nothing reads it any more.
    stream.on('error', () => {});
    const store = async () => {
      const file = await spool.receive(stream);
      if (files.has(name)) await spool.discard(file);
      else files.set(name, { ...file, name: fileName });
    };
    stored.push(
      store().catch((error: unknown) => {
        const reason = toError(error);
        // A full disk is no fault of the form.
        if ('syscall' in reason) unstored ??= reason;
        parser.destroy(reason);
      }),
    );
  });
  try {
    await pour(source, parser);
    await Promise.all(stored);
    if (tooLong) throw new BadRequest(413, 'A parameter is too long, or there are too many');
  } catch (error) {
    source.unpipe(parser);
    for (const stream of streams) stream.destroy();
    await Promise.all(stored);
    await Promise.all([...files.values()].map((file) => spool.discard(file)));
    if (unstored !== undefined) throw unstored;
    throw error instanceof BadRequest ? error : new BadRequest(400, 'The body is not a complete multipart form');
  }
  return { form: 'multipart', parameters: new Parameters(pairs), files };
}

/** Unlike a pipeline this leaves the request alive when the target fails, so that it can still be answered. */
function pour(source: Readable, target: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    target.on('finish', resolve);
    target.on('error', reject);
    source.on('error', reject);
    source.on('close', () => source.readableEnded || reject(new Error('The request broke off')));
    source.pipe(target);
  });
}

function openParser(type: string): BusboyInstance {
  try {
    return Busboy({
      headers: { 'content-type': type },
      // What becomes of the folders in a name is for those to decide who store the file.
      preservePath: true,
      limits: { fields: 1000, fieldSize: mebibyte, files: 20, headerPairs: 100 },
      // Old clients send the file without a name, so the field is more reliable than the name.
      isPartAFile: (name, contentType, fileName) =>
        fileName !== undefined || (name === 'file' && contentType === 'application/octet-stream'),
    });
  } catch {
    throw new BadRequest(400, 'The multipart form has no boundary');
  }
}

const toError = (value: unknown) => (value instanceof Error ? value : new Error(String(value)));
