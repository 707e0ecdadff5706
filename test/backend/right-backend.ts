import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Busboy } from '@fastify/busboy';
import type { Library } from '../../src/config/backend.js';
import { libraries } from '../../src/config/backend.js';

/** What a file in chunks is here. */
interface Upload {
  readonly pieces: Map<number, Buffer>;
  readonly total: number;
  whole?: Buffer;
}

/** A running back end. */
export interface RightBackend {
  readonly url: string;
  /** Requests by method. */
  readonly asked: string[];
  close(): Promise<void>;
}

interface Received {
  readonly fields: Map<string, string>;
  readonly bytes?: Buffer;
}

/** @throws when the request breaks off */
async function received(request: IncomingMessage): Promise<Received> {
  const fields = new Map(new URL(request.url ?? '/', 'http://x').searchParams);
  const parser = Busboy({ headers: { 'content-type': request.headers['content-type'] ?? '' } });
  let bytes: Promise<Buffer> | undefined;
  parser.on('field', (name, value) => void fields.set(name, value));
  parser.on('file', (_name, stream) => {
    bytes = (async () => {
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(part);
      return Buffer.concat(parts);
    })();
  });
  request.pipe(parser);
  await Promise.race([once(parser, 'finish'), once(request, 'aborted').then(() => Promise.reject(new Error('torn')))]);
  const whole = await bytes;
  return { fields, ...(whole === undefined ? {} : { bytes: whole }) };
}

const whole = (text: string): number => (/^\d{1,12}$/.test(text) ? Number(text) : Number.NaN);

/**
 * A back end of a library that does all that can be asked of one: it takes chunks of the right sizes alone, keeps files
 * apart by their identifiers and completes each once.
 * @param isSilent the answer that completes a file is like any other
 */
export async function startRightBackend(library: Library, isSilent = false): Promise<RightBackend> {
  const { fields: names, firstNumber } = libraries[library];
  const uploads = new Map<string, Upload>();
  const finished = new Map<string, Buffer>();
  const asked: string[] = [];

  const described = (fields: Map<string, string>) => {
    const value = (name: string | undefined): string => fields.get(name ?? '') ?? '';
    const [number, size, total] = [names.number, names.chunkSize, names.totalSize].map((name) => whole(value(name)));
    return {
      number: (number ?? Number.NaN) - firstNumber + 1,
      size: size ?? Number.NaN,
      total: total ?? Number.NaN,
      key: `${value('upload_id')} ${value(names.identifier)}`,
    };
  };

  /** The length that a chunk has to have, by either way to cut a file; none where there is no such chunk. */
  const lengths = (number: number, size: number, total: number): number[] =>
    [Math.max(1, Math.floor(total / size)), Math.ceil(total / size)].flatMap((count) =>
      !(number >= 1 && number <= count) ? [] : [number < count ? size : total - (count - 1) * size],
    );

  const isWhole = ({ pieces, total }: Upload): boolean => {
    const numbers = [...pieces.keys()];
    const bytes = [...pieces.values()].reduce((sum, piece) => sum + piece.length, 0);
    return bytes === total && Math.max(...numbers) === numbers.length;
  };

  const take = (fields: Map<string, string>, bytes: Buffer | undefined): { status: number; text: string } => {
    const { number, size, total, key } = described(fields);
    if (bytes === undefined || !(size > 0) || !(total > 0)) return { status: 422, text: 'no chunk' };
    if (!lengths(number, size, total).includes(bytes.length)) return { status: 422, text: 'wrong size' };
    const known = uploads.get(key);
    if (known !== undefined && known.total !== total && known.whole === undefined)
      return { status: 422, text: 'another size' };
    if (known?.whole !== undefined) {
      // The whole file once more is another upload; a part of it is the one that came before.
      if (isSilent || !known.pieces.get(number)?.equals(bytes)) uploads.delete(key);
      else return { status: 200, text: 'again' };
    }
    const upload = uploads.get(key) ?? { pieces: new Map<number, Buffer>(), total };
    uploads.set(key, upload);
    upload.pieces.set(number, bytes);
    if (!isWhole(upload)) return { status: 200, text: 'more' };
    const numbers = [...upload.pieces.keys()].sort((a, b) => a - b);
    upload.whole = Buffer.concat(numbers.map((one) => upload.pieces.get(one) ?? Buffer.alloc(0)));
    const name = createHash('sha256').update(key).update(upload.whole).digest('hex').slice(0, 12);
    finished.set(isSilent ? key : name, upload.whole);
    return { status: 200, text: isSilent ? 'more' : `whole ${name}` };
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    asked.push(request.method ?? '');
    const url = new URL(request.url ?? '/', 'http://x');
    if (url.pathname === '/files') {
      const file = finished.get(url.searchParams.get('of') ?? '');
      response.writeHead(file === undefined ? 404 : 200).end(file);
      return;
    }
    if (request.method === 'GET') {
      const { number, total, key } = described(new Map(url.searchParams));
      const upload = uploads.get(key);
      response.writeHead(upload?.total === total && upload.pieces.has(number) ? 200 : 404).end();
      return;
    }
    const { fields, bytes } = await received(request);
    const { status, text } = take(fields, bytes);
    response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
