import type { ServerResponse } from 'node:http';
import { type Pairs, valuesOf } from '../client/pairs.js';
import { withQuery } from './wire.js';

/** Whatever XML 1.0 cannot hold is left out. */
function inXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;');
}

/** A plain message. */
export function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}

/** A granted call. */
export interface Granted {
  /** Name of the object that holds the fields in JSON. */
  readonly wrapper: string;
  readonly fields: Pairs;
  readonly message: string;
}

/** Grants a call, in the format that was asked for. */
export function grant(response: ServerResponse, asked: Pairs, { wrapper, fields, message }: Granted): void {
  if (valuesOf(asked, 'format')[0] === 'json') {
    response.writeHead(200, { 'content-type': 'application/json' });
    const root = { status: 'ok', message, permission_level: 'write', cached: '0' };
    response.end(JSON.stringify({ ...root, [wrapper]: Object.fromEntries(fields) }));
    return;
  }
  const elements = fields.map(([name, value]) => `<${name}>${inXml(value)}</${name}>`).join('');
  response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' });
  response.end(
    `<response status="ok" permission_level="write" message="${inXml(message)}" cached="0">${elements}</response>`,
  );
}

/** A refused call, in the format that was asked for. */
export function refuse(response: ServerResponse, asked: Pairs, code: string, message: string): void {
  if (valuesOf(asked, 'format')[0] === 'json') {
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: 'error', code, message }));
    return;
  }
  response.writeHead(400, { 'content-type': 'text/xml; charset=utf-8' });
  response.end(`<response status="error" code="${code}" message="${inXml(message)}"></response>`);
}

/** Sends the client on to a return_url with the parameters of a callback. */
export function sendOn(response: ServerResponse, returnUrl: string, parameters: Pairs): void {
  response.writeHead(301, { location: withQuery(returnUrl, parameters), 'content-length': '0' });
  response.end();
}
