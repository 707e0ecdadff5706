import type { ServerResponse } from 'node:http';
import type { Pairs } from '../../client/pairs.js';
import { apart } from '../pieces.js';
import type { Plan } from './plan.js';
import type { Given, Received } from './received.js';

/**
 * Writes an answer, in one of the spellings that HTTP leaves open. In pieces it states its length all the same: what is
 * judged is whether a client reads all of it, not whether it decodes chunks.
 */
export function write(to: Received, given: Given, writing: Plan['writing'], answer: ServerResponse): void {
  const body = Buffer.from(given.text);
  const length: Pairs = given.status === 204 ? [] : [['Content-Length', `${body.length}`]];
  const headers = [...given.headers, ...length].map(([name, value]): [string, string] => [
    writing === 'small-letters' ? name.toLowerCase() : name,
    value,
  ]);
  answer.writeHead(given.status, headers.flat());
  if (to.method === 'HEAD') return void answer.end();
  if (writing !== 'pieces') return void answer.end(body);
  answer.write(body.subarray(0, 1));
  void apart().then(() => answer.end(body.subarray(1)));
}
