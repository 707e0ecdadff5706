import { STATUS_CODES } from 'node:http';
import { valuesOf } from '../client/pairs.js';
import type { Observed } from '../observe/observed.js';
import type { Received } from './server/received.js';

/** A received request in the form of which records are made. */
export function observed(seen: Received): Observed {
  const { id, startedAt, begun, method, target, headers, duration, fields, files, given, ended } = seen;
  const host = valuesOf(
    headers.map(([name, value]) => [name.toLowerCase(), value]),
    'host',
  )[0];
  const text = given?.text ?? '';
  return {
    connection: undefined,
    ...{ id, startedAt, begun, method, target, headers, duration, size: seen.size, isWhole: seen.isWhole },
    host: host ?? '127.0.0.1',
    body: {
      form: seen.boundary === '' ? 'none' : 'multipart',
      fields,
      files: files.map(({ field, fileNames, size, sha256 }) => ({
        ...{ field, size, sha256, filename: fileNames[0], type: '', head: new Uint8Array() },
      })),
    },
    ...(ended === undefined ? {} : { ended }),
    delivered: ended !== undefined,
    ...(given === undefined || given.status === 0 || ended === undefined
      ? { failure: { kind: 'broken', message: 'the connection ended before the answer' } }
      : {
          answer: {
            status: given.status,
            statusText: STATUS_CODES[given.status] ?? '',
            headers: given.headers,
            size: Buffer.byteLength(text),
            bytes: Buffer.from(text),
            sha256: '',
            isWhole: true,
            missing: 0,
          },
        }),
  };
}
