import type { IncomingMessage, ServerResponse } from 'node:http';

/** A browser asks what a page may do. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

/** Lets the page that called do everything, and read the answer. */
export function allowPages({ headers }: IncomingMessage, answer: ServerResponse): void {
  const { origin, 'access-control-request-headers': asked } = headers;
  if (origin === undefined) return;
  answer.setHeader('Access-Control-Allow-Origin', origin);
  answer.setHeader('Access-Control-Allow-Credentials', 'true');
  answer.setHeader('Access-Control-Expose-Headers', 'Location, Retry-After');
  answer.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, PATCH, DELETE');
  if (asked !== undefined) answer.setHeader('Access-Control-Allow-Headers', asked);
}
