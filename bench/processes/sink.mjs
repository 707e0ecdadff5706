/** A server that takes chunks and keeps nothing of them but size and hash; reports them on request. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { Busboy } from '@fastify/busboy';
import { listening } from './listening.mjs';

/** @type {Record<string, { size: number, sha256: string }>} */
const received = {};

const server = createServer((request, response) => {
  const type = request.headers['content-type'] ?? '';
  const form = Busboy({ headers: { 'content-type': type } });
  let number = '';
  form.on('field', (name, value) => {
    if (name === 'resumableChunkNumber') number = value;
  });
  form.on('file', (_name, stream) => {
    const hash = createHash('sha256');
    let size = 0;
    stream.on('data', (bytes) => {
      size += bytes.length;
      hash.update(bytes);
    });
    stream.on('end', () => {
      received[number] = { size, sha256: hash.digest('hex') };
    });
  });
  form.on('finish', () => response.writeHead(200, { 'content-type': 'text/plain' }).end('ok'));
  request.pipe(form);
});
process.on('message', () => process.send?.(received));
process.send?.(await listening(server));
