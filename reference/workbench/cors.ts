import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from '../state/model.js';

/** Lets the page that called read the answer. */
export function allowOrigin({ headers: { origin } }: IncomingMessage, outgoing: ServerResponse): void {
  if (origin === undefined) return;
  outgoing.setHeader('Access-Control-Allow-Origin', origin);
  outgoing.setHeader('Access-Control-Expose-Headers', 'Location');
  outgoing.setHeader('Vary', 'Origin');
}

/** Whether a browser asks what a page may do. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

/** The answer to that: everything. */
export const permission: Answer = {
  status: 204,
  headers: [
    ['Access-Control-Allow-Methods', 'GET, POST'],
    ['Access-Control-Allow-Headers', 'authorization, content-type, x-requested-with'],
    ['Access-Control-Max-Age', '600'],
  ],
  body: Buffer.alloc(0),
};
