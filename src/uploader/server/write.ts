import type { ServerResponse } from 'node:http';
import type { Pairs } from '../../client/pairs.js';
import type { Plan } from './plan.js';
import type { Given, Received } from './received.js';

/** Milliseconds between two pieces of an answer: long enough for most clients to read each by itself. */
const betweenPieces = 60;

/** Writes an answer, in one of the spellings that HTTP leaves open. */
export function write(to: Received, given: Given, writing: Plan['writing'], answer: ServerResponse): void {
  const hasBody = to.method !== 'HEAD' && given.text !== '';
  const inPieces = writing === 'pieces' && hasBody;
  const length: Pairs =
    given.status === 204 || inPieces ? [] : [['Content-Length', `${Buffer.byteLength(given.text)}`]];
  const headers = [...given.headers, ...length].map(([name, value]): [string, string] => [
    writing === 'small-letters' ? name.toLowerCase() : name,
    value,
  ]);
  answer.writeHead(given.status, headers.flat());
  if (!inPieces) return void answer.end(hasBody ? given.text : '');
  answer.write(given.text.slice(0, 1));
  setTimeout(() => answer.end(given.text.slice(1)), betweenPieces);
}
