import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Busboy } from '@fastify/busboy';
import { serving } from './serving.js';

/** Credentials that can be told from each other. */
export const auth = { write: { bearer: 'write' }, read: { bearer: 'read' }, super: { bearer: 'super' } };

/** A call as its target saw it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: [string, string][];
  readonly fields: [string, string][];
  readonly files: { readonly name: string; readonly type: string; readonly size: number }[];
  readonly authorization: string | undefined;
}

async function read(request: IncomingMessage, headers: IncomingHttpHeaders): Promise<Pick<Seen, 'fields' | 'files'>> {
  const fields: [string, string][] = [];
  const files: { name: string; type: string; size: number }[] = [];
  const type = headers['content-type'];
  if (type === undefined) return { fields, files };
  const parser = new Busboy({ headers: { ...headers, 'content-type': type } });
  parser.on('field', (name, value) => fields.push([name, value]));
  parser.on('file', (_field, stream, name, _encoding, mime) => {
    let size = 0;
    stream.on('data', (block: Buffer) => (size += block.length));
    stream.on('end', () => files.push({ name, type: mime, size }));
  });
  request.pipe(parser);
  await once(parser, 'finish');
  return { fields, files };
}

/** A target that takes calls apart, and answers as told. */
export async function targetThat(
  answer: (seen: Seen, response: ServerResponse) => void,
): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '', 'http://x');
    const { authorization } = request.headers;
    const one = { method: request.method ?? '', path: url.pathname, query: [...url.searchParams], authorization };
    const whole = { ...one, ...(await read(request, request.headers)) };
    seen.push(whole);
    answer(whole, response);
  };
  const url = await serving((request, response) => void take(request, response));
  return { url, seen };
}
