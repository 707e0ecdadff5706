import { Busboy } from '@fastify/busboy';
import type { Multimap } from './call.js';

type Pair = readonly [name: string, value: string];

/** The query of a request target. Bytes beyond ASCII, which should have been escaped, are read as UTF-8. */
function queryOf(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : Buffer.from(url.slice(start), 'latin1').toString('utf8');
}

/** A leading question mark is taken off once, so that a second one stays visible in the first name. */
function urlencoded(text: string): Pair[] {
  return [...new URLSearchParams(`?${text}`)];
}

/** The fields of a multipart form, as far as they arrived; a file counts with its name, as in a urlencoded form. */
function multipart(contentType: string, body: Uint8Array): Promise<Pair[]> {
  return new Promise((resolve) => {
    const pairs: Pair[] = [];
    const done = () => resolve(pairs);
    try {
      const parser = new Busboy({
        headers: { 'content-type': contentType },
        limits: { fieldSize: Math.max(1, body.length), headerSize: Math.max(1, body.length) },
        preservePath: true,
        isPartAFile: (_name, _type, fileName) => fileName !== undefined,
      });
      parser.on('field', (name, value) => pairs.push([name ?? '', value]));
      parser.on('file', (name, stream, fileName) => {
        pairs.push([name ?? '', fileName]);
        stream.on('error', done);
        stream.resume();
      });
      parser.on('error', done);
      parser.on('finish', done);
      parser.end(body);
    } catch {
      done();
    }
  });
}

/** The parameters of a call: those of the query first, then those of a form in the body. */
export async function parametersOf(url: string, contentType: string, body: Uint8Array): Promise<Multimap> {
  const query = urlencoded(queryOf(url).slice(1));
  const mediaType = contentType.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType === 'application/x-www-form-urlencoded')
    return [...query, ...urlencoded(Buffer.from(body).toString('utf8'))];
  if (mediaType === 'multipart/form-data') return [...query, ...(await multipart(contentType, body))];
  return query;
}
