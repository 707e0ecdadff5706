#!/usr/bin/env node
/**
 * Serves the page beside it, with Resumable.js from npm:
 *
 *     npm install resumablejs && node serve.mjs [PORT]
 *     upload-contract client --page 'http://127.0.0.1:8090/?url={url}&token={token}&return_url={return_url}'
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { argv } from 'node:process';

const files = {
  '/': ['text/html; charset=utf-8', new URL('index.html', import.meta.url)],
  '/resumable.js': ['text/javascript; charset=utf-8', createRequire(import.meta.url).resolve('resumablejs')],
};

const server = createServer(async ({ url }, answer) => {
  const file = files[url.split('?', 1)[0]];
  if (file === undefined) return answer.writeHead(404).end();
  answer.writeHead(200, { 'Content-Type': file[0] }).end(await readFile(file[1]));
});
server.listen(Number(argv[2] ?? 8090), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
